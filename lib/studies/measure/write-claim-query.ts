import type { Market } from '@/lib/market/market';
import type { Basis } from '@/lib/market/market';
import { nameWindow, type MeasureChoice } from './measure-choice';

/** What a claim says of a measure, in the words of the study `claim`. */
export interface Comparison {
  readonly name: 'largest' | 'nth' | 'highest-since' | 'only-k-since' | 'first-since' | 'count-this-year' | 'gap' | 'in-a-row';
  readonly count: number | null;
  /** Index of the session that `since` names. */
  readonly since: number | null;
}

/** A choice with every definition at its default; what a measure does not read stays there. */
export const plainChoice: MeasureChoice = {
  measure: 'return', symbol: '', versus: '', sessions: 5, direction: 'up', thresholdPct: 0, ties: 'exclude', spread: 'pp', price: 'close',
  unit: 'pct', deviation: 'sample', universe: 'mag7', indicator: 'above-average', members: 'sp500', adjust: 'ratio', mean: 'ema', variant: '2.2', top: 10,
};

/** What a claim adds to its measure: one comparison. */
export interface ClaimParts {
  readonly choice: MeasureChoice;
  readonly comparison: Comparison;
  /** The threshold of an event in the measure's display unit, or null. */
  readonly atLeast: number | null;
  /** Whether points or ratio is part of the statement; otherwise the claim is tried both ways. */
  readonly statesSpread?: boolean;
}

/** Parameters of the study `claim` that a breadth reads, as URL texts; a definition that is the default is left open. */
function listBreadthTexts(choice: MeasureChoice): [string, string][] {
  const { indicator, members, sessions, adjust, mean, variant, top } = choice;
  const window = nameWindow(choice);
  return [
    ['indicator', indicator], ['members', members],
    ...(indicator === 'above-average' || window === 'windowSessions' ? [[window, String(sessions)] as [string, string]] : []),
    ...(indicator === 'top-weight' ? [['top', String(top)] as [string, string]] : []),
    ...Object.entries({ adjust, mean, variant }).filter(([name, value]) => value !== plainChoice[name as 'adjust' | 'mean' | 'variant']),
  ];
}

/** Parameters of the study `claim` that a measure reads, as URL texts. */
function listMeasureTexts(choice: MeasureChoice): [string, string][] {
  const { measure, symbol, versus, sessions, direction, thresholdPct, unit, universe } = choice;
  const texts: [string, string][] = [['measure', measure]];
  if (measure === 'participation') texts.push(['universe', universe]);
  else if (measure === 'breadth') texts.push(...listBreadthTexts(choice));
  else texts.push(['symbol', symbol]);
  if (versus !== '') texts.push(['versus', versus]);
  if (measure !== 'breadth' && measure !== 'record' && measure !== 'drawdown' && measure !== 'level') texts.push(['sessions', String(sessions)]);
  texts.push(['direction', direction]);
  if (measure === 'streak') texts.push(['thresholdPct', String(thresholdPct)]);
  if (measure === 'distance') texts.push(['unit', unit]);
  return texts;
}

/** The shared parameters that end knowledge where the market does: `asOf`, and what is assumed after it. */
export function listMarketTexts(market: Market, basis: Basis, assumed: ReadonlyMap<string, number>): [string, string][] {
  const last = market.sessions.length - 1;
  const asOf = market.sessions[market.assumedIndex === null ? last : market.assumedIndex - 1] ?? '';
  const closes = [...assumed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([symbol, close]) => `${symbol}:${close}`).join(',');
  return [...(basis === 'price' ? [] : [['basis', basis] as [string, string]]), ['asOf', asOf], ...(closes === '' ? [] : [['assume', closes] as [string, string]])];
}

/** The closes that the market's last session assumes, without the baskets computed from them. */
export function listAssumedCloses(market: Market): ReadonlyMap<string, number> {
  const index = market.assumedIndex;
  if (index === null) return new Map();
  return new Map([...market.series].flatMap(([symbol, { instrument, close, total }]) => {
    const value = (instrument.basis === 'total' ? total : close)?.[index] ?? NaN;
    return instrument.kind === 'composite' || Number.isNaN(value) ? [] : [[symbol, value] as const];
  }));
}

/** Parameters as a query, commas and colons readable. */
export function writeTexts(texts: readonly (readonly [string, string])[]): string {
  return texts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`).join('&');
}

/** The query of the study `claim` that says this, without a question mark. */
export function writeClaimQuery(market: Market, basis: Basis, { choice, comparison, atLeast, statesSpread = false }: ClaimParts, assumed = listAssumedCloses(market)): string {
  const since = comparison.since === null ? undefined : market.sessions[comparison.since];
  const texts: [string, string][] = [...listMeasureTexts(choice), ['comparison', comparison.name]];
  if (comparison.count !== null) texts.push(['count', String(comparison.count)]);
  if (since !== undefined) texts.push(['since', since]);
  if (atLeast !== null) texts.push(['atLeast', String(atLeast)]);
  if (statesSpread) texts.push(['spread', choice.spread]);
  // A record says "close" in its own words: that definition is stated, not left open.
  if (choice.measure === 'record' || choice.measure === 'level') texts.push(['price', choice.price]);
  return writeTexts([...texts, ...listMarketTexts(market, basis, assumed)]);
}

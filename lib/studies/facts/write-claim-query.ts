import type { Market } from '../market';
import type { MeasureChoice } from '../measure/measure-choice';
import type { Basis } from '../study-series';
import type { Comparison } from './fact';

/** What a claim adds to its measure: one comparison. */
export interface ClaimParts {
  readonly choice: MeasureChoice;
  readonly comparison: Comparison;
  /** The threshold of an event in the measure's display unit, or null. */
  readonly atLeast: number | null;
}

/** Parameters of the study `claim` that a measure reads, as URL texts. */
function listMeasureTexts(choice: MeasureChoice): [string, string][] {
  const { measure, symbol, versus, sessions, direction, thresholdPct, unit, universe } = choice;
  const texts: [string, string][] = [['measure', measure]];
  if (measure === 'participation') texts.push(['universe', universe]);
  else texts.push(['symbol', symbol]);
  if (versus !== '') texts.push(['versus', versus]);
  if (measure !== 'record' && measure !== 'drawdown' && measure !== 'level') texts.push(['sessions', String(sessions)]);
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

/** The query of the study `claim` that says this, without a question mark. */
export function writeClaimQuery(market: Market, basis: Basis, { choice, comparison, atLeast }: ClaimParts, assumed = listAssumedCloses(market)): string {
  const since = comparison.since === null ? undefined : market.sessions[comparison.since];
  const texts: [string, string][] = [...listMeasureTexts(choice), ['comparison', comparison.name]];
  if (comparison.count !== null) texts.push(['count', String(comparison.count)]);
  if (since !== undefined) texts.push(['since', since]);
  if (atLeast !== null) texts.push(['atLeast', String(atLeast)]);
  // A record says "close" in its own words: that definition is stated, not left open.
  if (choice.measure === 'record' || choice.measure === 'level') texts.push(['price', choice.price]);
  return [...texts, ...listMarketTexts(market, basis, assumed)].map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`).join('&');
}

import { quotedBasis } from '@/lib/market/index-funds';
import type { Basis, Market } from '@/lib/market/market';
import type { Comparison } from './comparisons';
import type { MeasureChoice } from './measure-choice';
import type { MeasurePart } from './measure-parts';
import { allSectors } from '../kit/universe/universe-params';
import { describeMeasure, isPriceMeasure } from './measures';

/** A choice with every definition at its default; what a measure does not read stays there. */
export const plainChoice: MeasureChoice = {
  measure: 'return',
  symbol: '',
  versus: '',
  sessions: 5,
  direction: 'up',
  thresholdPct: 0,
  ties: 'exclude',
  figure: 'pct',
  spread: 'pp',
  price: 'close',
  average: '200',
  fast: '50',
  unit: 'session',
  part: '',
  distanceIn: 'pct',
  formula: 'averages',
  quadrant: 'leading',
  deviation: 'sample',
  universe: 'mag7',
  indicator: 'above-average',
  members: 'sp500',
  sector: allSectors,
  adjust: 'ratio',
  mean: 'ema',
  variant: '2.2',
  top: 10,
};

/** What a claim adds to its measure: one comparison. */
export interface ClaimParts {
  readonly choice: MeasureChoice;
  readonly comparison: Comparison;
  /** The threshold of an event in the measure's display unit, or null. */
  readonly atLeast: number | null;
  /** Whether points or ratio is part of the statement; otherwise the claim is tried both ways. */
  readonly statesSpread?: boolean;
  /** Of units: the part of every year that is compared, or that the one that runs is taken as it stands, as URL texts. */
  readonly sampling?: readonly (readonly [string, string])[];
}

/** Parameters of the study `claim` that a measure reads, as URL texts; what a claim may leave open is not among them. */
function listMeasureTexts(choice: MeasureChoice): (readonly [string, string])[] {
  const { parts, claimTexts } = describeMeasure(choice.measure);
  const read = (name: Exclude<MeasurePart, 'direction'>): [string, string][] =>
    parts.includes(name) ? [[name, String(choice[name])]] : [];
  return [
    ['measure', choice.measure],
    ...read('universe'),
    ...read('symbol'),
    ...(claimTexts?.(choice) ?? []),
    ...(choice.versus === '' ? [] : [['versus', choice.versus] as const]),
    ...(choice.unit === 'session' ? [] : [['unit', choice.unit] as const]),
    ...read('sessions'),
    ['direction', choice.direction],
    ...read('thresholdPct'),
    ...read('average'),
    ...read('fast'),
    ...(choice.figure === 'pct' ? [] : read('figure')),
    ...read('distanceIn'),
    ...read('formula'),
    ...read('quadrant'),
  ];
}

/** The shared parameters that end knowledge where the market does: `asOf`, and what is assumed after it. */
export function listMarketTexts(market: Market, basis: Basis, assumed: ReadonlyMap<string, number>): [string, string][] {
  const last = market.sessions.length - 1;
  const asOf = market.sessions[market.assumedIndex === null ? last : market.assumedIndex - 1] ?? '';
  const closes = [...assumed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([symbol, close]) => `${symbol}:${close}`)
    .join(',');
  return [
    ...(basis === 'price' ? [] : [['basis', basis] as [string, string]]),
    ['asOf', asOf],
    ...(closes === '' ? [] : [['assume', closes] as [string, string]]),
  ];
}

/** The closes that the market's last session assumes, without the baskets computed from them. */
export function listAssumedCloses(market: Market): ReadonlyMap<string, number> {
  const index = market.assumedIndex;
  if (index === null) return new Map();
  return new Map(
    [...market.series].flatMap(([symbol, { instrument, closeAt }]) => {
      const value = closeAt(index, quotedBasis(instrument));
      return instrument.kind === 'composite' || Number.isNaN(value) ? [] : [[symbol, value] as const];
    }),
  );
}

/** Parameters as a query, commas and colons readable. */
export function writeTexts(texts: readonly (readonly [string, string])[]): string {
  return texts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`).join('&');
}

/** Parameters of the study `claim` that say this, as URL texts, without those that end knowledge. */
export function listClaimTexts(
  market: Market,
  { choice, comparison, atLeast, statesSpread = false, sampling = [] }: ClaimParts,
): (readonly [string, string])[] {
  const since = comparison.since === null ? undefined : market.sessions[comparison.since];
  const texts: (readonly [string, string])[] = [...listMeasureTexts(choice), ...sampling, ['comparison', comparison.name]];
  if (comparison.count !== null) texts.push(['count', String(comparison.count)]);
  if (since !== undefined) texts.push(['since', since]);
  if (atLeast !== null) texts.push(['atLeast', String(atLeast)]);
  if (statesSpread) texts.push(['spread', choice.spread]);
  // A record says "close" in its own words: that definition is stated, not left open.
  if (isPriceMeasure(choice)) texts.push(['price', choice.price]);
  return texts;
}

/** The query of the study `claim` that says this, without a question mark; of units `daily` has the sessions that they were gathered from. */
export function writeClaimQuery(market: Market, basis: Basis, parts: ClaimParts, daily: Market = market): string {
  return writeTexts([...listClaimTexts(market, parts), ...listMarketTexts(daily, basis, listAssumedCloses(daily))]);
}

import { readChoice, type MeasureChoice } from '../measure/measure-choice';
import type { Basis } from '../study-series';
import type { ClaimParams } from './claim-params';

/** One complete set of definitions under which a claim can be judged. */
export interface Reading {
  /** Names the definition that differs from the default, as `measure=ratio`; the default itself is empty. */
  readonly id: string;
  readonly label: string;
  readonly choice: MeasureChoice;
  readonly basis: Basis;
  /** Whether a claim that holds under one reading and fails under another holds only under the one; others only inform. */
  readonly decides: boolean;
  /** Sessions before this date are left out; null for none. */
  readonly start: string | null;
  /** Count one occurrence per session rather than per run. */
  readonly nested: boolean;
  /** Rank one window per episode. */
  readonly episodes: boolean;
}

/** The claim's own reading: what it says, and the default where it says nothing. */
export function settleReading(params: ClaimParams, basis: Basis): Reading {
  const choice: MeasureChoice = {
    ...readChoice(params),
    spread: params.spread === 'any' ? 'pp' : params.spread,
    price: params.price === 'any' ? 'close' : params.price,
    deviation: params.deviation === 'any' ? 'sample' : params.deviation,
  };
  return { id: '', label: 'As judged', choice, basis: params.returns === 'any' ? basis : params.returns, decides: true, start: null, nested: false, episodes: false };
}

const spreadLabels = { pp: 'In points', ratio: 'As a ratio', log: 'In logarithms' } as const;

/** What the default is called where a claim holds under it alone. */
export function nameDefault(reading: Reading, other: Reading): string {
  const dimension = other.id.split('=')[0] ?? '';
  const values: Readonly<Record<string, string>> = { measure: reading.choice.spread, price: reading.choice.price, deviation: reading.choice.deviation, basis: reading.basis };
  return `${dimension}=${values[dimension] ?? ''}`;
}

/** Where the histories of the instruments become what they are today, latest last; empty where they always were. */
export type HistoryStart = readonly { readonly date: string; readonly label: string }[];

/** Every other reading that the wording admits or that informs a doubter, each differing from the judged one in one point. */
export function listReadings(params: ClaimParams, judged: Reading, starts: HistoryStart, hasBothBases: boolean): Reading[] {
  const { choice } = judged;
  const vary = (id: string, label: string, change: Partial<Omit<Reading, 'id' | 'label'>>): Reading => ({ ...judged, decides: false, ...change, id, label });
  const readings: Reading[] = [];
  if (choice.measure === 'outperformance') {
    for (const spread of ['pp', 'ratio', 'log'] as const) {
      // The logarithm ranks as the ratio does: it is no third opinion.
      if (spread !== choice.spread) readings.push(vary(`measure=${spread}`, spreadLabels[spread], { choice: { ...choice, spread }, decides: params.spread === 'any' && spread !== 'log' }));
    }
  }
  if (choice.measure === 'record' || choice.measure === 'level') {
    const price = choice.price === 'close' ? 'high' : 'close';
    readings.push(vary(`price=${price}`, price === 'high' ? 'By intraday highs' : 'By closes', { choice: { ...choice, price }, decides: params.price === 'any' }));
  }
  if (choice.measure === 'distance' && choice.unit === 'sigma') {
    const deviation = choice.deviation === 'sample' ? 'population' : 'sample';
    readings.push(vary(`deviation=${deviation}`, `With the ${deviation} deviation`, { choice: { ...choice, deviation }, decides: params.deviation === 'any' }));
  }
  if (hasBothBases) {
    const basis = judged.basis === 'price' ? 'total' : 'price';
    readings.push(vary(`basis=${basis}`, basis === 'total' ? 'Dividends reinvested' : 'Without dividends', { basis, decides: params.returns === 'any' }));
  }
  if (choice.measure === 'record' || (choice.measure === 'streak' && choice.thresholdPct === 0)) {
    const ties = choice.ties === 'exclude' ? 'include' : 'exclude';
    readings.push(vary(`ties=${ties}`, ties === 'include' ? 'Equal closes count' : 'Equal closes do not count', { choice: { ...choice, ties } }));
  }
  if (choice.measure === 'breadth' && (choice.indicator === 'mcclellan' || choice.indicator === 'summation')) {
    const adjust = choice.adjust === 'ratio' ? 'raw' : 'ratio';
    readings.push(vary(`adjust=${adjust}`, adjust === 'raw' ? 'Net advances as they are' : 'Ratio-adjusted', { choice: { ...choice, adjust } }));
  }
  if (choice.measure === 'breadth' && choice.indicator === 'zweig-thrust') {
    const mean = choice.mean === 'ema' ? 'sma' : 'ema';
    readings.push(vary(`mean=${mean}`, mean === 'sma' ? 'With the plain mean' : 'With the exponential mean', { choice: { ...choice, mean } }));
  }
  if (choice.measure === 'breadth' && choice.indicator === 'hindenburg') {
    const variant = choice.variant === '2.2' ? '2.8' : '2.2';
    readings.push(vary(`variant=${variant}`, `With ${variant}% of issues`, { choice: { ...choice, variant } }));
  }
  if (choice.measure === 'streak' && (params.comparison === 'only-k-since' || params.comparison === 'first-since')) {
    readings.push(vary('mode=nested', 'Every session counts, not every run', { nested: true }));
  }
  if ((choice.measure === 'return' || choice.measure === 'outperformance') && (params.comparison === 'largest' || params.comparison === 'nth')) {
    readings.push(vary('episodes=one', 'One window per episode', { episodes: true }));
  }
  return [...readings, ...starts.map(({ date, label }) => vary(`start=${date}`, label, { start: date }))];
}

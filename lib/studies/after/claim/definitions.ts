import { countWord } from '@/lib/format/number-words';
import { isEventMeasure, readChoice, type MeasureChoice } from '../../measure/measure-choice';
import type { Basis } from '@/lib/market/market';
import type { ClaimParams } from './params';
import { eventComparisons } from './claim-rules';

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
  /** How far below a threshold a figure is still rounded up to it, in the unit shown; null where figures are compared as they are. */
  readonly rounding: number | null;
}

/** The claim's own reading: what it says, and the default where it says nothing. */
export function settleReading(params: ClaimParams, basis: Basis): Reading {
  const choice: MeasureChoice = {
    ...readChoice(params),
    spread: params.spread === 'any' ? 'pp' : params.spread,
    price: params.price === 'any' ? 'close' : params.price,
    deviation: params.deviation === 'any' ? 'sample' : params.deviation,
  };
  return { id: '', label: 'As judged', choice, basis: params.returns === 'any' ? basis : params.returns, decides: true, start: null, nested: false, episodes: false, rounding: null };
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

/** A half of the last digit that is shown, or that the threshold has, where it has more. */
function halfDigit(threshold: string): { readonly digits: number; readonly half: number } {
  const digits = Math.max(2, threshold.split('.')[1]?.length ?? 0);
  return { digits, half: 0.5 * 10 ** -digits };
}

/** With figures rounded as they are shown before they are compared with a threshold: what is printed as 3.00% may be 2.9969%. */
function listRounded({ comparison, atLeast, measure, indicator }: ClaimParams, { choice }: Reading): Partial<Omit<Reading, 'id'>>[] {
  if (measure === 'streak') {
    const { digits, half } = halfDigit(String(choice.thresholdPct));
    return choice.thresholdPct <= half ? [] : [{ label: `Moves rounded to ${countWord(digits)} decimals`, choice: { ...choice, thresholdPct: choice.thresholdPct - half }, rounding: half }];
  }
  const isCompared = atLeast !== '' && eventComparisons.some((name) => name === comparison);
  if (!isCompared || measure === 'level' || isEventMeasure({ measure, indicator })) return [];
  const { digits, half } = halfDigit(atLeast);
  return [{ label: `Rounded to ${countWord(digits)} decimals`, rounding: half }];
}

/** Whether the sentence itself gives a figure in points: then it leaves no other measure of a lead open. */
function saysPoints({ said, atLeast, comparison }: ClaimParams): boolean {
  return comparison !== 'afterwards' ? said !== '' || atLeast !== '' : atLeast !== '';
}

/** Every other reading that the wording admits or that informs a doubter, each differing from the judged one in one point; `given` is what the link says, `params` what the sentence does. */
export function listReadings(given: ClaimParams, params: ClaimParams, judged: Reading, starts: HistoryStart, hasBothBases: boolean): Reading[] {
  const { choice } = judged;
  const vary = (id: string, label: string, change: Partial<Omit<Reading, 'id' | 'label'>>): Reading => ({ ...judged, decides: false, ...change, id, label });
  const readings: Reading[] = [];
  if (choice.measure === 'outperformance') {
    for (const spread of ['pp', 'ratio', 'log'] as const) {
      // The logarithm ranks as the ratio does: it is no third opinion.
      if (spread !== choice.spread) readings.push(vary(`measure=${spread}`, spreadLabels[spread], { choice: { ...choice, spread }, decides: params.spread === 'any' && spread !== 'log' && !saysPoints(params) }));
    }
  }
  if (choice.measure === 'record' || choice.measure === 'level') {
    const price = choice.price === 'close' ? 'high' : 'close';
    readings.push(vary(`price=${price}`, price === 'high' ? 'By intraday highs' : 'By closes', { choice: { ...choice, price }, decides: params.price === 'any' && choice.measure === 'record' }));
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
  for (const { label = '', ...change } of listRounded(given, judged)) readings.push(vary('rounding', label, { ...change, decides: true }));
  return [...readings, ...starts.map(({ date, label }) => vary(`start=${date}`, label, { start: date }))];
}

import { countOccurrences, reachesThreshold, relativeReturn, runOccurrences, sessionReturn, type Occurrences } from '@/lib/metrics';
import type { MeasureChoice } from '../../measure/measure-choice';
import { describeMeasure, isOfUniverse, isSignal, kindOf } from '../../measure/measures';
import { listMeasureSymbols, measureSeries } from '../../measure/measure-series';
import { readPanel } from '../../kit/read-panel';
import type { Basis } from '@/lib/market/market';
import type { Candidate, FactContext } from './fact';
import { readFactValues, toMeasureContext } from './to-measure-context';

type Variant = Pick<FactContext, 'market' | 'index' | 'basis' | 'of'>;

function countRuns({ market, basis, index }: Variant, choice: MeasureChoice): Occurrences | null {
  const [a, b] = readPanel(market, listMeasureSymbols(choice), basis).series;
  if (a === undefined) return null;
  const own = sessionReturn(a.closes, 1);
  const theirs = b === undefined ? null : sessionReturn(b.closes, 1);
  const moves = theirs === null ? own : relativeReturn(own, theirs, 'pp');
  return runOccurrences(moves, index, { direction: choice.direction, theta: choice.thresholdPct / 100, mostShare: Infinity });
}

function holdsRun(variant: Variant, { choice, comparison, found }: Candidate): boolean {
  const other = countRuns(variant, choice);
  // The run must reach its length on this very session under the other definition too.
  if (other?.value !== found.value) return false;
  if (comparison.name === 'largest') return other.count === 1;
  return comparison.name === 'first-since' ? other.last <= (comparison.since ?? -1) : other.count === comparison.count;
}

function holdsValue(variant: Variant, choice: MeasureChoice, { comparison, found, atLeastPct }: Candidate): boolean {
  const values = readFactValues(variant, choice);
  const value = values[variant.index] ?? NaN;
  if (comparison.name === 'gap') return value === comparison.count;
  if (comparison.name === 'count-this-year') {
    const year = variant.market.sessions[variant.index]?.slice(0, 4);
    const first = variant.market.sessions.findIndex((date) => date.slice(0, 4) === year);
    return !Number.isNaN(value) && values.subarray(first).filter((gap) => !Number.isNaN(gap)).length === comparison.count;
  }
  if (comparison.name === 'first-since') {
    const isBeyond = (item: number): boolean => reachesThreshold(-item, (atLeastPct ?? 0) / 100);
    return isBeyond(value) && values.subarray(0, variant.index).findLastIndex(isBeyond) <= (comparison.since ?? -1);
  }
  const extreme = choice.direction === 'up' || kindOf(choice) === 'count' ? 'largest' : 'smallest';
  const other = countOccurrences(values, variant.index, extreme, { stretch: 1, mostShare: Infinity });
  if (other === null || (Math.sign(other.value) !== Math.sign(found.value) && choice.versus === '')) return false;
  if (comparison.name === 'largest') return other.rank === 1;
  return comparison.name === 'nth' ? other.rank === comparison.count : other.last <= (comparison.since ?? -1);
}

/** A thrust or omen: it also came on this session, and as many times or not since the same date. */
function holdsSignal(variant: Variant, choice: MeasureChoice, { comparison }: Candidate): boolean {
  const { values } = measureSeries(toMeasureContext(variant), choice);
  if (Number.isNaN(values[variant.index] ?? NaN)) return false;
  const before = values.subarray(0, variant.index);
  if (comparison.name === 'first-since') return before.findLastIndex((gap) => !Number.isNaN(gap)) <= (comparison.since ?? -1);
  return before.filter((gap) => !Number.isNaN(gap)).length + 1 === comparison.count;
}

/** Whether the statement is also true of these closes and this choice. */
function holdsUnder(variant: Variant, choice: MeasureChoice, candidate: Candidate): boolean {
  if (isSignal(choice)) return holdsSignal(variant, choice, candidate);
  return kindOf(choice) === 'run' ? holdsRun(variant, candidate) : holdsValue(variant, choice, candidate);
}

/** Whether every instrument of the choice also has closes on the other basis. */
function hasOther({ subjects }: FactContext, choice: MeasureChoice): boolean {
  const symbols = listMeasureSymbols(choice);
  return symbols.every((symbol) => subjects.find((subject) => subject.symbol === symbol)?.hasOther === true);
}

/** Definitions other than its own that a statement is tried under: those of which the row of its measure says what the own one is called. */
function listTried(choice: MeasureChoice): readonly { readonly choice: MeasureChoice; readonly own: string }[] {
  const { openVariants, conventions } = describeMeasure(choice.measure);
  const variants = [...(openVariants?.(choice, choice) ?? []), ...(conventions?.(choice) ?? [])];
  return variants.flatMap(({ choice: other, own }) => (own === undefined ? [] : [{ choice: { ...other, measure: choice.measure }, own }]));
}

/**
 * Under which definitions a statement holds besides its own: the others of its measure that are tried (as a ratio where it is told in points),
 * and of instruments the other price basis where all of them have one.
 */
export function judgeRobust(context: FactContext, candidate: Candidate): string {
  const { choice } = candidate;
  const tried = listTried(choice);
  if (isOfUniverse(choice) && tried.length === 0) return 'as defined';
  const only = tried.filter((other) => !holdsUnder(context, other.choice, candidate)).map(({ own }) => own);
  const other: Basis = context.basis === 'price' ? 'total' : 'price';
  if (!isOfUniverse(choice) && hasOther(context, choice) && !holdsUnder({ ...context, basis: other }, choice, candidate))
    only.push(context.basis === 'price' ? 'without dividends' : 'with dividends');
  return only.length === 0 ? 'all definitions' : `${only.join(' and ')} only`;
}

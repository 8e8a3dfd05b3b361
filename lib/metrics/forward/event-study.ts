import { createSorter, type Sorter } from '../sort-ascending';
import { bootstrapMeanInterval } from './bootstrap-mean-interval';
import type { BootstrapInterval, EventStudyInput, HorizonResult, PermutationTest } from './event-study-types';
import { forwardReturn } from './forward-return';
import { keptEvents, policyGapSessions } from './kept-events';
import { outcomeDifference, outcomeSummary, summarySorted } from './outcome-summary';
import { knownSample } from './known-sample';
import { permutationTest } from './permutation-test';
import { createRandom } from './random-source';
import { smallestSpacing, spacedEvents } from './spacing';
import { wilsonInterval } from './wilson-interval';
import { worstDrop } from './worst-drop';

/** Random sets per horizon unless asked otherwise (DEFINITIONS, `forward`). */
export const defaultDraws = 10_000;

/** Complete events below which the figures are shown grey (DEFINITIONS, `forward`). */
export const fewestEvents = 5;

function requireSpan({ mask, outcome, known = null, fromIndex, toIndex }: EventStudyInput): void {
  const length = outcome.close.length;
  if (known !== null && known.length !== length)
    throw new RangeError(`what is known has one mark per session of the outcome, ${length}, not ${known.length}`);
  if (mask.length !== length) throw new RangeError(`the rule has one mark per session of the outcome, ${length}, not ${mask.length}`);
  const isSpan = Number.isInteger(fromIndex) && Number.isInteger(toIndex) && fromIndex >= 0 && fromIndex <= toIndex && toIndex < length;
  if (!isSpan) throw new RangeError(`the span lies within sessions 0 to ${length - 1}, not from ${fromIndex} to ${toIndex}`);
}

function resampleMean(
  returns: Float64Array,
  complete: Int32Array,
  horizonSessions: number,
  draws: number,
  seed: string,
): BootstrapInterval | null {
  const values = Float64Array.from(spacedEvents(complete, horizonSessions), (t) => returns[t] ?? NaN);
  const interval = bootstrapMeanInterval(values, draws, createRandom(seed));
  if (interval === null) return null;
  return { ...interval, count: values.length, mean: values.reduce((sum, value) => sum + value, 0) / values.length };
}

/** Values where it is known whether the rule holds, NaN elsewhere. */
function keepKnown(values: Float64Array, known: Uint8Array | undefined): Float64Array {
  if (known === undefined) return values;
  const kept = new Float64Array(values.length);
  for (let t = 0; t < values.length; t += 1) kept[t] = known[t] === 1 ? (values[t] ?? NaN) : NaN;
  return kept;
}

/** The events of a horizon against random dates of the sessions of the span on which it is known whether the rule holds. */
function testDates(
  { known, isSample = false, fromIndex, toIndex, policy, direction, seed, draws = defaultDraws }: EventStudyInput,
  horizonSessions: number,
  everyReturn: Float64Array,
  events: Int32Array,
): PermutationTest | null {
  const returns = keepKnown(everyReturn.subarray(fromIndex, toIndex + 1), known?.subarray(fromIndex));
  const placed = events.map((t) => t - fromIndex);
  const gap = policyGapSessions(policy, horizonSessions);
  const tested = isSample ? knownSample(returns, placed, gap) : { returns, events: placed, policyGapSessions: gap };
  const options = { horizonSessions, policyGapSessions: tested.policyGapSessions, direction, draws };
  // The horizon is part of the seed: its p is the same whichever other horizons are asked for beside it.
  return permutationTest(tested.returns, tested.events, options, createRandom(`${seed}|${horizonSessions}|permutation`));
}

function studyHorizon(input: EventStudyInput, horizonSessions: number, sort: Sorter): HorizonResult {
  const { outcome, mask, known = null, fromIndex, toIndex, policy, seed, draws = defaultDraws, mostDrawnEvents = Infinity } = input;
  const everyReturn = forwardReturn(outcome, horizonSessions);
  const everyDrop = worstDrop(outcome, horizonSessions, everyReturn);
  const spanKnown = known?.subarray(fromIndex);
  const baseReturns = sort(everyReturn.subarray(fromIndex, toIndex + 1), spanKnown);
  const baseDrops = everyDrop === everyReturn ? baseReturns : sort(everyDrop.subarray(fromIndex, toIndex + 1), spanKnown);
  const base = summarySorted(toIndex - fromIndex + 1, baseReturns, baseDrops);

  const events = keptEvents(mask, policy, horizonSessions, known).filter((t) => t >= fromIndex && t <= toIndex);
  const returns = Float64Array.from(events, (t) => everyReturn[t] ?? NaN);
  const worstDrops = Float64Array.from(events, (t) => everyDrop[t] ?? NaN);
  const summary = outcomeSummary(returns, worstDrops);
  const complete = events.filter((t) => !Number.isNaN(everyReturn[t] ?? NaN));

  const isDrawn = complete.length <= mostDrawnEvents;
  return {
    horizonSessions,
    events,
    returns,
    worstDrops,
    summary,
    base,
    difference: outcomeDifference(summary, base),
    baseReturns,
    isOverlapping: smallestSpacing(complete) < horizonSessions,
    isTooFew: summary.completeCount < fewestEvents,
    higherInterval: wilsonInterval(returns.filter((value) => value > 0).length, summary.completeCount),
    meanInterval: !isDrawn ? null : resampleMean(everyReturn, complete, horizonSessions, draws, `${seed}|${horizonSessions}|bootstrap`),
    permutation: !isDrawn ? null : testDates(input, horizonSessions, everyReturn, events),
  };
}

/**
 * What happened next: for each horizon the events, their outcomes, the base rate of every session of the same span and how
 * surprising the difference is.
 *
 * **Shape** the whole history up to asOf (the policy looks back past `fromIndex`, outcomes reach past `toIndex`); one result per
 * horizon in the order asked. **Units** fractions; indexes are sessions. **Window** forward, `horizonSessions` after each event's close.
 * **Missing** an event too recent is kept as a row with NaN and left out of every figure; so is one with a gap at either end (G8).
 * **Ties/edges** overlap is judged on complete events; the policies as in `keptEvents`, the test as in `permutationTest`.
 * The same input gives the same figures for ever; a p is independent of the other horizons. **Source** DEFINITIONS, `forward`.
 *
 * @throws RangeError when lengths, span, horizons, gap or draws are out of bounds.
 * @example eventStudy({ outcome: { close, versus: null }, mask, fromIndex: 0, toIndex: 9000, horizons: [21], policy: { kind: 'all' }, direction: 'higher', seed: 'forward?n=5' })
 */
export function eventStudy(input: EventStudyInput): HorizonResult[] {
  requireSpan(input);
  const sort = createSorter(input.toIndex - input.fromIndex + 1);
  return input.horizons.map((horizonSessions) => studyHorizon(input, horizonSessions, sort));
}

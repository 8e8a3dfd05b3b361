import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { formatLongDate } from '@/lib/format/format-date';
import { countWord } from '@/lib/format/number-words';
import type { ClaimContext, Comparison, Evaluation, Rival } from './evaluation';
import { isEventMeasure, isFromLow, kindOf } from '../../measure/measures';
import {
  extremity,
  findUnknownBefore,
  isFirstEvent,
  isSingle,
  listCandidates,
  listOccurrences,
  standsAt,
  type Occurrence,
} from './occurrences';
import { cannotSay, dateAt, lackOfEventBefore, lackOfFirstWait } from './finding-words';
import { sayMissed } from './say-missed';
import { fromStart, lackOfHistory, sayStart, tellUnderstated } from './judged-history';

const mostRivals = 20;
const betweenNone = 'with nothing between';

/** Whether nothing lies between a session and the claim's that could be one like them: of events no session, of all else none with a value. */
function isRightBefore({ series: { values }, reading: { choice }, at }: ClaimContext, index: number): boolean {
  return isEventMeasure(choice) ? index === at - 1 : values.subarray(index + 1, at).every((value) => Number.isNaN(value));
}

function toRival(claim: ClaimContext, { start, reached, end, value }: Occurrence, place: number | null): Rival {
  const { choice, nested } = claim.reading;
  const isRun = kindOf(choice) === 'run';
  const isSpell = !nested && !isSingle(choice);
  // A run is dated by the session on which it reached its length, a spell by its first: that is what was known on the day.
  return { index: reached, start: isRun ? start : null, ...(isSpell ? { end } : {}), value, rank: place, isClaim: end >= claim.at };
}

/** Whether a session lies in the time that is looked back on: after the period that is named, or within one that the claim's own session is still in. */
function isLater(
  {
    period,
    at,
    context: {
      market: { sessions },
    },
  }: ClaimContext,
  index: number,
): boolean {
  const date = sessions[index] ?? '';
  if (period === null) return true;
  return period.to >= (sessions[at] ?? '') ? date >= period.from : date > period.to;
}

/** The value of the claim's session; of the first event of the data none, for nobody knows how long it was waited for. */
function figureOf(claim: ClaimContext): number {
  return isFirstEvent(claim) && !isFromLow(claim.reading.choice) ? NaN : (claim.series.values[claim.at] ?? NaN);
}

/** `highest-since`: the last value before that is at least as extreme must not lie after the period. */
export const compareHighestSince: Comparison = (claim): Evaluation => {
  const {
    series: { values, unit },
    at,
    context: { market },
  } = claim;
  const own = extremity(claim, values[at] ?? NaN);
  if (Number.isNaN(own)) return cannotSay(claim);
  if (isFirstEvent(claim)) return cannotSay(claim, lackOfEventBefore(claim, fromStart(claim)));
  const before = listCandidates(claim).filter((t) => t < at);
  const above = before.filter((t) => extremity(claim, values[t] ?? NaN) >= own);
  const last = above.at(-1);
  const later = above.filter((t) => isLater(claim, t));
  const rivals: Rival[] = [at, ...above.slice(1 - mostRivals).reverse()].map((index) => ({
    index,
    start: null,
    value: values[index] ?? NaN,
    rank: null,
    isClaim: index === at,
  }));
  // The largest since the one right before it is larger than nothing.
  const isBare = later.length === 0 && last !== undefined && last === before.at(-1);
  const finding =
    last === undefined
      ? `nothing as extreme is stored before it, back to ${sayStart(claim)}`
      : `the last one as extreme before it was that of ${dateAt(market, last)}${isBare ? ', with nothing between' : ''}`;
  const lack = later.length === 0 && last === undefined ? lackOfHistory(claim) : null;
  if (lack !== null) return { ...cannotSay(claim, lack), figure: values[at] ?? NaN, rivals, finding };
  return {
    holds: later.length === 0,
    missing: null,
    figure: values[at] ?? NaN,
    unit,
    rank: above.length + 1,
    rivals,
    finding,
    ...(isBare ? { caveat: betweenNone } : {}),
    ...tellUnderstated(claim, last ?? -1),
  };
};

/** `first-since`: the event stands at the claim's session, and on no other after the period but those of its own run. */
export const compareFirstSince: Comparison = (given): Evaluation => {
  // The second day above a level is not the first one: every session counts, but those of its own run. A run of one is a gain, or a loss, by itself.
  const isRun = kindOf(given.reading.choice) === 'run' && given.reading.choice.sessions > 1;
  const claim = isRun ? given : { ...given, reading: { ...given.reading, nested: true } };
  const {
    series: { unit },
    at,
    context: { market },
  } = claim;
  const figure = figureOf(claim);
  if (Number.isNaN(figure) && !isEventMeasure(claim.reading.choice)) return cannotSay(claim);
  const all = listOccurrences(claim);
  const stands = standsAt(claim, at);
  const before = stands ? all.slice(0, -1) : all;
  // A run that went on stood up to its end: what is as long after that is the first since then.
  const later = before.filter(({ end }) => isLater(claim, end));
  const last = before.at(-1);
  const rivals = all
    .slice(-mostRivals)
    .reverse()
    .map((occurrence) => toRival(claim, occurrence, null));
  // The first since the one right before is the first of one.
  const isBare = later.length === 0 && last !== undefined && isRightBefore(claim, last.end);
  const told =
    last === undefined
      ? `no other is stored back to ${sayStart(claim)}`
      : `the one before was that of ${dateAt(market, last.reached)}${last.end > last.reached ? `, which lasted to ${dateAt(market, last.end)}` : ''}${isBare ? ', with nothing between' : ''}`;
  const finding = stands ? told : sayMissed(claim);
  const unknown = findUnknownBefore(claim);
  const isUnknown = stands && later.length === 0 && unknown >= 0 && isLater(claim, unknown);
  const short = stands && later.length === 0 && last === undefined ? lackOfHistory(claim) : null;
  const lack = short ?? (isUnknown ? lackOfFirstWait(claim, unknown) : null);
  if (lack !== null) return { ...cannotSay(claim, lack), figure, rivals, finding };
  return {
    holds: stands && later.length === 0,
    missing: null,
    figure,
    unit,
    rank: null,
    rivals,
    finding,
    ...(isBare ? { caveat: betweenNone } : {}),
    ...tellUnderstated(claim, last?.end ?? -1),
  };
};

/** `only-k-since`: the event stands at the claim's session and happened so many times from the period on, this one included. */
export const compareOnlySince: Comparison = (claim): Evaluation => {
  const {
    params: { count },
    series: { unit },
    period,
    at,
    context: { market },
  } = claim;
  const figure = figureOf(claim);
  if (Number.isNaN(figure) && !isEventMeasure(claim.reading.choice)) return cannotSay(claim);
  const all = listOccurrences(claim);
  const from = period === null ? 0 : firstSessionFrom(market.sessions, period.from);
  const counted = all.filter(({ reached }) => reached >= from);
  // What stood when the time began had happened before it.
  const begun = all.findLast(({ reached, end }) => reached < from && end >= from && end < at);
  const stands = standsAt(claim, at);
  const rivals = [...counted].reverse().map((occurrence, index) => toRival(claim, occurrence, counted.length - index));
  const since =
    period === null || period.from < fromStart(claim)
      ? sayStart(claim)
      : market.unit === 'session'
        ? formatLongDate(period.from)
        : period.words;
  const times = counted.length === 1 ? 'once' : counted.length === 2 ? 'twice' : `${countWord(counted.length)} times`;
  const { choice, nested } = claim.reading;
  const hasNeighbours = counted.some(({ start, end }) => end > start);
  const asOne =
    nested || isSingle(choice) || kindOf(choice) === 'run' || !hasNeighbours ? '' : `, neighbouring ${market.unit}s counted as one`;
  const began = all.at(-1)?.reached ?? at;
  // What is counted since a time is counted with it: where it is as was said after that time alone, so many.
  const after = period === null ? [] : counted.filter(({ reached }) => (market.sessions[reached] ?? '') > period.to);
  const isAfter = period !== null && counted.length !== count && after.length === count;
  const without = isAfter ? `; without ${period.words} itself it would be ${countWord(count)}` : '';
  const finding =
    stands && counted.length === 0
      ? `it has been so since ${dateAt(market, began)}, before the time that is named`
      : stands
        ? `it happened ${times} in all since ${since}${asOne}${begun === undefined ? '' : `, not counting one that had begun before, ${market.unit === 'session' ? 'on' : 'in'} ${dateAt(market, begun.reached)}`}${without}`
        : sayMissed(claim);
  // More than were said are a counterexample however short the history; fewer may only be stored fewer.
  const unknown = findUnknownBefore(claim);
  const isUnknown = stands && unknown >= from && (counted.length === count || counted.length === count - 1);
  const short = stands && counted.length <= count ? lackOfHistory(claim) : null;
  const lack = short ?? (isUnknown ? lackOfFirstWait(claim, unknown) : null);
  if (lack !== null) return { ...cannotSay(claim, lack), figure, rivals, finding };
  return {
    holds: stands && counted.length === count,
    missing: null,
    figure,
    unit,
    rank: null,
    rivals,
    finding,
    ...(begun === undefined ? {} : { caveat: 'not counting one that had begun before' }),
  };
};

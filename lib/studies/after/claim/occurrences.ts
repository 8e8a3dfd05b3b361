import { fromShown } from '@/lib/format/percent-units';
import { comparable, thresholdSlack } from '@/lib/metrics';
import type { MeasureChoice } from '../../measure/measure-choice';
import { agingOf, isEventMeasure, isFromLow, isOfAnySize, isWindowMeasure, kindOf } from '../../measure/measures';
import type { ClaimContext } from './evaluation';
import { standsJoined } from './join-rules';

/** An event: the session on which it happened first, the last session that it covers, and its value: of a run its length, else that of the session that it is dated by. */
export interface Occurrence {
  readonly start: number;
  /** The session that it is dated by: a run reaches its length, a threshold is crossed, a record is set. */
  readonly reached: number;
  readonly end: number;
  readonly value: number;
}

/** How extreme a value is: larger is more so. Runs and waits are long, drawdowns deep, ways back long or, looked for downwards, short, the rest as the direction says. Equal to 12 digits is equal. */
export function extremity({ reading: { choice } }: Pick<ClaimContext, 'reading'>, value: number): number {
  const kind = kindOf(choice);
  if (isFromLow(choice)) return choice.direction === 'down' ? -value : value;
  if (kind === 'run' || kind === 'count' || kind === 'event') return value;
  return comparable(kind === 'fall' || choice.direction === 'down' ? -value : value);
}

/** From where on an event has happened, as extremity; a move of any size has happened above zero, one of zero or more at zero too. */
function thresholdOf(claim: ClaimContext): number {
  const {
    params: { atLeast },
    reading: { choice },
    series: { unit, values },
    at,
  } = claim;
  if (isOfAnySize(choice, atLeast)) return Number.MIN_VALUE;
  const kind = kindOf(choice);
  if (kind === 'run') return choice.sessions;
  if (atLeast === '') return isEventMeasure(choice) ? -Infinity : extremity(claim, values[at] ?? NaN);
  const given = Number(atLeast.replace('\u2212', '-'));
  const value = fromShown(given, unit);
  // A gain, a lead or a fall is at least so large, whatever sign it was written with; a level or a share is where it is.
  if (kind === 'signed' && choice.direction === 'up') return value;
  return kind === 'place' ? extremity(claim, value) : Math.abs(value);
}

/** How far below its threshold an event still happens: a hair, or what is rounded up to it; nothing above zero is too small. */
function slackOf({ reading: { choice, rounding }, series: { unit } }: ClaimContext, threshold: number): number {
  if (threshold === Number.MIN_VALUE) return 0;
  return rounding === null || kindOf(choice) === 'run' ? thresholdSlack : fromShown(rounding, unit);
}

/** Whether the event stands at a session: the run is long enough, the value extreme enough, the record set, and all that is joined to it stands too. */
export function standsAt(claim: ClaimContext, index: number, threshold = thresholdOf(claim)): boolean {
  const value = claim.series.values[index] ?? NaN;
  return !Number.isNaN(value) && extremity(claim, value) >= threshold - slackOf(claim, threshold) && standsJoined(claim, index) === true;
}

/** Whether every session is an event by itself: records, signals, and moves of one session, which share no session with their neighbours. */
export function isSingle(choice: MeasureChoice): boolean {
  return isEventMeasure(choice) || (isWindowMeasure(choice) && choice.sessions === 1);
}

/** A run is one occurrence, sessions in a row on which anything else stands are one, a record or a day’s move each by itself; with `nested` every session is. */
export function listOccurrences(claim: ClaimContext): Occurrence[] {
  const {
    series: { values },
    reading: { choice, nested },
    at,
    first,
  } = claim;
  const threshold = thresholdOf(claim);
  const single = nested || isSingle(choice);
  const isRun = kindOf(choice) === 'run';
  const found: Occurrence[] = [];
  for (let t = Math.max(first, 0); t <= at; t += 1) {
    const value = values[t] ?? NaN;
    if (!standsAt(claim, t, threshold)) continue;
    const before = found.at(-1);
    const start = isRun ? t - value + 1 : t;
    // A run is one from where it began, also where what is joined to it stands, does not, and stands again; all else goes on from day to day.
    const continues = !single && before !== undefined && (isRun ? start === before.start : before.end === t - 1);
    if (continues) found[found.length - 1] = { ...before, end: t, value: isRun ? value : before.value };
    else if (start >= first || !isRun) found.push({ start, reached: t, end: t, value });
  }
  return found;
}

/** Whether the claim's run goes back to the first session that can be judged: it may have begun before. */
export function isCutOff({ series: { values }, reading: { choice }, at }: ClaimContext): boolean {
  const length = values[at] ?? NaN;
  return kindOf(choice) === 'run' && length > 0 && at - length + 1 === values.findIndex((value) => !Number.isNaN(value));
}

/** Whether the claim's run is shorter than is said and may have begun before what can be judged. */
export function mayBeLonger(claim: ClaimContext): boolean {
  return isCutOff(claim) && (claim.series.values[claim.at] ?? NaN) < claim.reading.choice.sessions;
}

/** Whether the closes had been higher than the first of them before a session, so that a fall to it is one from a record of the data. */
function hasRecordBefore({ panel }: ClaimContext, index: number): boolean {
  const [main] = panel.series;
  return main !== undefined && main.closes.subarray(main.first, index).some((close) => close > (main.closes[main.first] ?? NaN));
}

/** Of the first thrust or swing nobody knows how long it was waited for, nor how long the way back took from a fall that the data begin in. -1 where nothing is waited for. */
function findFirstEvent(claim: ClaimContext): number {
  const {
    series: { values },
    reading: { choice },
  } = claim;
  if (!isEventMeasure(choice)) return -1;
  const first = values.findIndex((value) => !Number.isNaN(value));
  return isFromLow(choice) && hasRecordBefore(claim, first - (values[first] ?? NaN)) ? -1 : first;
}

/** The first event of the data before the claim's, where it is one of those counted only if it was waited for so long, which nobody knows; -1 for none. */
export function findUnknownBefore(claim: ClaimContext): number {
  const event = findFirstEvent(claim);
  const isLooked = event >= Math.max(claim.first, 0) && event < claim.at && Number(claim.params.atLeast) > 0;
  return isLooked && !standsAt(claim, event) && standsJoined(claim, event) !== false ? event : -1;
}

/** Whether the claim's session is the first event of the data, whose wait nobody knows. */
export function isFirstEvent(claim: ClaimContext): boolean {
  return findFirstEvent(claim) === claim.at;
}

/** Whether the first event of the data counts against the claim's at the least that it was waited for: beyond it for a rank, since who is level with it nobody knows, and as long where nothing may be. */
function isFirstAsExtreme(claim: ClaimContext, event: number): boolean {
  const {
    params: { comparison },
    series: { values },
    reading: { choice },
    at,
  } = claim;
  if (event >= at || isFromLow(choice)) return false;
  const [least, own] = [extremity(claim, values[event] ?? NaN), extremity(claim, values[at] ?? NaN)];
  return comparison === 'highest-since' ? least >= own : least > own;
}

/** Sessions that are compared for rank: all with a value, of runs and of what ages the last session of each alone. */
export function listCandidates(claim: ClaimContext): number[] {
  const {
    series: { values },
    reading: { choice },
    at,
    first,
  } = claim;
  const isRun = kindOf(choice) === 'run';
  const isAging = agingOf(choice) !== null;
  const firstEvent = findFirstEvent(claim);
  const found: number[] = [];
  for (let t = Math.max(first, 0); t <= at; t += 1) {
    const value = values[t] ?? NaN;
    if (t === firstEvent && !isFirstAsExtreme(claim, t)) continue;
    const goesOn = t < at && (values[t + 1] ?? NaN) > value;
    if (Number.isNaN(value) || (isRun && (value === 0 || goesOn)) || (isAging && goesOn)) continue;
    found.push(t);
  }
  return found;
}

import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { fromShown } from '@/lib/format/percent-units';
import { comparableValues, findRecords, reachesThreshold, type SessionMarks } from '@/lib/metrics';
import { kindOf } from './measures';
import type { MeasureSeries } from './measure-series';
import type { EventRuleParams } from './event-rule';

/** The parts of a rule that decide on which sessions it holds. */
export type EventRule = Pick<EventRuleParams, 'measure' | 'indicator' | 'unit' | 'sessions' | 'direction' | 'trigger' | 'atLeast'>;

/** Measures that are extreme on one side alone: a run or a wait is long, a drawdown deep. */
function extremeSign(rule: EventRule): 1 | -1 {
  const kind = kindOf(rule);
  if (kind === 'run' || kind === 'count' || kind === 'event') return 1;
  return kind === 'fall' || rule.direction === 'down' ? -1 : 1;
}

/** The threshold on the side of the direction: a gain and a lead are above it, a loss and a lag below its negative; a level and a share are where it is. */
function holdsAt(rule: EventRule, threshold: number): (value: number) => boolean {
  const { direction, sessions } = rule;
  const kind = kindOf(rule);
  if (kind === 'run') return (value) => value === sessions;
  if (kind === 'event' || kind === 'count') return (value) => value >= threshold;
  if (kind === 'fall')
    return direction === 'down' ? (value) => reachesThreshold(-value, threshold) : (value) => reachesThreshold(value, -threshold);
  if (direction === 'up') return (value) => reachesThreshold(value, threshold);
  const limit = kind === 'place' ? threshold : -threshold;
  return (value) => reachesThreshold(-value, -limit);
}

/** Earlier values without which nothing is an extreme: a year of them, and ten at least. */
export const extremeHistory: Readonly<Record<CalendarUnit, number>> = { session: 252, week: 52, month: 12, quarter: 10, year: 10 };

/**
 * The sessions on which it can be said whether the rule of an event holds: those on which the measure is known, and of a new extreme those
 * with 252 of them before (of units as many as `extremeHistory` says). A base rate counts these and no others.
 * **Shape** one mark per session, 1 or 0. **Window** trailing. **Source** DEFINITIONS, `forward`.
 */
export function judgedSessions(
  { known }: Pick<MeasureSeries, 'known'>,
  { trigger, unit }: Pick<EventRule, 'trigger' | 'unit'>,
): Uint8Array {
  if (trigger !== 'extreme') return known;
  let earlier = 0;
  return known.map((mark) => {
    if (mark !== 1) return 0;
    earlier += 1;
    return Number(earlier > extremeHistory[unit]);
  });
}

/**
 * The sessions on which the rule of an event stands, rather than comes to: a run is at least as long, a fall as deep, a record is set.
 * **Shape** one mark per session: 1 it stands, 0 it does not, -1 it cannot be judged. **Units** and **Ties/edges** as `eventMask`, with `trigger=threshold`.
 */
export function standingMarks({ values, unit, known }: Pick<MeasureSeries, 'values' | 'unit' | 'known'>, rule: EventRule): SessionMarks {
  const reaches = holdsAt(rule, fromShown(rule.atLeast, unit));
  const holds = kindOf(rule) === 'run' ? (value: number): boolean => value >= rule.sessions : reaches;
  return Int8Array.from(values, (value, t) => (known[t] === 1 ? Number(!Number.isNaN(value) && holds(value)) : -1));
}

/**
 * The sessions at whose close the rule of an event holds, over the whole history.
 *
 * A streak: the run reaches `sessions`. A record or a thrust: it comes at least `atLeast` sessions after the one before. A drawdown: it
 * crosses `atLeast` (down: falls to it; up: is back within it), a gap lying between two sessions or not. Everything else: the measure is at or
 * beyond `atLeast`. With `trigger=extreme`: the measure is beyond all before it, of which there are enough (`judgedSessions`); `bounds` are
 * closes that highs must be beyond too where none are stored.
 * **Shape** one mark per session, 1 or 0. **Units** `atLeast` in the unit of the measure. **Window** trailing. **Missing** never an event.
 * **Ties/edges** reaching the threshold is enough (G1); an extreme equal to 12 digits is none. **Source** DEFINITIONS, `forward`.
 */
export function eventMask(
  { values, unit, known }: Pick<MeasureSeries, 'values' | 'unit' | 'known'>,
  rule: EventRule,
  bounds: Float64Array | null = null,
): Uint8Array {
  const mask = new Uint8Array(values.length);
  if (rule.trigger === 'extreme') {
    const sign = extremeSign(rule);
    const compared = comparableValues(values.map((value) => sign * value));
    const judged = judgedSessions({ known }, rule);
    for (const { index } of findRecords(compared, false, bounds)) mask[index] = judged[index] ?? 0;
    return mask;
  }
  const holds = holdsAt(rule, fromShown(rule.atLeast, unit));
  const isFall = kindOf(rule) === 'fall';
  // A crossing needs a session before it on the other side: the first of a history crosses nothing.
  let before = true;
  values.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    const now = holds(value);
    if (now && !(isFall && before)) mask[t] = 1;
    before = now;
  });
  return mask;
}

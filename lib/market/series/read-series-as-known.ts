import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { nextPeriod } from './periods';
import type { Frequency, Observation } from './series';

export interface ReadingRules {
  readonly frequency: Frequency;
  /** Days before its period on which a value is announced at the latest: a rate decision takes effect the day after; 0 if left out. */
  readonly announcedDaysAhead?: number | undefined;
  /** Periods that their source enters on the day of the announcement itself. */
  readonly announcedThatDay?: readonly string[] | undefined;
}

/** A series as it was known on a day; the arrays are aligned. */
export interface SeriesReading {
  /** Ascending; of all but daily series without gaps. */
  readonly periods: readonly SessionDate[];
  /** NaN where nothing was known of the period. */
  readonly values: Float64Array;
  /** Where the values come from; null where there is none. */
  readonly observations: readonly (Observation | null)[];
}

/** The day from which the first value of a period may be used: what is announced ahead is that one, never what it was revised to. */
export function usableFrom(
  { knownFrom, period }: Pick<Observation, 'knownFrom' | 'period'>,
  { announcedDaysAhead = 0, announcedThatDay = [] }: Pick<ReadingRules, 'announcedDaysAhead' | 'announcedThatDay'>,
): SessionDate {
  const announced =
    announcedDaysAhead === 0 ? knownFrom : announcedThatDay.includes(period) ? period : addDays(period, -announcedDaysAhead);
  return announced < knownFrom ? announced : knownFrom;
}

/** Of every period the day from which its first value was known. */
function listFirstDays(observations: readonly Observation[]): Map<SessionDate, SessionDate> {
  const days = new Map<SessionDate, SessionDate>();
  for (const { period, knownFrom } of observations) {
    const known = days.get(period);
    if (known === undefined || knownFrom < known) days.set(period, knownFrom);
  }
  return days;
}

function listPeriods(
  first: SessionDate,
  last: SessionDate,
  frequency: Frequency,
  known: ReadonlyMap<SessionDate, Observation>,
): SessionDate[] {
  if (frequency === 'daily') return [...known.keys()].sort();
  const periods = new Set(known.keys());
  for (let period = first; period < last; period = nextPeriod(period, frequency)) periods.add(period);
  return [...periods].sort();
}

/** The observations that were known at the end of a day: what is left reads the same on every day up to it. */
export function cutObservations(
  observations: readonly Observation[],
  asOf: SessionDate,
  rules: Pick<ReadingRules, 'announcedDaysAhead' | 'announcedThatDay'>,
): readonly Observation[] {
  const firstDays = listFirstDays(observations);
  return observations.filter((observation) => {
    const { period, knownFrom } = observation;
    return (knownFrom === firstDays.get(period) ? usableFrom(observation, rules) : knownFrom) <= asOf;
  });
}

/**
 * A series as it was known at the end of a day: of every period the newest value that was known by then. A period that was never
 * published, or not yet, has none; what became known later changes nothing.
 * @param observations in any order.
 */
export function readSeriesAsKnown(observations: readonly Observation[], asOf: SessionDate, rules: ReadingRules): SeriesReading {
  const known = new Map<SessionDate, Observation>();
  let [first, last]: [SessionDate | null, SessionDate | null] = [null, null];
  for (const observation of cutObservations(observations, asOf, rules)) {
    const { period, knownFrom } = observation;
    const other = known.get(period);
    if (other === undefined || knownFrom > other.knownFrom) known.set(period, observation);
    if (first === null || period < first) first = period;
    if (last === null || period > last) last = period;
  }
  const periods = first === null || last === null ? [] : listPeriods(first, last, rules.frequency, known);
  const aligned = periods.map((period) => known.get(period) ?? null);
  return { periods, values: Float64Array.from(aligned, (observation) => observation?.value ?? NaN), observations: aligned };
}

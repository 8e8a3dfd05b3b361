import type { SessionDate } from '@/lib/calendar/session-date';
import { cutObservations, usableFrom } from './read-series-as-known';
import type { Observation, SeriesDefinition } from './series';

/** A series that a study reads. */
export interface SeriesNeed {
  readonly id: string;
  /** Whether every period is read with the newest value at the data version in the place of what was known first (hindsight). */
  readonly revised?: boolean;
}

/** By what the market has it: the same series can be read as it was known and with hindsight. */
export function observedKey({ id, revised = false }: SeriesNeed): string {
  return revised ? `${id} revised` : id;
}

/** A series of the market: what was known of it up to the market's last session, at its data version. */
export interface ObservedSeries {
  readonly definition: SeriesDefinition;
  /** Days before its period on which a value is announced at the latest. */
  readonly announcedDaysAhead: number;
  /** Periods that the source enters on the day of the announcement itself. */
  readonly announcedThatDay: readonly string[];
  readonly observations: readonly Observation[];
}

/** The series as it was known at the end of a day: nothing that became known later can be read. */
export function cutSeries(series: ObservedSeries, asOf: SessionDate): ObservedSeries {
  const observations = cutObservations(series.observations, asOf, series);
  return observations.length === series.observations.length ? series : { ...series, observations };
}

/** The series with the newest value of every period in the place of its first, from the day on which that was usable: hindsight in the values, none in the days. */
export function reviseSeries(series: ObservedSeries): ObservedSeries {
  const [first, newest] = [new Map<SessionDate, Observation>(), new Map<SessionDate, Observation>()];
  for (const observation of series.observations) {
    const { period, knownFrom } = observation;
    const [early, late] = [first.get(period), newest.get(period)];
    if (early === undefined || knownFrom < early.knownFrom) first.set(period, observation);
    if (late === undefined || knownFrom > late.knownFrom) newest.set(period, observation);
  }
  const observations = [...first.values()].map((observation): Observation => {
    const { value, seenOn, source } = newest.get(observation.period) ?? observation;
    return { ...observation, value, seenOn, source, knownFrom: usableFrom(observation, series) };
  });
  return { ...series, observations };
}

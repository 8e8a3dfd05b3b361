import { addDays, splitDate } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { ObservedSeries } from '@/lib/market/series/observed-series';
import { periodEnd } from '@/lib/market/series/periods';
import { usableFrom } from '@/lib/market/series/read-series-as-known';
import type { Frequency, Observation } from '@/lib/market/series/series';

/** A series of months or quarters as it was known at the end of a day on which something of it became known. */
export interface KnownPeriods {
  readonly day: SessionDate;
  /** Whether its newest period became known on this day. */
  readonly isNew: boolean;
  readonly newest: Observation;
  /** The values of the last so many periods, the newest last; NaN where one was not known. Valid until the next day is asked for. */
  tail(count: number): Float64Array;
}

const monthsPerPeriod: Readonly<Partial<Record<Frequency, number>>> = { monthly: 1, quarterly: 3, yearly: 12 };

interface Usable {
  /** From its end on the observation may be used. */
  readonly day: SessionDate;
  readonly observation: Observation;
}

// Several rules read one series, and a daily one has thousands of days.
const listed = new WeakMap<readonly Observation[], readonly Usable[]>();

/** Observations with the day from whose end each may be used, ascending. */
export function listUsable(series: ObservedSeries): readonly Usable[] {
  const known = listed.get(series.observations);
  if (known !== undefined) return known;
  const usable = placeUsable(series);
  listed.set(series.observations, usable);
  return usable;
}

function placeUsable(series: ObservedSeries): readonly Usable[] {
  const { observations } = series;
  const first = new Map<SessionDate, SessionDate>();
  for (const { period, knownFrom } of observations) {
    const known = first.get(period);
    if (known === undefined || knownFrom < known) first.set(period, knownFrom);
  }
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return observations
    .map((observation) => ({
      day: observation.knownFrom === first.get(observation.period) ? usableFrom(observation, series) : observation.knownFrom,
      observation,
    }))
    .sort((one, other) => order(one.day, other.day) || order(one.observation.knownFrom, other.observation.knownFrom));
}

/** The place of a period among all that there can be. */
function createOrdinal(frequency: Frequency): (period: SessionDate) => number {
  const months = monthsPerPeriod[frequency];
  if (months === undefined) throw new RangeError(`a series of ${frequency} values is not walked by periods`);
  return (period) => {
    const { year, month } = splitDate(period);
    return Math.floor((year * 12 + month - 1) / months);
  };
}

/**
 * A monthly, quarterly or yearly series day by day as it became known: what `readSeriesAsKnown` reads on each of these days, without reading
 * all of it anew. @throws RangeError for one of days or weeks.
 */
export function* walkSeries(series: ObservedSeries): Generator<KnownPeriods> {
  const toOrdinal = createOrdinal(series.definition.frequency);
  const values = new Map<number, number>();
  const usable = listUsable(series);
  let newest: Observation | null = null;
  for (let at = 0; at < usable.length; ) {
    const day = usable[at]?.day;
    if (day === undefined) return;
    const before: SessionDate | null = newest?.period ?? null;
    for (let item = usable[at]; item?.day === day; at += 1, item = usable[at]) {
      values.set(toOrdinal(item.observation.period), item.observation.value);
      if (newest === null || item.observation.period >= newest.period) newest = item.observation;
    }
    if (newest === null) return;
    const end = toOrdinal(newest.period);
    yield {
      day,
      isNew: newest.period !== before,
      newest,
      tail: (count) => Float64Array.from({ length: count }, (_, back) => values.get(end - count + 1 + back) ?? NaN),
    };
  }
}

// Longer than any delay so far: the shutdown of 2025 kept prices for 114 days after the month, output for 176 after the quarter.
const currentDays: Readonly<Record<Frequency, number>> = { daily: 10, weekly: 30, monthly: 130, quarterly: 220, yearly: 550 };

/** The last day on which the value of a period is taken for the present one. */
export function lastCurrentDay(period: SessionDate, frequency: Frequency): SessionDate {
  return addDays(periodEnd(period, frequency), currentDays[frequency]);
}

/** How long that is, in words of a definition. */
export const currentWords = `${currentDays.monthly} days after its month, ${currentDays.quarterly} after its quarter`;

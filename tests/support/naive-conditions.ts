import { countDaysBetween } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import type { ObservedSeries } from '@/lib/market/series/observed-series';
import { periodEnd } from '@/lib/market/series/periods';
import { readSeriesAsKnown } from '@/lib/market/series/read-series-as-known';

// A plain reading of every rule: the whole series anew on each day, one value after the other.

type Answer = boolean | null;

interface Reading {
  readonly value: (back: number) => number;
  readonly isCurrent: boolean;
}

const currentDays = { daily: 10, weekly: 30, monthly: 130, quarterly: 220, yearly: 550 } as const;

function readOn(series: ObservedSeries, day: SessionDate, today = day): Reading | null {
  const { frequency } = series.definition;
  const { periods, values } = readSeriesAsKnown(series.observations, day, { frequency, announcedDaysAhead: series.announcedDaysAhead });
  const newest = periods.at(-1);
  if (newest === undefined) return null;
  const byPeriod = new Map(periods.map((period, at) => [period, values[at] ?? NaN]));
  const months = frequency === 'quarterly' ? 3 : 1;
  return {
    value: (back) => byPeriod.get(shiftMonths(newest, -back * months)) ?? NaN,
    isCurrent: countDaysBetween(periodEnd(newest, frequency), today) <= currentDays[frequency],
  };
}

/** The day on which the newest period that is known came out. */
function firstPrintDay(series: ObservedSeries, day: SessionDate): SessionDate | null {
  const known = series.observations.filter(({ knownFrom }) => knownFrom <= day);
  const newest = known
    .map(({ period }) => period)
    .sort()
    .at(-1);
  return (
    known
      .filter(({ period }) => period === newest)
      .map(({ knownFrom }) => knownFrom)
      .sort()[0] ?? null
  );
}

const tie = 1e-12;

function decide(figures: readonly number[], isCurrent: boolean, holds: boolean): Answer {
  return !isCurrent || figures.some(Number.isNaN) ? null : holds;
}

function year({ value }: Reading, back = 0, periods = 12): number {
  return value(back) / value(back + periods) - 1;
}

function ofPeriods(id: string, series: ObservedSeries, day: SessionDate): Answer {
  const known = readOn(series, day);
  if (known === null) return null;
  const { value, isCurrent } = known;
  switch (id) {
    case 'core-three-months': {
      const short = (value(0) / value(3)) ** 4 - 1;
      return decide([short, year(known)], isCurrent, short <= 0.03 + tie && year(known) - short > tie);
    }
    case 'core-year':
      return decide([year(known)], isCurrent, year(known) <= 0.03 + tie);
    case 'headline-year':
      return decide([year(known)], isCurrent, 0.03 - year(known) > tie);
    case 'core-falling':
      return decide([year(known), year(known, 6)], isCurrent, year(known, 6) - year(known) > tie);
    case 'core-consumption':
      return decide([year(known)], isCurrent, year(known) <= 0.025 + tie);
    case 'output-year':
      return decide([year(known, 0, 4)], isCurrent, year(known, 0, 4) > tie);
    case 'output-quarter': {
      const printed = firstPrintDay(series, day);
      const then = printed === null ? null : readOn(series, printed, day);
      const change = then === null ? NaN : (then.value(0) / then.value(1)) ** 4 - 1;
      return decide([change], then?.isCurrent === true, change > tie);
    }
    case 'unemployment-rise': {
      const mean = (back: number): number => (value(back) + value(back + 1) + value(back + 2)) / 3;
      const before = Array.from({ length: 12 }, (_, at) => mean(at + 1));
      const rise = (mean(0) - before.reduce((least, one) => (Number.isNaN(one) || one < least ? one : least))) / 100;
      return decide([rise, ...before], isCurrent, 0.005 - rise > tie);
    }
    case 'no-recession':
      return decide([value(0)], isCurrent, value(0) === 0);
    default:
      throw new Error(`no plain reading of ${id}`);
  }
}

interface Step {
  readonly isCut: boolean;
  /** Sessions since the first that knew of it, on the day asked. */
  readonly ago: number;
}

/** A target read day by day: what was announced by a day is known at the close of the next session. */
function ofTarget(id: string, series: ObservedSeries, sessions: readonly SessionDate[], t: number): Answer {
  const day = sessions[t];
  if (day === undefined) return null;
  const dayBefore = (period: SessionDate): number => countDaysBetween(period, day) + 1;
  const known = series.observations.filter(({ period }) => dayBefore(period) >= 0);
  const last = known.at(-1);
  if (last === undefined) return null;
  if (countDaysBetween(last.period, day) > currentDays.daily) return null;
  const agoOf = (period: SessionDate): number =>
    sessions.slice(0, t + 1).filter((session) => countDaysBetween(period, session) >= -1).length - 1;
  const steps = known.flatMap(({ period, value }, at): Step[] => {
    const before = known[at - 1]?.value ?? value;
    return value === before ? [] : [{ isCut: value < before, ago: agoOf(period) }];
  });
  const start = agoOf(known[0]?.period ?? last.period);
  const yearAgo = shiftMonths(day, -12);
  switch (id) {
    case 'below-year-ago': {
      const then = series.observations.filter(({ period }) => countDaysBetween(period, yearAgo) >= -1).at(-1);
      return then === undefined ? null : last.value < then.value;
    }
    case 'any-cut':
      return steps.some(({ isCut, ago }) => isCut && ago <= 126) ? true : start <= 126 ? null : false;
    case 'first-cut': {
      const hike = steps.map(({ isCut }) => isCut).lastIndexOf(false);
      const cut = steps.slice(hike + 1)[0];
      if (hike >= 0) return cut !== undefined && cut.ago <= 252;
      return start <= 252 || steps.some(({ ago }) => ago <= 252) ? null : false;
    }
    default:
      throw new Error(`no plain reading of ${id}`);
  }
}

/** Whether a rule held at the close of a session by a plain reading of what was known then; null where it cannot be told. */
export function readNaively(id: string, series: ObservedSeries, sessions: readonly SessionDate[], t: number): Answer {
  const day = sessions[t];
  if (day === undefined) return null;
  return series.definition.id === 'DFEDTARU' ? ofTarget(id, series, sessions, t) : ofPeriods(id, series, day);
}

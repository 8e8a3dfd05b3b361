import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { ObservedSeries } from '@/lib/market/series/observed-series';
import { placeStandings, type Judged, type Standing } from './standing';
import { lastCurrentDay, walkSeries } from './walk-series';

/** A figure of the newest periods, and whether the rule holds with it. */
export interface Finding {
  /** Fractions; NaN where a value that is needed is missing. */
  readonly figure: number;
  /** NaN where nothing but a fixed level is compared with. */
  readonly against: number;
  readonly holds: boolean;
}

export interface PeriodRule {
  /** Periods that it reads, the newest included. */
  readonly periods: number;
  /** `values`: the newest last. A finding with a figure that is NaN is unknown, whatever it says. */
  find(values: Float64Array): Finding;
  /** Whether a period is judged once, when its first value comes out, and not anew by what that was revised to. */
  readonly firstPrint?: boolean;
}

const isSame = (one: number, other: number): boolean => Object.is(one, other);

/** A rule over the newest periods of a series, by what was known at the close of each session. A value that is too old counts no more. */
export function judgePeriods(series: ObservedSeries, rule: PeriodRule, sessions: readonly SessionDate[]): Judged {
  const { frequency } = series.definition;
  const standings: Standing[] = [];
  let [current, shown]: [SessionDate | null, Standing | null] = [null, null];
  const expire = (before: SessionDate | null): void => {
    if (current === null || shown === null || (before !== null && (current >= before || addDays(current, 1) === before))) return;
    standings.push({ ...shown, day: addDays(current, 1), holds: null, unknown: 'stale' });
  };
  for (const { day, isNew, newest, tail } of walkSeries(series)) {
    if (rule.firstPrint === true && !isNew) continue;
    expire(day);
    current = lastCurrentDay(newest.period, frequency);
    const { figure, against, holds } = rule.find(tail(rule.periods));
    const { period, dating } = newest;
    // What was revised and changes nothing leaves the day from which the figure was known.
    if (shown !== null && current >= day && period === shown.period && isSame(figure, shown.figure) && isSame(against, shown.against))
      continue;
    const unknown = current < day ? 'stale' : Number.isNaN(figure) ? 'gap' : null;
    shown = { day, holds: unknown === null ? holds : null, unknown, figure, against, period, knownFrom: day, dating };
    standings.push(shown);
  }
  expire(null);
  return placeStandings(standings, sessions);
}

/** A rule of a series that is not stored. */
export function judgeNothing(sessions: readonly SessionDate[]): Judged {
  return { standings: [], at: new Int32Array(sessions.length).fill(-1) };
}

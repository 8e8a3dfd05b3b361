/**
 * Invented earnings of the small companies of the sample market, quarter by quarter with a day of filing: a level of its own, a cycle that all
 * share, and chance. Deterministic: same code, same numbers. No clock, no Math.random.
 */
import { addDays, joinDate } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { createRandom } from './random';

/** What a company earned in a quarter, as filed on a day. */
export interface SampleEarnings {
  readonly symbol: string;
  /** Last day of the quarter. */
  readonly period: SessionDate;
  readonly filed: SessionDate;
  readonly value: number;
}

const seed = 20_240_716;
// In quarters since the year 0: a cycle that begins with the last quarter of 2022.
const [cycleQuarters, cycleStart] = [14, 8091] as const;
const [meanGrowth, cycleGrowth, ownGrowth] = [0.012, 0.035, 0.05] as const;
const [leastLagDays, lagDays] = [28, 20] as const;

/** The last days of the quarters of a year. */
function listQuarterEnds(year: number): SessionDate[] {
  return [joinDate(year, 3, 31), joinDate(year, 6, 30), joinDate(year, 9, 30), joinDate(year, 12, 31)];
}

/** Quarters of every company from the one two years before the first session on, as far as they were filed by the last one. */
export function generateSampleEarnings(symbols: readonly string[], first: SessionDate, last: SessionDate): readonly SampleEarnings[] {
  const [from, to] = [Number(first.slice(0, 4)) - 2, Number(last.slice(0, 4))];
  const periods = Array.from({ length: to - from + 1 }, (_, at) => listQuarterEnds(from + at)).flat();
  return symbols.flatMap((symbol, of) => {
    const random = createRandom(seed + of);
    let level = Math.exp(2 + random.normal());
    return periods.flatMap((period, at): SampleEarnings[] => {
      const shared = cycleGrowth * Math.sin((2 * Math.PI * (from * 4 + at - cycleStart)) / cycleQuarters);
      level *= 1 + meanGrowth + shared + ownGrowth * random.normal();
      const filed = addDays(period, leastLagDays + (Math.floor(Math.abs(random.normal()) * 8) % lagDays));
      return filed > last ? [] : [{ symbol, period, filed, value: Math.round(level * 100) / 100 }];
    });
  });
}

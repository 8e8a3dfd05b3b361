import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { firstTick, isAboveMean, rollingMean } from '@/lib/metrics';
import type { Need, NeedContext } from './need';
import { linkStudy } from './need-links';

/** The usual means of each unit: of years nobody takes any. */
export const meanWindows: Readonly<Record<CalendarUnit, readonly number[]>> = {
  session: [50, 200],
  week: [50, 200],
  month: [10],
  quarter: [],
  year: [],
};

/**
 * The mean that a close would make. The tail begins where the mean's own blocks do, so that it adds up as
 * over the whole series, to the last digit.
 */
function measureMean({ closes, index }: NeedContext, sessions: number, close: number): number {
  const from = Math.max((Math.floor(index / sessions) - 1) * sessions, 0);
  const tail = closes.slice(from, index + 1);
  tail[index - from] = close;
  return rollingMean(tail, sessions).at(-1) ?? NaN;
}

/** Closes on the other side of the usual means, the close to come being part of them. */
export function listMeanNeeds(context: NeedContext): Need[] {
  const { main, closes, index, market } = context;
  return meanWindows[market.unit].flatMap((sessions): Need[] => {
    if (index < sessions) return [];
    const before = closes.subarray(index - sessions + 1, index);
    const last = closes[index - 1] ?? NaN;
    const mean = rollingMean(closes.subarray(0, index), sessions).at(-1) ?? NaN;
    const sum = before.reduce((total, close) => total + close, 0);
    if (Number.isNaN(sum) || Number.isNaN(mean)) return [];
    const direction = isAboveMean(last, mean) ? 'down' : 'up';
    const passes = (level: number): boolean =>
      direction === 'up'
        ? isAboveMean(level, measureMean(context, sessions, level))
        : isAboveMean(measureMean(context, sessions, level), level);
    // close > (sum + close) / n is close > sum / (n - 1).
    const close = firstTick(sum / (sessions - 1), direction, passes);
    const statement = `a close ${direction === 'up' ? 'above' : 'below'} its ${sessions}-${market.unit} mean`;
    const link = linkStudy(
      context,
      'distance',
      [
        ['symbol', main.symbol],
        ['reference', 'sma'],
        ['windowSessions', String(sessions)],
      ],
      close,
    );
    return [{ kind: 'mean', statement, direction, close, versus: null, runSessions: 0, link }];
  });
}

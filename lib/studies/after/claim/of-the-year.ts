import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { countWord, pluralise } from '@/lib/format/number-words';
import { agingOf, isEventMeasure, isWindowMeasure, kindOf } from '../../measure/measures';
import type { ClaimContext } from './evaluation';
import type { ClaimParams } from './params';

// A comparison within the calendar year of the claim: each session, unit, window or run is of the year in which it ends.

/** The first day of the year that a claim is compared within; undefined where it is compared with all history. */
export function beginOfYear({ within }: Pick<ClaimParams, 'within'>, date: string | undefined): SessionDate | undefined {
  const begin = `${date?.slice(0, 4) ?? ''}-01-01`;
  return within === 'year' && isSessionDate(begin) ? begin : undefined;
}

/** Whether the year of the claim's own session is over, as far as the calendar can tell. */
function isOver({ context: { market, next = null }, at }: Pick<ClaimContext, 'context' | 'at'>): boolean {
  const year = market.sessions[at]?.slice(0, 4);
  return next !== null && year !== undefined && next.slice(0, 4) > year;
}

/** The year as it stands behind "of": '2024 so far', of one that is over '2024'; empty where nothing is of a year. */
export function nameYear(claim: Pick<ClaimContext, 'context' | 'at' | 'params'>): string {
  if (claim.params.within !== 'year') return '';
  const year = claim.context.market.sessions[claim.at]?.slice(0, 4) ?? '';
  return isOver(claim) ? year : `${year} so far`;
}

/** What is compared of a year, with how many there are: 'the 45 weeks of 2024 so far', 'the twelve runs of 2024', 'the only week of 2024 so far'. */
export function countOfYear(claim: ClaimContext, count: number): string {
  const { choice } = claim.reading;
  const noun =
    kindOf(choice) === 'run'
      ? 'run'
      : isEventMeasure(choice)
        ? 'wait'
        : isWindowMeasure(choice) && choice.sessions > 1
          ? 'window'
          : (agingOf(choice) ?? claim.context.market.unit);
  return `the ${count === 1 ? 'only' : countWord(count)} ${pluralise(count, noun)} of ${nameYear(claim)}`;
}

/** Why the stored history, which begins on `begin`, does not hold the whole of the year so far; null where it does. */
export function lackOfYear({ params, at, context: { market } }: ClaimContext, begin: string): string | null {
  const year = beginOfYear(params, market.sessions[at]);
  if (year === undefined || begin === '') return null;
  const first = firstSessionFrom(market.sessions, year);
  // What begins with the first session of the year lacks nothing of it, where the one before is stored of others.
  if (begin < year || (begin === market.sessions[first] && first > 0)) return null;
  return `It is compared within ${year.slice(0, 4)}, and the history that can be judged begins on ${formatLongDate(begin)}.`;
}

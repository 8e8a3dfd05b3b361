import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { nameBeginning, nameUnit } from '../../kit/unit-words';
import { isEventMeasure, kindOf } from '../../measure/measures';
import type { ClaimContext } from './evaluation';
import { lackOfEventBefore } from './finding-words';
import { lackOfYear } from './of-the-year';

/** The first session on which all instruments of the claim are stored; -1 where one never is. */
export function storedStart({ panel }: Pick<ClaimContext, 'panel'>): number {
  return panel.series.some((item) => item.first < 0) ? -1 : Math.max(-1, ...panel.series.map((item) => item.first));
}

/** The first session of the history that the claim was judged on: runs and records are known from the first close on, a window from where it is full. */
export function fromStart(claim: ClaimContext): SessionDate | '' {
  const {
    context: { market },
    series: { values, span },
    reading: { choice },
    first,
  } = claim;
  const begin =
    (kindOf(choice) === 'run' || isEventMeasure(choice)) && span !== null
      ? Math.max(first, span.first)
      : values.findIndex((value, t) => t >= first && !Number.isNaN(value));
  return market.sessions[begin] ?? '';
}

/** In what the whole history of a claim begins, in words: a month, of longer units the first of them; empty where there is none. */
export function nameStart(claim: ClaimContext): string {
  const { unit } = claim.context.market;
  const begin = fromStart({ ...claim, first: 0 });
  return begin === '' ? '' : nameBeginning(unit, begin);
}

/** That session in words, and why it is the first: never more than the data allow. */
export function sayStart(claim: ClaimContext): string {
  const {
    context: { market },
    first,
  } = claim;
  const begin = fromStart(claim);
  const start = storedStart(claim);
  const name = nameUnit(market.unit, begin);
  if (start < first || begin === '') return name;
  return `${name}, ${begin === market.sessions[start] ? 'where the stored history begins' : `the first ${market.unit} that can be measured`}`;
}

/** What a claim about an older time than the stored one lacks; null where the history reaches back far enough. */
export function lackOfHistory(claim: ClaimContext): string | null {
  const {
    period,
    params: { since, within },
    reading: { start },
    context: { market },
  } = claim;
  // A gap on the day that is named is no lack of history: what is looked at may begin later than what is stored.
  const begin = fromStart({ ...claim, first: start === null ? 0 : firstSessionFrom(market.sessions, start) });
  if (within === 'year') return lackOfYear(claim, begin);
  if (period === null || begin === '' || period.from >= begin) return null;
  // The year in which the history begins counts as covered: no more can be asked of it.
  if (since.length < 10 && begin <= period.to) return null;
  return `It goes back to ${period.words}, and the stored history begins on ${formatLongDate(begin)}.`;
}

/** What is not known of the first event of the data. */
export function lackOfWait(claim: ClaimContext): string {
  return lackOfEventBefore(claim, fromStart(claim), 'so that nobody knows how long it was waited for');
}

/** Where what holds is as extreme as nothing since a time before the one that the claim names: the last session as extreme, -1 for none in the data. */
export function tellUnderstated(claim: ClaimContext, last: number): { readonly understated?: number } {
  const {
    period,
    context: { market },
    reading: { start },
  } = claim;
  if (period === null || start !== null) return {};
  const before = last < 0 ? fromStart({ ...claim, first: 0 }) : (market.sessions[last] ?? '');
  return before !== '' && before < period.from ? { understated: last } : {};
}

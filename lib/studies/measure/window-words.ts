import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { countWord, pluralise } from '@/lib/format/number-words';
import { formatNumber } from '@/lib/format/format-number';

/** 'five-session': a window as an adjective. */
export function sayWindow(sessions: number): string {
  return `${countWord(sessions)}-session`;
}

/** 'an eight-session': with its article. */
export function sayOneWindow(sessions: number): string {
  return `${indefiniteArticle(countWord(sessions))} ${sayWindow(sessions)}`;
}

/** A threshold with the digits that it was given with. */
export function sayAmount(value: number): string {
  return formatNumber(value, { decimals: String(value).split('.')[1]?.length ?? 0 });
}

/** 'ten sessions'; what is no whole number is waited for all the same. */
export function sayWait(sessions: number): string {
  return `${Number.isInteger(sessions) ? countWord(sessions) : sayAmount(sessions)} ${pluralise(sessions, 'session')}`;
}

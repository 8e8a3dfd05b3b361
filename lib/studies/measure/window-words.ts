import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { countWord, pluralise } from '@/lib/format/number-words';
import { formatNumber } from '@/lib/format/format-number';
import { unitAdjective } from '../kit/unit-words';
import type { MeasureParts } from './measure-parts';
import { sentenceWord } from './sentence-word';

/** 'five-session', 'nine-week', of one unit that is longer than a session 'weekly': a window as an adjective. */
export function sayWindow(sessions: number, unit: CalendarUnit = 'session'): string {
  return sessions === 1 && unit !== 'session' ? unitAdjective(unit) : `${countWord(sessions)}-${unit}`;
}

/** The same as a word that a reader may change: the number, or where none is said the unit, or the part of it. */
export function windowWord({ sessions, unit, part }: Pick<MeasureParts, 'sessions' | 'unit' | 'part'>): ReturnType<typeof sentenceWord> {
  if (part !== '') return sentenceWord('part', part);
  return sentenceWord(sessions === 1 && unit !== 'session' ? 'unit' : 'sessions', sayWindow(sessions, unit));
}

/** 'an eight-session': with its article. */
export function sayOneWindow(sessions: number, unit: CalendarUnit = 'session'): string {
  const window = sayWindow(sessions, unit);
  return `${indefiniteArticle(window)} ${window}`;
}

/** A threshold with the digits that it was given with. */
export function sayAmount(value: number): string {
  return formatNumber(value, { decimals: String(value).split('.')[1]?.length ?? 0 });
}

/** 'ten sessions', 'ten weeks'; what is no whole number is waited for all the same. */
export function sayWait(sessions: number, unit: CalendarUnit = 'session'): string {
  return `${Number.isInteger(sessions) ? countWord(sessions) : sayAmount(sessions)} ${pluralise(sessions, unit)}`;
}

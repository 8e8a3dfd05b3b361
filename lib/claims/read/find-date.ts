import { monthNames } from '@/lib/calendar/month-names';
import { isSessionDate } from '@/lib/calendar/session-date';
import { weekdayNames } from '@/lib/calendar/weekday-names';
import type { FoundDate, NamedDate } from './named-date';
import { findCalledDay } from './find-called-day';
import { findSessionOf, findShortWeek } from './find-session-of';
import { findSlashed } from './find-slashed';
import { readNumberWords } from './read-number-words';
import type { Token } from './tokenize';

const monthWords = new Map(
  monthNames.flatMap(
    (name, index) =>
      [
        [name.toLowerCase(), index + 1],
        [name.slice(0, 3).toLowerCase(), index + 1],
      ] as const,
  ),
);
monthWords.set('sept', 9);
const weekdayWords = new Map<string, number>(weekdayNames.map((name, index) => [name.toLowerCase(), index]));
for (const [short, day] of [
  ['mon', 1],
  ['tue', 2],
  ['tues', 2],
  ['wed', 3],
  ['thu', 4],
  ['thur', 4],
  ['thurs', 4],
  ['fri', 5],
] as const)
  weekdayWords.set(short, day);
const units = ['week', 'month', 'quarter', 'year'] as const;
/** The year to date is a phrase of its own (`lexicon/words.ts`). */
const toDates: ReadonlyMap<string, 'week' | 'month' | 'quarter'> = new Map([
  ['wtd', 'week'],
  ['mtd', 'month'],
  ['qtd', 'quarter'],
  ['week to date', 'week'],
  ['month to date', 'month'],
  ['quarter to date', 'quarter'],
]);

function readYear(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || !/^(19|20)\d\d$/.test(token.text)) return null;
  return Number(token.word);
}

/** A day of the month, with or without its ending. */
function readDay(token: Token | undefined): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.text.toLowerCase() ?? '');
  const day = Number(digits?.[1] ?? NaN);
  return day >= 1 && day <= 31 ? day : null;
}

/** "may" is a verb and "march" is one too, unless they are written as names or a number stands beside them. */
function readMonth(token: Token | undefined, next: Token | undefined): number | null {
  const month = monthWords.get(token?.word ?? '');
  if (month === undefined || token?.kind !== 'word' || token.text.endsWith('’') || token.text.endsWith("'")) return null;
  const isName = /^\p{Lu}/u.test(token.text);
  return isName || next?.kind === 'number' ? month : null;
}

function isStop(token: Token | undefined): boolean {
  return token?.text === '.';
}

const quarterWords = ['first', 'second', 'third', 'fourth'];

/** "For a third quarter", "a third quarter in a row": so many quarters, and none by its name. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.word === 'a') return true;
  const after = tokens.slice(at + 2, at + 5).map(({ word }) => word);
  return after[0] === 'running' || after.slice(0, 2).join(' ') === 'on end' || after.join(' ') === 'in a row';
}

function findQuarter(tokens: readonly Token[], at: number): FoundDate | null {
  const word = tokens[at]?.word ?? '';
  const short = /^q([1-4])$/.exec(word);
  // "1Q" is a number with a letter right behind it.
  const next = tokens[at + 1];
  const late = /^[1-4]$/.test(word) && next?.word === 'q' && next.start === tokens[at]?.end ? Number(word) : null;
  const ordinal = (readNumberWords([word])?.isOrdinal === true ? readNumberWords([word])?.value : 0) ?? 0;
  const isLong = quarterWords[ordinal - 1] !== undefined && tokens[at + 1]?.word === 'quarter' && !isCounted(tokens, at);
  const isMonths = word === 'first' && tokens[at + 1]?.word === 'three' && tokens[at + 2]?.word === 'months';
  if (short === null && late === null && !isLong && !isMonths) return null;
  const quarter = isMonths ? 1 : (late ?? (short === null ? ordinal : Number(short[1])));
  let used = isMonths ? 3 : short === null ? 2 : 1;
  if (isMonths && ['of', 'the', 'year'].every((part, index) => tokens[at + used + index]?.word === part)) used += 3;
  else if (tokens[at + used]?.word === 'of' && readYear(tokens[at + used + 1]) !== null) used += 1;
  const year = readYear(tokens[at + used]);
  return { date: { kind: 'quarter', year, quarter }, tokens: used + (year === null ? 0 : 1) };
}

/** "The April-June quarter". */
function findMonthsOfQuarter(tokens: readonly Token[], at: number): FoundDate | null {
  const [first, last] = [monthWords.get(tokens[at]?.word ?? ''), monthWords.get(tokens[at + 1]?.word ?? '')];
  const isQuarter = first !== undefined && first % 3 === 1 && last === first + 2 && tokens[at + 1]?.isJoined === true;
  if (!isQuarter || !['quarter', 'period'].includes(tokens[at + 2]?.word ?? '')) return null;
  const begin = tokens[at + 3]?.word === 'of' && readYear(tokens[at + 4]) !== null ? at + 4 : at + 3;
  const year = readYear(tokens[begin]);
  return { date: { kind: 'quarter', year, quarter: last / 3 }, tokens: begin - at + (year === null ? 0 : 1) };
}

/** "The first nine months of 2024", which is the year up to their end; of three and six there are words of their own. */
function findFirstMonths(tokens: readonly Token[], at: number): FoundDate | null {
  if (tokens[at]?.word !== 'first' || tokens[at + 2]?.word !== 'months') return null;
  const months = readNumberWords([tokens[at + 1]?.word ?? ''])?.value ?? Number(tokens[at + 1]?.word);
  if (![2, 4, 5, 7, 8, 9, 10, 11].includes(months)) return null;
  const isOf = tokens[at + 3]?.word === 'of';
  const year = isOf ? readYear(tokens[at + 4]) : null;
  const isThis = isOf && /^(?:the|this)$/.test(tokens[at + 4]?.word ?? '') && tokens[at + 5]?.word === 'year';
  const to: NamedDate = { kind: 'end', of: { kind: 'month', year, month: months } };
  const of: NamedDate = year === null ? { kind: 'unit', unit: 'year', back: 0 } : { kind: 'year', year };
  return { date: { kind: 'up-to', of, to }, tokens: year !== null ? 5 : isThis ? 6 : 3 };
}

/** A month, or a day of one: 'July 2024', 'July 16, 2024', 'Nov. 5', '16 July 2024'. */
function findMonth(tokens: readonly Token[], at: number): FoundDate | null {
  const leading = readDay(tokens[at]);
  const begin = leading === null ? at : at + (tokens[at + 1]?.word === 'of' ? 2 : 1);
  const month = readMonth(tokens[begin], tokens[begin + 1] ?? (leading === null ? undefined : tokens[at]));
  if (month === null) return null;
  let used = begin + 1;
  if (isStop(tokens[used]) && tokens[used]?.start === tokens[begin]?.end) {
    // The stop of an abbreviation, where something of the date follows.
    if (readDay(tokens[used + 1]) !== null || readYear(tokens[used + 1]) !== null) used += 1;
  }
  const year = readYear(tokens[used]);
  if (leading !== null) return { date: { kind: 'day', year, month, day: leading }, tokens: used - at + (year === null ? 0 : 1) };
  if (year !== null) return { date: { kind: 'month', year, month }, tokens: used - at + 1 };
  if (tokens[used]?.word === 'of' && readYear(tokens[used + 1]) !== null)
    return { date: { kind: 'month', year: readYear(tokens[used + 1]), month }, tokens: used - at + 2 };
  const day = readDay(tokens[used]);
  if (day === null || tokens[used + 1]?.text === '%' || tokens[used]?.word.includes('.') === true)
    return { date: { kind: 'month', year: null, month }, tokens: used - at };
  used += 1;
  const after = tokens[used]?.text === ',' ? used + 1 : used;
  const late = readYear(tokens[after]);
  return { date: { kind: 'day', year: late, month, day }, tokens: (late === null ? used : after + 1) - at };
}

function findRelative(tokens: readonly Token[], at: number): FoundDate | null {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (word === 'today' || word === 'tonight') return { date: { kind: 'ago', sessions: 0 }, tokens: 1 };
  if (word === 'yesterday') return { date: { kind: 'ago', sessions: 1 }, tokens: 1 };
  const weekday = weekdayWords.get(word);
  if (weekday !== undefined) return { date: { kind: 'weekday', weekday, isLast: false }, tokens: 1 };
  const after = weekdayWords.get(next);
  if (word === 'last' && after !== undefined) return { date: { kind: 'weekday', weekday: after, isLast: true }, tokens: 2 };
  for (const used of [1, 3]) {
    const unit = toDates.get(
      tokens
        .slice(at, at + used)
        .map((token) => token.word)
        .join(' '),
    );
    if (unit !== undefined) return { date: { kind: 'unit', unit, back: 0 }, tokens: used };
  }
  const unit = units.find((name) => name === next);
  if (unit === undefined) return null;
  if (word === 'this') return { date: { kind: 'unit', unit, back: 0 }, tokens: 2 };
  return word === 'last' ? { date: { kind: 'unit', unit, back: 1 }, tokens: 2 } : null;
}

/** The year of a decade up to which a part of it goes. */
const stretches: ReadonlyMap<string, number> = new Map([
  ['early', 3],
  ['mid', 6],
  ['late', 9],
]);

/** 'the 1990s', 'the late 1990s': one looks back to their end. */
function findDecade(tokens: readonly Token[], at: number): FoundDate | null {
  const part = stretches.get(tokens[at]?.word ?? '');
  const begin = part === undefined ? at : at + 1;
  const [token, ending] = [tokens[begin], tokens[begin + 1]];
  const year = readYear(token);
  if (year === null || year % 10 !== 0 || token?.end !== ending?.start || ending?.word !== 's') return null;
  const last = year + (part ?? 9);
  return {
    date: { kind: 'stretch', of: { kind: 'year', year: last } },
    tokens: begin + 2 - at,
    assumed: `“The ${part === undefined ? '' : `${tokens[at]?.word ?? ''} `}${year}s” are taken to end with ${last}.`,
  };
}

/** The date that the tokens from `at` on begin with; null for none. Reads a handful of tokens. */
export function findDate(tokens: readonly Token[], at: number): FoundDate | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'date') {
    if (!isSessionDate(token.text)) return null;
    const [year = 0, month = 0, day = 0] = token.text.split('-').map(Number);
    return { date: { kind: 'day', year, month, day }, tokens: 1 };
  }
  const written = findSlashed(tokens, at) ?? findCalledDay(tokens, at) ?? findShortWeek(tokens, at) ?? findSessionOf(tokens, at, findDate);
  if (written !== null) return written;
  const decade = findDecade(tokens, at);
  if (decade !== null) return decade;
  if (stretches.has(token.word)) {
    const of = findMonth(tokens, at + 1);
    const year = readYear(tokens[at + 1]);
    const ends = token.word === 'late' ? {} : ({ endsBefore: true } as const);
    if (of?.date.kind === 'month')
      return {
        date: { kind: 'stretch', of: of.date, ...ends },
        tokens: of.tokens + 1,
        assumed: `“${token.text} ${tokens[at + 1]?.text ?? ''}” is read as the whole month.`,
      };
    if (year === null) return null;
    return {
      date: { kind: 'stretch', of: { kind: 'year', year }, ...ends },
      tokens: 2,
      assumed: `“${token.text} ${year}” is read as ${year}.`,
    };
  }
  // 'Friday, July 19' is one date, and must be a Friday.
  const weekday = weekdayWords.get(token.word);
  if (weekday !== undefined) {
    const begin = tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
    const day = findMonth(tokens, begin);
    if (day?.date.kind === 'day') return { date: { ...day.date, weekday }, tokens: day.tokens + begin - at };
  }
  if (token.word === 'end' && tokens[at + 1]?.word === 'of') {
    const of = findDate(tokens, at + 2);
    return of !== null && (of.date.kind === 'month' || of.date.kind === 'quarter' || of.date.kind === 'year')
      ? { date: { kind: 'end', of: of.date }, tokens: of.tokens + 2 }
      : null;
  }
  const found =
    findQuarter(tokens, at) ??
    findMonthsOfQuarter(tokens, at) ??
    findFirstMonths(tokens, at) ??
    findMonth(tokens, at) ??
    findRelative(tokens, at);
  if (found !== null) return found;
  const year = readYear(token);
  return year === null ? null : { date: { kind: 'year', year }, tokens: 1 };
}

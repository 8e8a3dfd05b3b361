import { monthNames, shortMonthNames } from '@/lib/calendar/month-names';
import { weekdayNames } from '@/lib/calendar/weekday-names';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { findDate } from './find-date';
import type { NamedDate } from './named-date';
import type { Token } from './tokenize';

// What print puts around its sentences says nothing of closes: who wrote them, where, for whom, on which day, and whose data they are.

const mostNames = 8;
const links: ReadonlySet<string> = new Set(['and', 'data', 'from', 'compiled', 'by', 'the', 'of', 'for']);
const times: ReadonlySet<string> = new Set([...monthNames, ...shortMonthNames, ...weekdayNames].map((name) => name.toLowerCase()));

const isText = (token: Token | undefined, text: string): boolean => token?.text === text;

function isName(token: Token): boolean {
  return token.kind === 'word' && /^\p{Lu}/u.test(token.text) && !times.has(token.word);
}

/** "By Jane Doe and John Roe", by itself on its line. */
function isByline(line: readonly Token[]): boolean {
  const [by, ...names] = line;
  if (by === undefined || by.word !== 'by' || names.length === 0 || names.length > mostNames) return false;
  return names.every((token) => isName(token) || token.word === 'and' || /^[,.]$/u.test(token.text));
}

/** "July 16, 2024", by itself on its line. */
function isDateLine(line: readonly Token[]): boolean {
  const found = findDate(line, 0);
  return found !== null && found.date.kind === 'day' && found.tokens === line.length;
}

/** How many tokens of "NEW YORK, July 16 (Reuters) - " a line begins with; none where no agency stands in brackets before a dash. */
function countDateline(line: readonly Token[]): number {
  const open = line.slice(0, mostNames).findIndex((token) => isText(token, '('));
  if (open < 1 || !isText(line[open + 2], ')') || !/^[\u2013\u2014-]$/u.test(line[open + 3]?.text ?? '')) return 0;
  const agency = line[open + 1];
  const [place] = line;
  if (agency === undefined || place === undefined || !isName(agency) || !/^\p{Lu}{2,}$/u.test(place.text)) return 0;
  return open + 4;
}

/** How many tokens from `at` on say whose data they are: "according to Bespoke Investment Group", up to a mark. */
function countSource(line: readonly Token[], at: number): number {
  if (line[at]?.word !== 'according' || line[at + 1]?.word !== 'to') return 0;
  let end = at + 2;
  while (end < line.length && end - at < mostNames + 2) {
    const token = line[end];
    if (token === undefined || !(isName(token) || links.has(token.word))) break;
    end += 1;
  }
  const next = line[end];
  const isWhole = next === undefined || (next.kind === 'mark' && /[.,;:!?)]/u.test(next.text));
  const hasName = line.slice(at + 2, end).some(isName);
  return isWhole && hasName ? end - at : 0;
}

function leaveOutSources(line: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < line.length; ) {
    const source = countSource(line, at);
    const token = line[at];
    if (source === 0 && token !== undefined) kept.push(token);
    at += Math.max(1, source);
  }
  return kept;
}

function splitLines(text: string, tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (before !== undefined && text.slice(before.end, token.start).includes('\n')) lines.push([]);
    lines.at(-1)?.push(token);
  });
  return lines;
}

/** Words that a sentence goes on after: a day that stands alone on the next line belongs to it. */
const leading: ReadonlySet<string> = new Set([
  'on',
  'since',
  'from',
  'to',
  'through',
  'until',
  'till',
  'before',
  'after',
  'by',
  'of',
  'and',
  'between',
]);

type Day = Extract<NamedDate, { readonly kind: 'day' }>;

function findDay(line: readonly Token[]): Day | null {
  for (let at = 0; at < line.length; at += 1) {
    const found = findDate(line, at)?.date;
    if (found?.kind === 'day') return found;
  }
  return null;
}

/** A text in its paragraphs, and the day that it says it is of, outside of its sentences. */
export interface Paragraphs {
  readonly paragraphs: readonly (readonly Token[])[];
  readonly day: Day | null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** On which day a text was published that names a day of its own: that one, unless it lies after the day that is given; null where neither is known. */
export function findPublished(day: Day | null, given: SessionDate | null): SessionDate | null {
  const year = day?.year ?? given?.slice(0, 4);
  if (day === null || year === undefined) return given;
  const written = (of: number): string => `${of}-${two(day.month)}-${two(day.day)}`;
  const own = written(Number(year));
  // Without a year it is the last one of its name.
  const last = day.year === null && given !== null && own > given ? written(Number(year) - 1) : own;
  return isSessionDate(last) && (given === null || last <= given) ? last : given;
}

/**
 * The tokens of each paragraph, without those that only say who wrote it, where and when, or whose data it tells. A line goes on in the next
 * one, but for an empty line or one of those between them. Takes time in proportion to the text.
 */
export function splitParagraphs(text: string, tokens: readonly Token[]): Paragraphs {
  const paragraphs: Token[][] = [[]];
  let day: Day | null = null;
  const lines = splitLines(text, tokens);
  lines.forEach((line, index) => {
    const last = lines[index - 1]?.at(-1);
    const gap = last === undefined ? '' : text.slice(last.end, line[0]?.start ?? last.end);
    const goesOn = leading.has(last?.word ?? '');
    const isOutside = lines.length > 1 && (isByline(line) || (isDateLine(line) && !goesOn));
    const dateline = countDateline(line);
    day ??= findDay(isOutside ? line : line.slice(0, dateline));
    if (isOutside || /\n[^\S\n]*\n/u.test(gap)) paragraphs.push([]);
    if (!isOutside) paragraphs.at(-1)?.push(...leaveOutSources(line.slice(dateline)));
  });
  return { paragraphs: paragraphs.filter((paragraph) => paragraph.length > 0), day };
}

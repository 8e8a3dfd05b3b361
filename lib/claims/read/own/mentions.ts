import { monthNames, shortMonthNames } from '@/lib/calendar/month-names';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { KnownInstrument } from '../find-chunks';
import { readNumberWords } from '../read-number-words';
import { tokenize } from '../tokenize';
import { toPlain } from './words-in-common';

/** What a sentence names, of which its parameters can be made. */
export interface Mentions {
  readonly plain: string;
  readonly symbols: readonly string[];
  /** A symbol as it stands in the sentence: 'the S&P 500'. */
  readonly nameOf: (symbol: string) => string;
  /** Whole numbers and others, each once. */
  readonly numbers: readonly number[];
  /** The same as they were printed, with their signs: '11.50', '-3'. */
  readonly figures: readonly string[];
  readonly days: readonly SessionDate[];
  /** The first days of months, quarters and years that are named. */
  readonly months: readonly SessionDate[];
  readonly quarters: readonly SessionDate[];
  readonly years: readonly SessionDate[];
  /** Where the data are said to begin; empty where that is not said. */
  readonly start: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

function listDates(plain: string, pattern: RegExp, read: (groups: readonly string[]) => string): SessionDate[] {
  return [...new Set([...plain.matchAll(pattern)].map((found) => read(found.slice(1))))].filter(isSessionDate);
}

const shortNames = shortMonthNames.map((name) => name.toLowerCase());
const longNames = monthNames.map((name) => name.toLowerCase());
const quarterWords = ['first', 'second', 'third', 'fourth'];
const dayPattern = new RegExp(`\\b(\\d{1,2}) (${shortNames.join('|')}) (\\d{4})\\b`, 'gu');
const monthPattern = new RegExp(`\\b(${longNames.join('|')}) (\\d{4})\\b`, 'gu');
const quarterPattern = new RegExp(`\\b(${quarterWords.join('|')}) quarter of (\\d{4})\\b`, 'gu');

/** What is a part of a date alone, and no length, count or figure. */
const dateParts = new RegExp(
  `\\b(?:\\d{1,2} )?(?:${[...shortNames, ...longNames].join('|')}) \\d{4}\\b|\\b(?:quarter of|in|of|since|end of|start of) (?:1[89]|20)\\d\\d\\b`,
  'giu',
);

function listNumbers(text: string): Pick<Mentions, 'numbers' | 'figures'> {
  const tokens = tokenize(text);
  const figures = tokens.flatMap(({ kind, word }) => (kind === 'number' ? [word] : []));
  const words = tokens.flatMap(({ word }) => readNumberWords([word])?.value ?? []);
  return {
    figures: [...new Set(figures.flatMap((figure) => [figure.replace(/^[+-]/u, ''), figure]))],
    numbers: [...new Set([...figures.map((figure) => Math.abs(Number(figure))), ...words])],
  };
}

/** What a sentence names, by the words in which our own sentences name it. Takes time in proportion to the text and to the instruments. */
export function listMentions(text: string, instruments: readonly KnownInstrument[]): Mentions {
  const plain = toPlain(text);
  const names = new Map(
    instruments.flatMap(({ symbol, name }) => {
      const own = toPlain(name);
      if (!plain.includes(own)) return [];
      return [[symbol, plain.includes(`the ${own}`) && !own.startsWith('the ') ? `the ${name}` : name] as const];
    }),
  );
  return {
    plain,
    symbols: [...names.keys()],
    nameOf: (symbol) => names.get(symbol) ?? symbol,
    ...listNumbers(text.replace(dateParts, ' ')),
    days: listDates(
      plain,
      dayPattern,
      ([day = '', month = '', year = '']) => `${year}-${two(shortNames.indexOf(month) + 1)}-${two(Number(day))}`,
    ),
    months: listDates(plain, monthPattern, ([month = '', year = '']) => `${year}-${two(longNames.indexOf(month) + 1)}-01`),
    quarters: listDates(plain, quarterPattern, ([quarter = '', year = '']) => `${year}-${two(quarterWords.indexOf(quarter) * 3 + 1)}-01`),
    years: listDates(plain, /\b((?:1[89]|20)\d\d)\b/gu, ([year = '']) => `${year}-01-01`),
    start: /in the data from ((?:the \w+ quarter of )?(?:[a-z]+ )?\d{4})/u.exec(plain)?.[1] ?? '',
  };
}

/** How much of each a sentence of ours may name: twice what the longest do. Names count more, for one is often a part of others. */
const most = { numbers: 20, figures: 20, days: 6, months: 6, quarters: 6, years: 8, symbols: 12 } as const;

/** Whether a sentence names more than ours do. The search for one takes time in proportion to what is named, for each parameter that it could be. */
export function isTooMuch(mentions: Mentions): boolean {
  return Object.entries(most).some(([name, count]) => mentions[name as keyof typeof most].length > count);
}

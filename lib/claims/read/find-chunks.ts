import type { Chunk, Meaning } from './chunk';
import { findDate } from './find-date';
import { kindOf, type NamedWords } from './lexicon/named-words';
import { breadthNames, strangers, usualNames } from './lexicon/names';
import { nameSectors } from './lexicon/sectors';
import { listWords } from './lexicon/words';
import { findPartOfPercent } from './find-part-of-percent';
import { joinEvery } from './every-unit';
import { joinDates } from './join-dates';
import { ownMembers } from './own-members';
import { readBeside } from './read-beside';
import { readNumberWords } from './read-number-words';
import { tokenize, type Token } from './tokenize';
import { joinGroups } from './whole-group';

/** An instrument of the store, as a reader may name it. */
export interface KnownInstrument {
  readonly symbol: string;
  readonly name: string;
  /** What it is, where that is known. */
  readonly kind?: string;
}

interface Entry {
  readonly meaning: Meaning;
  readonly assumed?: string;
}

/** Phrases with what they stand for, and the length of the longest. */
export interface Lexicon {
  readonly phrases: ReadonlyMap<string, Entry>;
  readonly longest: number;
}

const toPhrase = (text: string): string =>
  tokenize(text)
    .map(({ word }) => word)
    .join(' ');

function build(entries: Iterable<readonly [string, Entry]>): Lexicon {
  const phrases = new Map<string, Entry>();
  for (const [words, entry] of entries) phrases.set(toPhrase(words), entry);
  return { phrases, longest: Math.max(0, ...[...phrases.keys()].map((phrase) => phrase.split(' ').length)) };
}

function listPhrases(names: readonly NamedWords[]): (readonly [string, Entry])[] {
  return names.flatMap(({ words, ...entry }) => words.map((phrase) => [phrase, entry] as const));
}

const usual = build([
  ...listWords().map(([words, meaning]) => [words, { meaning }] as const),
  ...listPhrases([...strangers, ...usualNames, ...breadthNames]),
]);

/** By the list that they were built of. */
const built = new WeakMap<readonly KnownInstrument[], readonly Lexicon[]>();

/** The usual words, with the instruments of a store by their names and by $SYMBOL; a usual name keeps what it stands for. */
export function buildLexicon(instruments: readonly KnownInstrument[]): readonly Lexicon[] {
  const known = built.get(instruments);
  if (known !== undefined) return known;
  const own = instruments.flatMap(({ symbol, name, kind }): (readonly [string, Entry])[] => {
    const is = kind === 'stock' || kind === 'index' ? ({ is: kind } as const) : kindOf(symbol);
    const entry: Entry = { meaning: { kind: 'name', symbol, ...is } };
    const plain = name.replace(/\s*\([^)]*\)/gu, '');
    return [
      [`$${symbol}`, entry],
      // Names of a word or two may be words of the language: 'Materials', 'Target'.
      ...(plain.includes(' ') ? [[plain, entry] as const] : []),
    ];
  });
  const lexicons = [usual, build([...listPhrases(nameSectors(new Set(instruments.map(({ symbol }) => symbol)))), ...own])];
  built.set(instruments, lexicons);
  return lexicons;
}

const percentWords = new Set(['%', 'percent', 'pct']);

interface Found {
  readonly entry: Entry;
  readonly tokens: number;
}

const fractions: ReadonlyMap<string, string> = new Map([
  ['half', '50'],
  ['a quarter', '25'],
  ['one quarter', '25'],
  ['three quarters', '75'],
  ['a third', '33.33'],
  ['one third', '33.33'],
  ['two thirds', '66.67'],
]);

/** "Three-quarters of its members", by its words; a half of a year is none. */
function findFraction(tokens: readonly Token[], at: number): Found | null {
  for (const used of [1, 2]) {
    const words = tokens.slice(at, at + used).map(({ word }) => word);
    const text = fractions.get(words.join(' '));
    if (text !== undefined && tokens[at + used]?.word === 'of')
      return { entry: { meaning: { kind: 'size', unit: 'pct', text, value: Number(text) } }, tokens: used };
  }
  return null;
}

/** A size in percent or points, a number of other things, or an ordinal. */
function findNumber(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const small = findPartOfPercent(tokens, at);
  if (small !== null) return { entry: { meaning: small.meaning }, tokens: small.tokens };
  const part = findFraction(tokens, at);
  if (part !== null) return part;
  const words = readNumberWords([token.word, tokens[at + 1]?.word ?? '']);
  if (token.kind !== 'number' && words === null) return null;
  const used = token.kind === 'number' ? 1 : (words?.words ?? 1);
  if (words?.isOrdinal === true) return { entry: { meaning: { kind: 'ordinal', value: words.value } }, tokens: used };
  const text = token.kind === 'number' ? token.word : String(words?.value ?? '');
  const value = Number(text);
  const next = tokens[at + used]?.word ?? '';
  const after = tokens[at + used + 1]?.word ?? '';
  const isPercent = percentWords.has(next) || (next === 'per' && after === 'cent');
  if (next === 'basis' || next === 'bp' || next === 'bps')
    return { entry: { meaning: { kind: 'cannot', reason: 'Basis points are of yields, which are no claims here.' } }, tokens: used + 1 };
  if ((next === 'percentage' && /^points?$/.test(after)) || next === 'pp')
    return { entry: { meaning: { kind: 'size', unit: 'pp', text, value } }, tokens: used + (next === 'pp' ? 1 : 2) };
  if (isPercent) {
    const isPoints = /^points?$/.test(tokens[at + used + 1]?.word ?? '');
    return {
      entry: { meaning: { kind: 'size', unit: isPoints ? 'pp' : 'pct', text, value } },
      tokens: used + (next === 'per' ? 2 : 1) + (isPoints ? 1 : 0),
    };
  }
  if (/^(points?|pts?)$/.test(next)) return { entry: { meaning: { kind: 'size', unit: 'points', text, value } }, tokens: used + 1 };
  return { entry: { meaning: { kind: 'number', text, value } }, tokens: used };
}

function findPhrase(lexicons: readonly Lexicon[], tokens: readonly Token[], at: number, symbols: ReadonlySet<string>): Found | null {
  let phrase = '';
  let found: Found | null = null;
  const longest = Math.max(...lexicons.map((lexicon) => lexicon.longest));
  for (let used = 1; used <= longest && at + used <= tokens.length; used += 1) {
    const token = tokens[at + used - 1];
    if (token === undefined || token.kind === 'mark') break;
    phrase = used === 1 ? token.word : `${phrase} ${token.word}`;
    const entry = lexicons.map(({ phrases }) => phrases.get(phrase)).find((known) => known !== undefined);
    if (entry !== undefined) found = { entry, tokens: used };
  }
  const text = tokens[at]?.text ?? '';
  // A bare symbol is one in capital letters, and of a few that are words two letters are not enough.
  if (found !== null || text.length <= 2 || text !== text.toUpperCase() || !symbols.has(text)) return found;
  const known = lexicons.map(({ phrases }) => phrases.get(toPhrase(`$${text}`))).find((entry) => entry !== undefined);
  return { entry: known ?? { meaning: { kind: 'name', symbol: text } }, tokens: 1 };
}

const quiet = new Set(['"', '“', '”', '‘', '’', "'", '[', ']', '!', '?', '.', '…', '-', ':']);

function readMark(token: Token): Meaning {
  if (token.kind === 'ornament') return { kind: 'filler' };
  if (token.kind === 'sign') return { kind: 'unread' };
  return quiet.has(token.text) ? { kind: 'filler' } : { kind: 'split' };
}

const dollars: Meaning = {
  kind: 'cannot',
  reason:
    'It speaks of dollars: say it in percent, for closes of stocks are adjusted for the splits since, and what companies are worth is not stored.',
};

const twoDays: Meaning = {
  kind: 'cannot',
  reason: 'Numbers with a slash between them can be two days, or none: write the month of a date as a word, or the date as 2024-07-16.',
};

function isBetweenNumbers(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '/' && tokens[at - 1]?.kind === 'number' && tokens[at + 1]?.kind === 'number';
}

/**
 * Every token of a sentence in chunks, in order: the longest phrase that the lexicon knows, a date or a number; what is none of these is
 * `unread`. A token belongs to one chunk. Takes steps in proportion to the tokens.
 */
export function findChunks(tokens: readonly Token[], lexicons: readonly Lexicon[], symbols: ReadonlySet<string>): Chunk[] {
  const chunks: Chunk[] = [];
  const push = (meaning: Meaning, first: number, used: number, assumed?: string): void => {
    chunks.push({ ...meaning, first, last: first + used - 1, ...(assumed === undefined ? {} : { assumed }) });
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const before = chunks.findLast(({ kind }) => kind !== 'filler');
    if (token.kind === 'mark' || token.kind === 'ornament') {
      push(readMark(token), at, 1);
      at += 1;
      continue;
    }
    const isLevel = before?.kind === 'side' && token.kind === 'number';
    const phrase = findPhrase(lexicons, tokens, at, symbols);
    const date = isLevel ? null : findDate(tokens, at);
    const number = findNumber(tokens, at);
    // The longest reading; of equally long ones a name, then a date.
    const [best] = [
      ...(phrase === null ? [] : [{ ...phrase, rank: phrase.entry.meaning.kind === 'name' ? 3 : 1 }]),
      ...(date === null
        ? []
        : [
            {
              entry: {
                meaning: { kind: 'date', date: date.date } as const,
                ...(date.assumed === undefined ? {} : { assumed: date.assumed }),
              },
              tokens: date.tokens,
              rank: 2,
            },
          ]),
      ...(number === null ? [] : [{ ...number, rank: 0 }]),
    ].sort((a, b) => b.tokens - a.tokens || b.rank - a.rank);
    // A price of a stock is adjusted for the splits since, and what companies are worth is not stored.
    const isDollars = token.text === '$' && tokens[at + 1]?.kind === 'number';
    if (isDollars) push(dollars, at, 2);
    else if (best === undefined) push(isBetweenNumbers(tokens, at) ? twoDays : { kind: 'unread' }, at, 1);
    else push(best.entry.meaning, at, best.tokens, best.entry.assumed);
    at += isDollars ? 2 : (best?.tokens ?? 1);
  }
  return ownMembers(joinGroups(joinEvery(joinDates(chunks, tokens), tokens), tokens), tokens).map((chunk, index, all) => {
    const meaning = readBeside(all, index, tokens);
    return meaning === null ? chunk : { ...meaning, first: chunk.first, last: chunk.last };
  });
}

import type { Chunk } from './chunk';
import { fillers } from './lexicon/fillers';
import { isNamedDay } from './named-date';
import type { Token } from './tokenize';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

interface Filler {
  readonly name: string;
  readonly places: readonly (readonly [behind: ReadonlySet<string>, before: ReadonlySet<string>])[];
}

const byWord: ReadonlyMap<string, Filler> = new Map(
  fillers.flatMap(({ name, words, passed: others, places }) => {
    const filler: Filler = { name, places: places.map(([behind, before]) => [list(behind), list(before)]) };
    return [words, others].flatMap((some) => some?.split(',') ?? []).map((word) => [word, filler] as const);
  }),
);

const kinds: ReadonlySet<Chunk['kind']> = new Set(['filler', 'of', 'in', 'to']);
/** What stands between a word and what it governs. */
const passed: ReadonlySet<string> = new Set(['the', 'a', 'its', 'adjective']);
const counted: ReadonlySet<string> = new Set(['size', 'span', 'straight', 'number', 'level']);

/** What is looked at: quotation marks and pictures stand anywhere. */
function isSeen(chunk: Chunk, tokens: readonly Token[]): boolean {
  const token = tokens[chunk.first];
  return chunk.kind !== 'filler' || (token?.kind !== 'ornament' && !/^["“”'‘’]$/u.test(token?.text ?? ''));
}

function fillerOf(chunk: Chunk, tokens: readonly Token[]): Filler | undefined {
  const words = tokens.slice(chunk.first, chunk.last + 1).map(({ word }) => word);
  return kinds.has(chunk.kind) ? byWord.get(words.join(' ')) : undefined;
}

/** The first chunk from one on that is no article. */
function pass(chunks: readonly Chunk[], from: number, tokens: readonly Token[]): number {
  let at = from;
  while (passed.has(signOf(chunks, at, tokens))) at += 1;
  return at;
}

/** "Ended the year with", "finished the month with". */
function isEnded(chunks: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const before = chunks.slice(0, index).findLast(({ kind }) => kind !== 'filler');
  const unit = chunks[index];
  // A week, or a time that ended with its day, may have ended with the move of that day.
  const isLong = unit?.kind === 'unit' && unit.unit !== 'session' && unit.unit !== 'week';
  const isDated = chunks.slice(index).some((chunk) => chunk.kind === 'date');
  return isLong && !isDated && before?.kind === 'close' && tokens[chunks[index + 1]?.first ?? -1]?.word === 'with';
}

/** What a chunk is to the words beside it: its kind, or what it is called in the places of fillers. */
function signOf(chunks: readonly Chunk[], index: number, tokens: readonly Token[]): string {
  const chunk = chunks[index];
  const next = chunks[index + 1]?.kind;
  if (chunk === undefined) return 'edge';
  switch (chunk.kind) {
    case 'split':
    case 'apart':
      return 'edge';
    case 'filler':
    case 'of':
    case 'in':
    case 'to':
      return tokens[chunk.first]?.kind === 'mark' ? 'edge' : (fillerOf(chunk, tokens)?.name ?? chunk.kind);
    case 'number':
      if (next === 'unit' || next === 'about') return next === 'unit' ? 'span' : 'straight';
      if (next === 'straight' || next === 'deviations') return next === 'straight' ? next : 'size';
      return chunk.value >= 100 ? 'level' : 'number';
    case 'about': {
      const sign = signOf(chunks, pass(chunks, index + 1, tokens), tokens);
      return sign === 'unit' ? 'span' : counted.has(sign) ? sign : 'size';
    }
    case 'date':
      if (chunk.date.kind === 'up-to') return 'span';
      if (chunk.date.kind === 'end' && /^(?:on|with)$/.test(tokens[chunks[index + 1]?.first ?? -1]?.word ?? '')) return 'ended';
      // "In the final session of the year".
      if (chunk.date.kind === 'session-of' && tokens[chunk.first - 2]?.word === 'in') return 'trading-day';
      if (!isNamedDay(chunk.date)) return 'time';
      // “In Tuesday’s session”.
      return next === 'unit' || tokens[(chunks[index + 1] ?? chunk).first]?.word === 'trading' ? 'trading-day' : 'day';
    case 'to-date':
      return 'time';
    case 'past':
      return next === 'number' || next === 'unit' || next === 'decade' ? 'span' : 'past';
    case 'decade':
      return 'span';
    case 'most':
      return chunk.of === 'level' ? 'highest' : 'most';
    case 'name':
      if (next === 'members') return next;
      // "Versus the Russell 2000 at 10.8%".
      return chunks.slice(Math.max(index - 2, 0), index).some(({ kind }) => kind === 'contrast') ? 'other' : 'name';
    case 'time':
      return 'occasion';
    case 'unit':
      // "Five straight days of 1%+ gains", "ended the year with a 23.3% gain".
      if (next === 'of' && chunks[index - 1]?.kind === 'straight') return chunks[index + 2]?.kind === 'size' ? 'row' : chunk.kind;
      return isEnded(chunks, index, tokens) ? 'ended' : chunk.kind;
    default:
      return chunk.kind;
  }
}

/**
 * The words that say nothing by themselves and stand where they could change what is said: “over” before five days tells their time, and by
 * itself something else. Takes steps in proportion to the chunks.
 */
export function findLoose(all: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const chunks = all.filter((chunk) => isSeen(chunk, tokens));
  return chunks.filter((chunk, index) => {
    const filler = fillerOf(chunk, tokens);
    if (filler === undefined) return false;
    const behind = signOf(chunks, index - 1, tokens);
    const before = signOf(chunks, passed.has(filler.name) ? index + 1 : pass(chunks, index + 1, tokens), tokens);
    return !filler.places.some(([one, other]) => (one.has('*') || one.has(behind)) && (other.has('*') || other.has(before)));
  });
}

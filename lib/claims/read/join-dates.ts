import type { Chunk, ChunkOf } from './chunk';
import { isPlainDay, type NamedDate } from './named-date';
import type { Token } from './tokenize';

const times: ReadonlySet<string> = new Set(['month', 'quarter', 'year', 'unit']);
/** Where a part of a time can be named: "since July through Tuesday" is no part of July. */
const heads: ReadonlySet<Chunk['kind']> = new Set(['in', 'size', 'about', 'move', 'filler']);

function isPart(chunk: Chunk): chunk is ChunkOf<'date'> {
  return chunk.kind === 'date' && times.has(chunk.date.kind) && !(chunk.date.kind === 'unit' && chunk.date.unit === 'year');
}

/** By the word before the first of two days, those before the second. */
const linksAfter: ReadonlyMap<string, readonly string[]> = new Map([
  ['from', ['to', 'until']],
  ['between', ['and']],
]);

/** How many chunks name two days between which something moved, from `at` on, and these; null where none do. "Through" leaves open whether the first one's own move counts. */
function findBetween(
  chunks: readonly Chunk[],
  at: number,
  tokens: readonly Token[],
): { readonly date: NamedDate; readonly used: number } | null {
  const wordOf = (chunk: Chunk | undefined): string => tokens[chunk?.first ?? -1]?.word ?? tokens[chunk?.first ?? -1]?.text ?? '';
  const links = linksAfter.get(wordOf(chunks[at]));
  const first = chunks[at + 1];
  const comma = tokens[chunks[at + 2]?.first ?? -1]?.text === ',' ? 1 : 0;
  const [link, last] = chunks.slice(at + 2 + comma, at + 4 + comma);
  if (links?.includes(wordOf(link)) !== true || first?.kind !== 'date' || last?.kind !== 'date') return null;
  if (first.date.kind !== 'day' || last.date.kind !== 'day') return null;
  return { date: { kind: 'between', from: first.date, to: last.date }, used: 4 + comma };
}

/** How many chunks a sentence begins with that say up to which day it is so, "as of Tuesday’s close" before a comma, and that day; null where it does not. */
function findHead(chunks: readonly Chunk[], tokens: readonly Token[]): { readonly day: ChunkOf<'date'>; readonly used: number } | null {
  const words = chunks.slice(0, 2).map(({ first, last }) => (first === last ? (tokens[first]?.word ?? '') : ''));
  const begin = words[0] === 'through' ? 1 : words[0] === 'as' && words[1] === 'of' ? 2 : 0;
  const day = chunks[begin];
  const close = tokens[chunks[begin + 1]?.first ?? -1]?.word === 'close' ? 1 : 0;
  const isComma = tokens[chunks[begin + 1 + close]?.first ?? -1]?.text === ',';
  return begin > 0 && isComma && day?.kind === 'date' && isPlainDay(day.date) ? { day, used: begin + 1 + close } : null;
}

/** "Through Tuesday, the S&P 500 was up 18.8% in 2024": the one time that is named is a part of it, up to that day. */
function joinHead(chunks: readonly Chunk[], tokens: readonly Token[]): readonly Chunk[] {
  const head = findHead(chunks, tokens);
  const [of, ...others] = chunks.slice(head?.used ?? 0).flatMap((chunk) => (chunk.kind === 'date' ? [chunk] : []));
  const before = chunks[chunks.findIndex((chunk) => chunk === of) - 1];
  if (head === null || of === undefined || others.length > 0 || !isPart(of) || before?.kind !== 'in') return chunks;
  const date = { kind: 'up-to', of: of.date, to: head.day.date } as const;
  const rest = chunks.slice(head.used).map((chunk) => (chunk === of ? { ...of, date } : chunk));
  return [{ ...head.day, date, first: chunks[0]?.first ?? 0, last: chunks[head.used - 1]?.last ?? head.day.last }, ...rest];
}

/** "In July through Tuesday" is one time: a part of July. The year so far has words of its own (`readBeside`). */
export function joinDates(found: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const chunks = joinHead(found, tokens);
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const [chunk, through, day] = chunks.slice(at, at + 3);
    if (chunk === undefined) break;
    const between = findBetween(chunks, at, tokens);
    if (between !== null) {
      joined.push({ kind: 'date', date: between.date, first: chunk.first, last: chunks[at + between.used - 1]?.last ?? chunk.last });
      at += between.used - 1;
      continue;
    }
    const isHead = heads.has(joined.at(-1)?.kind ?? 'split');
    const isThrough = through?.kind === 'unread' && tokens[through.first]?.word === 'through';
    if (isHead && isThrough && isPart(chunk) && day?.kind === 'date' && isPlainDay(day.date)) {
      joined.push({ ...chunk, date: { kind: 'up-to', of: chunk.date, to: day.date }, last: day.last });
      at += 2;
    } else joined.push(chunk);
  }
  return joined;
}

import type { Chunk } from './chunk';
import { pick } from './match-chunks';
import type { NamedDate } from './named-date';
import type { Token } from './tokenize';

type Unit = Extract<NamedDate, { readonly kind: 'month' | 'quarter' }>;

const perYear = { month: 12, quarter: 4 } as const;

function numberOf(date: Unit): number {
  return date.kind === 'month' ? date.month : date.quarter;
}

/** How many units lie from one to another, both included; null where they are none, or too many to be said so. */
function countUnits(from: Unit, to: Unit): number | null {
  if (from.kind !== to.kind || (from.year !== null && to.year === null)) return null;
  const year = perYear[to.kind];
  const years = from.year === null || to.year === null ? 0 : to.year - from.year;
  const count = years * year + numberOf(to) - numberOf(from) + 1;
  // "From November to March" goes over a year that is not named.
  const whole = from.year === null && count < 1 ? count + year : count;
  return whole >= 2 ? whole : null;
}

function toUnit(chunk: Chunk | undefined): Unit | null {
  const date = pick(chunk, 'date')?.date;
  return date?.kind === 'month' || date?.kind === 'quarter' ? date : null;
}

interface Stretch {
  /** What it is said as: so many straight units, up to the last one. */
  readonly said: readonly Chunk[];
  readonly used: number;
}

/** "Every month from January to June", from a chunk on. */
function findStretch(all: readonly Chunk[], at: number, tokens: readonly Token[]): Stretch | null {
  const wordOf = (chunk: Chunk | undefined): string => tokens[chunk?.first ?? -1]?.word ?? '';
  if (wordOf(all[at]) !== 'every') return null;
  const [every, unitChunk, from, first, through, last] = all.slice(at, at + 10).filter(({ kind }) => kind !== 'filler');
  const [unit, to] = [pick(unitChunk, 'unit'), pick(last, 'date')];
  if (every === undefined || from === undefined || first === undefined || unit === undefined || to === undefined) return null;
  if (wordOf(from) !== 'from' || !/^(?:to|through)$/.test(wordOf(through))) return null;
  const [begin, end] = [toUnit(first), toUnit(to)];
  const count = begin === null || end?.kind !== unit.unit ? null : countUnits(begin, end);
  if (count === null) return null;
  return {
    said: [
      { kind: 'number', value: count, text: String(count), first: every.first, last: unit.first - 1 },
      unit,
      { kind: 'straight', isAtLeast: true, first: unit.last + 1, last: first.first - 1 },
      { ...to, first: first.first },
    ],
    used: all.indexOf(to) - at + 1,
  };
}

/** "Rose every month from January to June" is six months in a row, in June. */
export function joinEvery(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; ) {
    const stretch = findStretch(chunks, at, tokens);
    joined.push(...(stretch?.said ?? chunks.slice(at, at + 1)));
    at += stretch?.used ?? 1;
  }
  return joined;
}

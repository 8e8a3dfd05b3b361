import type { Chunk } from './chunk';
import type { Token } from './tokenize';

const between: ReadonlySet<Chunk['kind']> = new Set(['filler', 'move', 'of']);
const named: ReadonlySet<string> = new Set(['month', 'quarter']);
const pointing = /^(?:the|that|this|such|same)$/;

/** "In May, the best for the month since 2009", "its best such month": whether months are ranked, or the Mays, only who wrote it knows. */
export function isOfSameUnits(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const most = all[index];
  const next = all.slice(index + 1).find(({ kind }) => !between.has(kind));
  if (most?.kind !== 'most' || next?.kind !== 'unit' || !named.has(next.unit)) return false;
  return tokens.slice(most.last + 1, next.last + 1).some(({ word }) => pointing.test(word));
}

import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

const ofBoth: Meaning = {
  kind: 'cannot',
  reason: 'Of which two “both” says it, or what of them is denied, is not clear: say it of each in a sentence of its own.',
};

/** "Both the S&P 500 and the Nasdaq-100 rose": of the two that are named behind it, of whom nothing is denied. */
function isBothOf(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const said = all.slice(index + 1).filter(({ kind }) => kind !== 'filler');
  const [one, and, other, next] = said;
  const isAnd = and?.kind === 'split' && tokens[and.first]?.word === 'and';
  const isMany = next === undefined || next.kind === 'name' || next.kind === 'split';
  return one?.kind === 'name' && isAnd && other?.kind === 'name' && !isMany && !all.some(({ kind }) => kind === 'without');
}

/** Why “both” that stands before those of whom it is said is not read; null where it is, and of any other word. */
export function readBoth(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  const before = all[index - 1]?.kind;
  const isBefore = chunk?.kind === 'filler' && tokens[chunk.first]?.word === 'both' && (before === undefined || before === 'split');
  return isBefore && !isBothOf(all, index, tokens) ? ofBoth : null;
}

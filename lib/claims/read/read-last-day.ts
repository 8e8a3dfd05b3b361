import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

const ofLastDay: Meaning = {
  kind: 'cannot',
  reason: 'Whether that figure is of its last day or of all of it is not said: say both in sentences of their own, each with its time.',
};
const ends = /^(?:end|clos|finish|cap|wrap|conclud|clinch|seal|round)/;

/** "Ended its worst week since March with a 6% plunge": what it ended with is the move of its last day, or that of the week; null for what says no such thing. */
export function readLastDay(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk?.kind !== 'filler' || tokens[chunk.first]?.word !== 'with') return null;
  const next = all.slice(index + 1).filter(({ kind }) => kind !== 'filler' && kind !== 'of' && kind !== 'about');
  const isMove = [next[0], next[1]].some((one) => one?.kind === 'size') && [next[0], next[1]].some((one) => one?.kind === 'move');
  const before = all.slice(0, index);
  const isLong = before.some(
    (one) => (one.kind === 'unit' && one.unit !== 'session') || (one.kind === 'date' && /^(?:month|quarter|year)$/.test(one.date.kind)),
  );
  const isEnd = tokens.slice(0, chunk.first).some(({ word }) => ends.test(word));
  return isMove && isLong && isEnd && before.some(({ kind }) => kind === 'most') ? ofLastDay : null;
}

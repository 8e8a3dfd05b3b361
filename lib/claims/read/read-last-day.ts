import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

const ofLastDay: Meaning = {
  kind: 'cannot',
  reason: 'Whether that figure is of its last day or of all of it is not said: say both in sentences of their own, each with its time.',
};
const had: ReadonlySet<string> = new Set(['had', 'posted', 'notched', 'suffered', 'saw', 'logged', 'scored', 'clinched']);
const ends = /^(?:end|clos|finish|cap|wrap|conclud|clinch|seal|round)/;

/** "To finish its best month of the year": what it was is a statement of its own. */
export function isToEnd(all: readonly Chunk[], index: number): boolean {
  const [close, most] = all.slice(index + 1).filter(({ kind }) => kind !== 'filler');
  return all[index]?.kind === 'to' && close?.kind === 'close' && most?.kind === 'most' && most.of !== 'level';
}

function isLongUnit(chunk: Chunk): boolean {
  return chunk.kind === 'unit' && chunk.unit !== 'session';
}

/** "Fell 6%, capping its worst week", "fell 6% for its worst week", "fell 6% and had its worst week": a figure without its time, before what ended with it. */
function isBeforeEnd(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const before = all.slice(0, index);
  const size = before.findLastIndex(({ kind }) => kind === 'size');
  const timed: ReadonlySet<Chunk['kind']> = new Set(['date', 'unit', 'half', 'to-date', 'straight', 'run', 'since']);
  if (size < 0 || before.some(({ kind }) => timed.has(kind))) return false;
  const after = all.slice(index + 1, index + 5);
  const unit = after.findIndex(({ kind }) => kind !== 'filler');
  const isLong = after[unit]?.kind === 'number' ? after[unit + 1]?.kind === 'unit' : after.slice(unit, unit + 1).some(isLongUnit);
  const words = tokens.slice(all[size]?.last ?? 0, all[index]?.first ?? 0).map(({ word }) => word);
  // "Gained 10.8% for its best month" is of the month, which no day brings; of a week it could be either.
  const isWeek = after.slice(unit, unit + 1).some((chunk) => chunk.kind === 'unit' && chunk.unit === 'week');
  const isEnded = (word: string, at: number): boolean =>
    ends.test(word) ||
    (word === 'and' && had.has(words[at + 1] ?? '')) ||
    (word === 'for' && /^(?:its|the)$/.test(words[at + 1] ?? '') && isWeek);
  return isLong && words.some(isEnded);
}

/** "Ended its worst week since March with a 6% plunge": what it ended with is the move of its last day, or that of the week; null for what says no such thing. */
export function readLastDay(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk?.kind === 'most' && isBeforeEnd(all, index, tokens)) return ofLastDay;
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

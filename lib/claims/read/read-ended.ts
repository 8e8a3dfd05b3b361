import type { Chunk, Meaning } from './chunk';
import { isPlainDay } from './named-date';
import type { Token } from './tokenize';

// What is over goes on no more: said of a move it is no move of the day on which it is said.

const overMove: Meaning = {
  kind: 'cannot',
  reason: 'That a move is over is not checked: say on which day it rose or fell, or that a run of so many ended on that day.',
};
const overRun: Meaning = { kind: 'cannot', reason: 'On which day it came to its end is not said: say so, as “ended on Wednesday”.' };
const endOfRun: Meaning = {
  kind: 'cannot',
  reason:
    'How the run came to its end and how it ranks is said at once: say in sentences of their own on which day it ended, and how long it was.',
};
const ofMoves: ReadonlySet<Chunk['kind']> = new Set(['size', 'about', 'number', 'ordinal', 'straight', 'most']);

/** Whether the sentence or its part ends here, but for the day. */
export function isEnd(after: readonly Chunk[]): boolean {
  const [next] = after;
  if (next === undefined || next.kind === 'split') return true;
  if (next.kind === 'filler') return isEnd(after.slice(1));
  return next.kind === 'date' && isPlainDay(next.date) && isEnd(after.slice(1));
}

/** "The sell-off is over", "is now done"; "is over 5%" and "was over five sessions" are something else. */
function isOver(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const first = all[index]?.first ?? 0;
  const isOf = /^(?:is|are|was|were|now|officially)$/.test(tokens[first - 1]?.word ?? '');
  const next = all.slice(index + 1).find(({ kind }) => kind !== 'filler');
  if (first === 0) return /^(?:is|are|was|were)$/.test(tokens[1]?.word ?? '');
  return isOf && (next === undefined || next.kind === 'split' || next.kind === 'date' || next.kind === 'of');
}

/** "Ended its slide", "ended a three-day rally"; "ended the week lower" is how it closed. */
function isEndOfMove(after: readonly Chunk[], tokens: readonly Token[]): boolean {
  const [article, ...rest] = after;
  if (article?.kind !== 'filler' || !/^(?:its|their|the|an?|that|this)$/.test(tokens[article.first]?.word ?? '')) return false;
  const at = rest.findIndex((chunk, place) => !ofMoves.has(chunk.kind) && (chunk.kind !== 'unit' || rest[place - 1]?.kind !== 'number'));
  const [move, next] = rest.slice(Math.max(at, 0));
  return move?.kind === 'move' && move.isState !== true && next?.kind !== 'unit' && next?.kind !== 'run';
}

/** "Its seven-day winning streak, the longest since November, ended Thursday": by its verb alone, behind a comma. */
function isEndBehind(all: readonly Chunk[], index: number): boolean {
  const before = all.slice(0, index).filter(({ kind }) => kind !== 'filler');
  const after = all.slice(index + 1).filter(({ kind }) => kind !== 'filler');
  const end = after.findIndex(({ kind }) => kind !== 'date');
  return before.at(-1)?.kind === 'split' && before.some(({ kind }) => kind === 'run') && (end < 0 || after[end]?.kind === 'split');
}

/** What a word stands for that says of a move or of a run that it is over; null where it says something else. */
export function readEnded(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk?.kind !== 'filler' && chunk?.kind !== 'close') return null;
  const word = tokens[chunk.first]?.word ?? '';
  const before = all.slice(0, index);
  const said = before.slice(before.findLastIndex(({ kind }) => kind === 'split') + 1).filter(({ kind }) => kind !== 'filler');
  const isRun = said.some(({ kind }) => kind === 'run' || kind === 'without');
  if (/^(?:over|done|finished|gone)$/.test(word) && isOver(all, index, tokens)) {
    const isDated = isEnd(all.slice(index + 1)) && all.slice(index + 1).some(({ kind }) => kind === 'date');
    if (isRun) return isDated ? { kind: 'broke' } : overRun;
    return index === 0 || said.some(({ kind }) => kind === 'move') ? overMove : null;
  }
  if (chunk.kind !== 'close' || isRun || !/^(?:end|finish)/.test(word)) return null;
  const isRow = said.some(({ kind }) => kind === 'straight') && said.some(({ kind }) => kind === 'record');
  if (isRow || isEndBehind(all, index)) return endOfRun;
  // "In the month just ended" is over itself.
  const isBehind = said.some(({ kind }) => kind === 'move') && said.at(-1)?.kind !== 'unit' && isEnd(all.slice(index + 1));
  return isBehind || isEndOfMove(all.slice(index + 1), tokens) ? overMove : null;
}

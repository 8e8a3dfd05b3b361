import type { Chunk, Meaning } from './chunk';
import type { Token } from './tokenize';

// What “had” been so was so before something else, and of the day of the post it says nothing.

const had: Meaning = {
  kind: 'cannot',
  reason: 'What “had” been so was so before another day than the one that is told: say “has” of what still is, or on which day it was.',
};
const went: Meaning = {
  kind: 'cannot',
  reason:
    'Whether there still was none is not said: say “has gone so many sessions without”, or what ended it, as “its first 2% drop in 356 sessions”.',
};
const participle =
  /^(?:been|gone|done|seen|come|run|set|hit|put|lost|won|made|sunk|slid|shed|held|kept|stood|leapt|sold|left|led|met|risen|fallen|beaten|broken|swung|spent|[a-z]{2,}[^e\W]ed)$/;
const adverb = /^(?:already|just|also|only|now|never|not|once|previously|recently|last)$/;
const soft: ReadonlySet<Chunk['kind']> = new Set(['filler', 'of', 'in', 'to']);

/** The words of a clause around a chunk, between the splits beside it. */
function clauseOf(all: readonly Chunk[], index: number): { readonly before: readonly Chunk[]; readonly after: readonly Chunk[] } {
  const start = all.slice(0, index).findLastIndex(({ kind }) => kind === 'split') + 1;
  const end = all.findIndex(({ kind }, at) => at > index && kind === 'split');
  return { before: all.slice(start, index), after: all.slice(index + 1, end < 0 ? all.length : end) };
}

/** The side and the size of "356 sessions without a 2% drop", which a clause goes on with; null for anything else. */
function readCalm(after: readonly Chunk[]): { readonly direction: 'up' | 'down'; readonly pct: number } | null {
  const said = after.filter(({ kind }) => !soft.has(kind) && kind !== 'about');
  const [n, unit, without] = said;
  if (n?.kind !== 'number' || unit?.kind !== 'unit' || without?.kind !== 'without') return null;
  const rest = said.slice(3);
  const [size, move] = [rest.find((chunk) => chunk.kind === 'size'), rest.find((chunk) => chunk.kind === 'move')];
  return rest.length === 2 && size !== undefined && move !== undefined ? { direction: move.direction, pct: Math.abs(size.value) } : null;
}

/** Whether another clause tells of such a move, which ended it. */
function isEndTold(others: readonly Chunk[], calm: { readonly direction: 'up' | 'down'; readonly pct: number }): boolean {
  return (
    others.some((chunk) => chunk.kind === 'move' && chunk.direction === calm.direction) &&
    others.filter(({ kind }) => kind === 'size').length === 1 &&
    others.some((chunk) => chunk.kind === 'size' && chunk.unit === 'pct' && Math.abs(chunk.value) >= calm.pct)
  );
}

/** "Which had gained 26.9% in 2021, fell 19.4% in 2022": of a year that is over before the other one that is told, and so of a month. */
function isOfOwnTime(before: readonly Chunk[], after: readonly Chunk[], all: readonly Chunk[]): boolean {
  const datesOf = (chunks: readonly Chunk[]) => chunks.flatMap((chunk) => (chunk.kind === 'date' ? [chunk.date] : []));
  const others = all.filter((other) => !before.includes(other) && !after.includes(other));
  const [own, ...more] = datesOf(after);
  const [rest, ...further] = datesOf(others);
  const kinds = after.filter(({ kind }) => !soft.has(kind) && kind !== 'about').map(({ kind }) => kind);
  const isFigure = kinds.length === 3 && ['move', 'size', 'date'].every((kind) => kinds.some((one) => one === kind));
  if (!isFigure || more.length > 0 || further.length > 0) return false;
  if (own?.kind === 'year' && rest?.kind === 'year') return own.year < rest.year;
  return own?.kind === 'month' && rest?.kind === 'month' && own.month !== rest.month;
}

/** "Had gone 356 sessions without a 2% drop": what ended it, where that is told, else why it cannot be checked; null for what says no such thing. */
export function readPast(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk === undefined || (chunk.kind !== 'filler' && chunk.kind !== 'without')) return null;
  const words = tokens.slice(chunk.first, chunk.last + 1).map(({ word }) => word);
  const next = tokens.slice(chunk.last + 1).find(({ word }) => !adverb.test(word))?.word ?? '';
  const isHad = /^(?:had|hadnt)$/.test(words[0] ?? '') && (words.length > 1 ? words[1] !== 'its' : participle.test(next));
  const isGone = words.join(' ') === 'had gone' || words[0] === 'went' || words[0] === 'gone';
  if (!isHad && !isGone) return null;
  const { before, after } = clauseOf(all, index);
  const calm = readCalm(after);
  // Up to a day that is named it is so of that day.
  const isUpTo = after.some(({ first }) => tokens[first]?.word === 'through');
  if (isUpTo) return null;
  if (isGone && words[0] !== 'gone' && calm !== null) {
    const others = all.filter((other) => !before.includes(other) && !after.includes(other));
    return isEndTold(others, calm) ? { kind: 'broke' } : went;
  }
  if (words[0] === 'went') return after.some(({ kind }) => kind === 'without') ? went : null;
  return isHad && !isOfOwnTime(before, after, all) ? had : null;
}

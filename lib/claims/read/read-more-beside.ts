import type { Chunk, Meaning } from './chunk';
import { readBoth } from './both-named';
import { isContrast } from './contrast';
import { readMultiple } from './multiples';
import { isPlainDay } from './named-date';
import { readEnd, readEndOnRun } from './read-end';
import { isEnd, readEnded } from './read-ended';
import { isToEnd, readLastDay } from './read-last-day';
import { ofWeekdays } from './of-weekdays';
import { readPast } from './read-past';
import { readPerfect } from './read-perfect';
import { isOfSameUnits } from './same-units';
import { isToSize, toSize } from './to-size';
import type { Token } from './tokenize';

const soft: ReadonlySet<Chunk['kind']> = new Set(['filler', 'split']);

/** "Rose for a sixth day": of a sixth straight one, where nothing else is said of it. */
function readNth(chunk: Chunk, all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  if (chunk.kind !== 'ordinal' || chunk.value < 2 || all[index + 1]?.kind !== 'unit') return null;
  // Headlines leave the article out.
  const before = tokens[chunk.first - 1]?.word ?? '';
  const isNth = before === 'for' || (/^an?$/.test(before) && tokens[chunk.first - 2]?.word === 'for');
  return isNth && isEnd(all.slice(index + 2)) ? { kind: 'ordinal', value: chunk.value, isStraight: true } : null;
}

const groups: ReadonlySet<string> = new Set(['M7', 'NYSE']);

/** Whether what is said of each is said of the several that are named before it. */
function isOfSeveral(all: readonly Chunk[], index: number): boolean {
  const names = all.slice(0, index).flatMap((chunk) => (chunk.kind === 'name' ? [chunk.symbol] : []));
  const next = all[index + 1]?.kind;
  const isBehind = all[index - 1]?.kind === 'name' && (next === 'move' || next === 'close' || next === 'touch' || next === 'filler');
  return isBehind && new Set(names).size > 1 && names.every((symbol) => !groups.has(symbol));
}

const meanBeyond: Meaning = {
  kind: 'cannot',
  reason: 'On which side of another mean one stands is not checked: say that it crossed it, and on which day.',
};

/** "Its 50-day average is above its 200-day average": a state, and no crossing. */
function isMeanBeyond(all: readonly Chunk[], index: number): boolean {
  const chunk = all[index];
  if (chunk?.kind !== 'side' || chunk.isCrossing === true) return false;
  const before = all.slice(0, index).findLast(({ kind }) => kind !== 'filler');
  const isMoved = before?.kind === 'move' && before.isState !== true;
  const isMean = all.slice(0, index).some(({ kind }) => kind === 'mean') && !all.slice(0, index).some(({ kind }) => kind === 'split');
  return isMean && !isMoved && all.slice(index + 1, index + 6).some(({ kind }) => kind === 'mean');
}

/** "Over its nine-week winning streak", which is no level. */
function isOfRun(after: readonly Chunk[]): boolean {
  const [number, unit, run] = after;
  return number?.kind === 'number' && unit?.kind === 'unit' && run?.kind === 'run' && run.direction !== undefined;
}

const mostFigure: Meaning = {
  kind: 'cannot',
  reason: 'On which day the most of them was is not said: a figure that is told of it is checked with its day.',
};

const sameUnits: Meaning = {
  kind: 'cannot',
  reason: 'Whether all months or quarters are ranked, or those of one name alone, is not said: name it, as “its best May since 2009”.',
};

/** "The S&P 500’s biggest gain of 2024 was 2.5%": the most of a time by its figure alone, which no day of its own says when it was. */
function isMostByFigure(all: readonly Chunk[], index: number): boolean {
  const said = all.slice(0, index);
  const before = said.slice(said.findLastIndex(({ kind }) => kind === 'split') + 1);
  const rest = all.slice(index + 1);
  const end = rest.findIndex(({ kind }) => kind === 'split');
  const after = end < 0 ? rest : rest.slice(0, end);
  const next = after.find(({ kind }) => kind !== 'filler' && kind !== 'about');
  // Dates that say what it is the most of are no days: "the worst loss since 2022", "the best May".
  const isDay = (chunk: Chunk, at: number, chunks: readonly Chunk[]): boolean => {
    const beside = chunks.slice(0, at).findLast(({ kind }) => kind !== 'filler' && kind !== 'in')?.kind;
    return chunk.kind === 'date' && isPlainDay(chunk.date) && beside !== 'since';
  };
  const isOf = before.some(({ kind }) => kind === 'most') && !before.some(({ kind }) => kind === 'size');
  return isOf && next?.kind === 'size' && ![before, after].some((chunks) => chunks.some(isDay));
}

const inUnit: Meaning = {
  kind: 'cannot',
  reason: 'Whether the time that goes on is meant, or as long a one up to then, is not said: say “of the year” or “in a year”.',
};

/** "Its best day in the year". */
function isMostInUnit(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const unit = all[index];
  if (unit?.kind !== 'unit' || unit.unit === 'session') return false;
  const said = all.slice(0, index);
  const isIn = tokens[unit.first - 1]?.word === 'the' && tokens[unit.first - 2]?.word === 'in';
  return (
    isIn &&
    said.slice(said.findLastIndex(({ kind }) => kind === 'split') + 1).some(({ kind }) => kind === 'most') &&
    all[index + 1]?.kind !== 'to'
  );
}

const behind: Meaning = { kind: 'cannot', reason: 'Whether it lagged behind that one, or was led by it, is not said.' };

/** "Rose 0.6%, behind Nvidia", without a figure. */
function isBehindName(all: readonly Chunk[], index: number, word: string): boolean {
  if (all[index]?.kind !== 'beat' || word !== 'behind') return false;
  const said = all.slice(0, index).filter(({ kind }) => !soft.has(kind));
  const after = all.slice(index + 1).filter(({ kind }) => kind !== 'filler');
  const isMoved = said.some(({ kind }) => kind === 'move') && said.at(-1)?.kind !== 'close';
  return isMoved && after[0]?.kind === 'name' && !after.some(({ kind }) => kind === 'size');
}

/** "Its worst Monday since 2022"; what is the highest of closes may be told with its day. */
function isMostWeekday(all: readonly Chunk[], index: number): boolean {
  const before = all.slice(0, index).findLast(({ kind }) => kind !== 'filler');
  const date = all[index];
  return before?.kind === 'most' && before.of !== 'level' && date?.kind === 'date' && date.date.kind === 'weekday';
}

const ofCloses: ReadonlySet<Chunk['kind']> = new Set(['to', 'side', 'move', 'about', 'size']);

/** "Surges 9.5% in biggest gain since 2008": what it was is a statement of its own. */
function isToSuperlative(all: readonly Chunk[], index: number): boolean {
  const next = all.slice(index + 1).find(({ kind }) => kind !== 'filler');
  const isMoved = all.slice(0, index).some(({ kind }) => kind === 'size' || kind === 'move');
  return all[index]?.kind === 'in' && isMoved && next?.kind === 'most' && (next.of === 'move' || next.of === 'run');
}

const levelNouns: ReadonlySet<string> = new Set(['level', 'milestone', 'threshold', 'barrier']);

/** "Above the 5,000 level". */
function isBehindLevel(all: readonly Chunk[], index: number): boolean {
  const [side, level] = all
    .slice(0, index)
    .filter(({ kind }) => kind !== 'filler')
    .slice(-2);
  return side?.kind === 'side' && (level?.kind === 'number' || level?.kind === 'size');
}

/** "35.98 points, or 0.6%": the same move in another measure. */
function isOr(all: readonly Chunk[], index: number): boolean {
  const before = all.slice(0, index).findLast(({ kind }) => !soft.has(kind));
  const next = all[index + 1];
  if (before?.kind !== 'size' || next?.kind !== 'size') return false;
  return [before.unit, next.unit].includes('points') && [before.unit, next.unit].includes('pct');
}

const endOfTime: Meaning = {
  kind: 'cannot',
  reason: 'Whether it is so at the end of that time or over all of it is not said: say on which day, or over how long.',
};

/** "Every day this week", "each session of July". */
function isEvery(all: readonly Chunk[], index: number, word: string): boolean {
  const chunk = all[index];
  if (!/^(?:every|each)$/.test(word) || (chunk?.kind !== 'unread' && chunk?.kind !== 'cannot')) return false;
  const [unit, date] = all.slice(index + 1).filter(({ kind }) => kind !== 'filler' && kind !== 'of' && kind !== 'in');
  return all[index + 1] === unit && unit?.kind === 'unit' && date?.kind === 'date';
}

/** "Only its second weekly loss in 16": that it is no more than that is said by the count. */
function isOnlyNth(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const only = all[index];
  if (only?.kind !== 'only') return false;
  // "Only the S&P 500 had" says of others that they had not.
  const isOfName = all.slice(index + 1).find(({ kind }) => kind !== 'filler')?.kind === 'name';
  if (isOfName && !/^(?:is|was)$/.test(tokens[only.first - 1]?.word ?? '')) return false;
  const said = all.slice(index + 1).filter(({ kind }) => kind !== 'filler' && kind !== 'name');
  const [nth, ...rest] = said;
  const move = rest.findIndex(({ kind }) => kind !== 'unit');
  return nth?.kind === 'ordinal' && rest[move]?.kind === 'move' && rest[move + 1]?.kind === 'in' && rest[move + 2]?.kind === 'number';
}

/** What a word stands for beside its neighbours, where that says more than by itself; null where it does not. */
export function readMore(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk === undefined) return null;
  const word = tokens[chunk.first]?.word ?? '';
  // "Four straight gains to end the week".
  if (chunk.kind === 'broke' && word === 'to' && all[index + 1]?.kind === 'filler' && all[index + 2]?.kind === 'unit') return endOfTime;
  const ofBoth = readBoth(all, index, tokens);
  if (ofBoth !== null) return ofBoth;
  if (isEvery(all, index, word)) return { kind: 'each' };
  if (isOnlyNth(all, index, tokens)) return { kind: 'filler' };
  if (chunk.kind === 'unread') {
    // "The S&P 500 and the Nasdaq-100 each rose"; of a group it would be said of those in it.
    if ((word === 'each' || word === 'all') && isOfSeveral(all, index)) return { kind: 'filler' };
    if (word === 'or' && isOr(all, index)) return { kind: 'or' };
    if (word === '+' && all[index - 1]?.kind === 'size' && tokens[chunk.first - 1]?.end === tokens[chunk.first]?.start)
      return { kind: 'about', side: 'least', stands: 'behind' };
    if (levelNouns.has(word) && isBehindLevel(all, index)) return { kind: 'filler' };
    return null;
  }
  if (isContrast(all, index, tokens)) return { kind: 'contrast', ...(chunk.kind === 'beat' ? { lead: chunk.direction } : {}) };
  // "Without setting a record".
  if (chunk.kind === 'split' && all[index - 1]?.kind === 'without' && /ing$/.test(word)) return { kind: 'filler' };
  // "Has yet not to close" is no way to say that it has yet to.
  if (word === 'yet' && chunk.kind === 'split' && all[index + 1]?.kind === 'without') return { kind: 'unread' };
  if (chunk.kind === 'filler' && /^(?:is|was|were|remains?|stands|stood)$/.test(word) && isMostByFigure(all, index)) return mostFigure;
  if (isMeanBeyond(all, index)) return meanBeyond;
  if (chunk.kind === 'side' && word === 'over' && isOfRun(all.slice(index + 1))) return { kind: 'filler' };
  if (isMostWeekday(all, index)) return { kind: 'cannot', reason: ofWeekdays };
  if (isBehindName(all, index, word)) return behind;
  if (isToSize(all, index, tokens)) return toSize;
  if (isMostInUnit(all, index, tokens)) return inUnit;
  const over =
    readEnded(all, index, tokens) ?? readPast(all, index, tokens) ?? readPerfect(all, index, tokens) ?? readLastDay(all, index, tokens);
  if (over !== null) return over;
  if (isToSuperlative(all, index) || isToEnd(all, index)) return { kind: 'split' };
  if (isOfSameUnits(all, index, tokens)) return sameUnits;
  // "To end at a record" is a close, and the end of no run.
  if (
    chunk.kind === 'broke' &&
    /^to end$/i.test(
      tokens
        .slice(chunk.first, chunk.last + 1)
        .map(({ word: one }) => one)
        .join(' '),
    ) &&
    ofCloses.has(all[index + 1]?.kind ?? 'unread')
  )
    return { kind: 'close' };
  // "Small caps topped large caps by 9 points".
  if (chunk.kind === 'side' && chunk.isCrossing === true && /^(?:topped|tops|surpassed|surpasses)$/.test(word)) {
    const next = all.slice(index + 1).find(({ kind }) => kind !== 'filler');
    return next?.kind === 'name' ? { kind: 'beat', direction: 'up', isVerb: true } : null;
  }
  return (
    readMultiple(all, index, tokens) ??
    readNth(chunk, all, index, tokens) ??
    readEnd(chunk, all, index) ??
    readEndOnRun(chunk, all, index, tokens)
  );
}

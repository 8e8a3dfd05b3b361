import type { Chunk, Meaning } from './chunk';
import { isPlainDay } from './named-date';
import { readApartClause } from './read-apart-clause';
import { readMore } from './read-more-beside';
import type { Token } from './tokenize';

const over: Meaning = { kind: 'about', side: 'more' };
const cannot = (reason: string): Meaning => ({ kind: 'cannot', reason });
const share = cannot('A share of something is checked of the members of an index above their mean: name it so.');
const third = cannot('Thirds are compared as bounds alone: say “more than a third”, or the share in percent.');
const nearShare = cannot('How near to a half or to quarters it is, is not said: say it in percent, or “more than” or “less than”.');
const lastRecord = cannot('How long ago its last record was is checked on the day of the next one: say since when that was the first.');
const rate = cannot('A rate over many times is not read: build it word by word below.');
const meanwhile = cannot('It speaks of a move that was still going on: claims are about closes.');
const boundless = cannot('It is said up to a day, and not from when on: say over how many sessions, or that it is so this year.');
const upTo = cannot(
  'Whether it was so on each of the days that ended then or over all of them is not clear: say over how many sessions, or “in a row”.',
);
const movedAbove = cannot('How it moved and on which side of a level it closed are two statements: join them by “and”.');
const firstDay = cannot('Whether the first of the two days is itself a part of it is not said: say over how many sessions it was.');
const many = cannot('How many decades are meant is not said.');
const ended: Meaning = { kind: 'broke' };
const alike = cannot('Days or months of one name in a row are not counted.');
const firstLike = cannot('A first among months or quarters of one name is not read: build it word by word below.');
const beside = cannot(
  'How far from something it is, is checked of a record, as “within 3% of its record”, or with the side on which it is.',
);
const ofRecord = cannot('The day is that of the record, and not the one on which it stood so far from it.');
const unclear = cannot('Which day or time is meant is not clear.');
const ofRuns: ReadonlySet<Chunk['kind']> = new Set(['filler', 'number', 'ordinal', 'unit', 'move', 'most', 'of']);

/** What stands before the verb of a statement, from its last comma on. */
function listBefore(all: readonly Chunk[], index: number): readonly Chunk[] {
  const said = all.slice(0, index);
  return said.slice(said.findLastIndex(({ kind }) => kind === 'split') + 1).filter(({ kind }) => kind !== 'filler');
}

/** "Its nine-week winning streak ended": what comes to its end there is a run; of one that is "on a five-day streak" it is a session. */
function isOfRun(all: readonly Chunk[], index: number, tokens: readonly Token[]): boolean {
  const said = listBefore(all, index);
  const words = tokens.slice(said[0]?.first ?? 0, all[index]?.first ?? 0).map(({ word }) => word);
  const isOnRun = words.some((word, at) => /^(?:on|with)$/.test(word) && /^an?$/.test(words[at + 1] ?? ''));
  return said.some(({ kind }) => kind === 'run') && !isOnRun;
}

/** "With fewer than half of its members …": a share of members that is so on the same day. */
function isOfMembers(after: readonly Chunk[]): boolean {
  const said = after.filter(({ kind }) => kind !== 'filler' && kind !== 'of').map(({ kind }) => kind);
  return said[0] === 'about' && said[1] === 'size' && (said[2] === 'members' || (said[2] === 'name' && said[3] === 'members'));
}

/** "The first decline of 2% or more", by the chunks that it begins with, and behind a figure "the first 2% decline". */
function isFirstOfSize(before: readonly Chunk[], after: readonly Chunk[]): boolean {
  const [nth, ...rest] = after.filter(({ kind }) => kind !== 'filler' && kind !== 'of').map(({ kind }) => kind);
  const [first, second, third] = rest;
  if (nth !== 'ordinal') return false;
  // "Its 4.2% loss in April was its first monthly loss since October", of whatever size.
  const isOfAny = first === 'move' || (first === 'unit' && second === 'move');
  if (isOfAny && !rest.slice(0, 4).includes('size') && before.some(({ kind }) => kind === 'size')) return true;
  if (first === 'move') return [second, third].includes('size') && [second, third].includes('about');
  return before.some(({ kind }) => kind === 'size') && first === 'size' && second === 'move';
}

/** Dates of one day. */

/** Whether a record is one that something is so far from: "24% below its record", "down 24% from its record close". */
function isFarFrom(before: readonly Chunk[]): boolean {
  const said = before.filter(({ kind }) => kind !== 'filler').slice(0, -1);
  const from = said.at(-1)?.kind;
  return (from === 'from' || from === 'side') && said.some(({ kind }) => kind === 'size');
}

/** Whether a chunk says up to when something is: "through July 16", "as of Tuesday". */
function isUpTo(chunk: Chunk | undefined, next: Chunk | undefined, tokens: readonly Token[]): boolean {
  if (chunk === undefined || next?.kind !== 'date' || !isPlainDay(next.date)) return false;
  const word = tokens[chunk.first]?.word ?? '';
  if (chunk.kind === 'of') return tokens[chunk.first - 1]?.word === 'as';
  return (chunk.kind === 'unread' || chunk.kind === 'to') && /^(?:through|to)$/.test(word);
}

/** What is counted up to a day: "five days in a row through July 16". */
const begins: ReadonlySet<Chunk['kind']> = new Set(['unit', 'straight', 'run', 'to-date']);

/** "356 sessions without a 2% decline", up to a day. */
function isCalm(said: readonly Chunk[]): boolean {
  const at = said.findIndex(({ kind }) => kind === 'without');
  return at > 0 && said[at - 1]?.kind === 'unit' && said.at(-1)?.kind === 'move';
}

/** "From July 10", before "through July 16". */
function isFromDay(said: readonly Chunk[], tokens: readonly Token[]): boolean {
  const [from, day] = said.filter(({ kind }) => kind !== 'filler' && kind !== 'split').slice(-2);
  return day?.kind === 'date' && isPlainDay(day.date) && from !== undefined && tokens[from.first]?.word === 'from';
}

function isBound(chunk: Chunk | undefined): boolean {
  return chunk?.kind === 'about' && !['near', 'nearly', 'over', 'under'].includes(chunk.side);
}

/** "September", without a year. */
function isNamedAlone(chunk: Chunk | undefined): boolean {
  return chunk?.kind === 'date' && (chunk.date.kind === 'month' || chunk.date.kind === 'quarter') && chunk.date.year === null;
}

function isThisYear(chunk: Chunk | undefined): boolean {
  return chunk?.kind === 'date' && chunk.date.kind === 'unit' && chunk.date.unit === 'year' && chunk.date.back === 0;
}

/** Whether the sentence begins with the day up to which it is so: "Through Friday, the S&P 500 has risen 18% this year". */
function beginsUpTo(tokens: readonly Token[]): boolean {
  return tokens[0]?.word === 'through' || (tokens[0]?.word === 'as' && tokens[1]?.word === 'of');
}

function isWithin(chunk: Chunk | undefined, tokens: readonly Token[]): boolean {
  return chunk !== undefined && tokens[chunk.first]?.word === 'within';
}

/** "Within 3% of its record", by what stands behind "within": 'record' where it is of one, 'other' where of something else. */
function nearTo(after: readonly Chunk[]): 'record' | 'other' | null {
  const [size, of, what] = after.filter(({ kind }) => kind !== 'filler');
  if (size?.kind !== 'size' || of?.kind !== 'of') return null;
  return what?.kind === 'record' ? 'record' : 'other';
}

/**
 * What a word stands for beside those that follow it, where that is something else than by itself; null where it is not. Each says less, or
 * nothing: "over 2%" is more than 2%, "60% of stocks" no move of 60%, "2% a month" none of one month, "ended a nine-week run" no close,
 * "a ninth straight March" no nine sessions.
 */
export function readBeside(all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const chunk = all[index];
  if (chunk === undefined) return null;
  const before = all[index - 1];
  const after = all.slice(index + 1, index + 12);
  const word = tokens[chunk.first]?.word ?? '';
  const [next, second] = after;
  const clause = readApartClause(all, index, tokens);
  if (clause !== null) return clause;
  // "Set no record as of Tuesday" is of all days up to it.
  if (chunk.kind === 'without' && all.some((other, at) => other.kind === 'of' && isUpTo(other, all[at + 1], tokens)))
    return { kind: 'without', isUpTo: true };
  // "Was not at a record on Thursday" is of that day.
  if (chunk.kind === 'without' && word === 'not' && /^(?:was|were)$/.test(tokens[chunk.first - 1]?.word ?? '')) return { kind: 'without' };
  const meaning = readMore(all, index, tokens);
  if (meaning !== null) return meaning;
  // "More than two years since its last record".
  if (chunk.kind === 'past' && word === 'last' && next?.kind === 'record' && all.slice(0, index).some(({ kind }) => kind === 'since'))
    return lastRecord;
  // "3% below its record, set on July 10".
  if (/^(?:set|hit|reached)$/.test(word) && [before, all[index - 2]].some((one) => one?.kind === 'record'))
    if (all.slice(0, index).some(({ kind }) => kind === 'size') && after.slice(0, 2).some(({ kind }) => kind === 'date')) return ofRecord;
  if (chunk.kind === 'filler') {
    // Behind a comma it is a statement of its own.
    if (word === 'with' && before?.kind !== 'split' && isOfMembers(after)) return { kind: 'join' };
    // "Wednesday’s 2.3% slide was the first decline of 2% or more": what it was is a statement of its own.
    if (/^(?:is|was)$/.test(word) && isFirstOfSize(all.slice(0, index), after)) return { kind: 'split' };
    // "Was falling 3%" is so while it is said.
    if (/^(?:is|are|was|were)$/.test(word) && next?.kind === 'move' && /(?<!winn)ing$/.test(tokens[next.first]?.word ?? ''))
      return meanwhile;
    if (next?.kind === 'date') return word === 'by' || (word === 'this' && next.date.kind === 'weekday') ? unclear : null;
    // "Within 3% of its record" is at most so far from it.
    if (word === 'within') return nearTo(after) === 'record' ? { kind: 'about', side: 'most' } : null;
    return word === 'over' && next?.kind === 'size' ? over : null;
  }
  // "Its first September gain since 2019" is the first of Septembers.
  if (chunk.kind === 'ordinal' && [next, second].some(isNamedAlone) && [next, second].some((other) => other?.kind === 'move'))
    return firstLike;
  if (chunk.kind === 'size') {
    const others = after.filter(({ kind }) => kind !== 'filler');
    if (next?.kind === 'filler' && /^(?:an?|each)$/.test(tokens[next.first]?.word ?? '') && second?.kind === 'unit') return rate;
    if (others[0]?.kind !== 'of') return null;
    if (isWithin(before, tokens)) return nearTo(all.slice(index)) === 'record' ? null : beside;
    // Thirds are no figure that could be compared as it is rounded, but a bound.
    if (/(?:third|thirds)$/.test(tokens[chunk.last]?.word ?? '') && !isBound(before)) return third;
    if (before?.kind === 'about' && !isBound(before) && /(?:half|quarters?)$/.test(tokens[chunk.last]?.word ?? '')) return nearShare;
    return others[others[1]?.kind === 'name' ? 2 : 1]?.kind === 'members' ? null : share;
  }
  // "24% below its record of October 3".
  if (chunk.kind === 'of' && before?.kind === 'record' && next?.kind === 'date' && isFarFrom(all.slice(0, index))) return ofRecord;
  if (chunk.kind === 'of' && before?.kind === 'size' && isWithin(all[index - 2], tokens))
    return nearTo(all.slice(index - 1)) === 'record' ? { kind: 'from' } : null;
  // "The highest share" of members, who stand before it; by itself it is no close.
  if (chunk.kind === 'most' && tokens[chunk.last]?.word === 'share' && !all.some(({ kind }) => kind === 'members')) return share;
  // "Gains above 20%" are of more than that; "5% above its mean" is said the other way round.
  if (chunk.kind === 'side' && word === 'above' && before?.kind === 'move' && before.isState !== true && next?.kind === 'size') return over;
  // "Breaking: ..."
  if (chunk.kind === 'broke' && chunk.first === 0 && next?.kind !== 'number' && word === 'breaking') return { kind: 'filler' };
  // "Closed higher above 5,000" could have been above it before, too.
  const isClosedMove = chunk.kind === 'move' && /^(?:closed|ended|finished)$/.test(word);
  if (isClosedMove && after.find(({ kind }) => kind !== 'filler')?.kind === 'side') return movedAbove;
  // "In decades" is no decade.
  if (word === 'decades' && chunk.kind === 'decade' && before?.kind !== 'number') return many;
  if (chunk.kind === 'straight' && next?.kind === 'date') return /^(?:in|on|running|from)$/.test(word) ? null : alike;
  // "In the five days through 16 July": up to a day it is to that day; "through 5,000", and "through July" of a part of it, is something else.
  if (isUpTo(chunk, next, tokens) && chunk.kind !== 'of') {
    const isBegun = begins.has(before?.kind ?? 'split') || isThisYear(before) || isCalm(all.slice(0, index));
    const isYear = after.some((other) => other.kind === 'to-date' || isThisYear(other));
    return isBegun || (chunk.first === 0 && isYear) ? { kind: 'to' } : isFromDay(all.slice(0, index), tokens) ? firstDay : boundless;
  }
  // "This year through July 16" is the year up to that day.
  if (isThisYear(chunk)) {
    const at = after.findIndex(({ kind }) => kind !== 'filler');
    return isUpTo(after[at], after[at + 1], tokens) || beginsUpTo(tokens) ? { kind: 'to-date' } : null;
  }
  if (chunk.kind !== 'close') return null;
  // "As of Tuesday’s close" is up to that day.
  if (word === 'close' && isUpTo(all[index - 2], before, tokens)) return { kind: 'filler' };
  if (/^end(?:s|ed)?$/.test(word) && isOfRun(all, index, tokens)) return ended;
  if (/^(?:end|finish)ing$/.test(word) && listBefore(all, index).at(-1)?.kind === 'run') return upTo;
  const said = after.filter(({ kind }) => kind !== 'filler');
  const [first] = said;
  // "Ended the week on a run" is no end of one.
  const end = first?.kind === 'unit' ? undefined : said.find(({ kind }) => !ofRuns.has(kind));
  return end?.kind === 'run' || end?.kind === 'wait' || (first?.kind === 'number' && end?.kind === 'straight') ? ended : null;
}

import type { Chunk } from './chunk';
import type { Frame } from './frame';
import { isAdrift, isDay } from './move-beside';
import type { NamedDate } from './named-date';
import { topicOf } from './topic';

const growing = /^(?:extending|stretching|widening)$/i;
const shrinking = /^(?:trimming|paring|narrowing|cutting)$/i;
const either = /^(?:bringing|taking)$/i;

/** Whether a word tells to what a move brings something of a longer time: "bringing its two-day loss to 10.5%". */
export function isSumVerb(word: string): boolean {
  return [growing, shrinking, either].some((verbs) => verbs.test(word));
}

/** Why a move cannot bring a longer one to what is said: no gain is trimmed by a gain, and of a week it is open up to when it is told. Null for nothing. */
export function tellUnfitSum(move: Frame, sum: Frame, verb: string): string | null {
  const topic = topicOf(sum);
  if (!isSumVerb(verb) || topicOf(move) !== 'move' || (topic !== 'move' && topic !== 'run')) return null;
  const isSided = move.direction !== undefined && sum.direction !== undefined;
  const isTurned = move.direction !== sum.direction;
  if (isSided && (isTurned ? growing : shrinking).test(verb))
    return isTurned
      ? 'No gain grows by a loss, nor a loss by a gain, as it says.'
      : 'No gain is cut by a gain, nor a loss by a loss, as it says.';
  // A run only grows, by what goes its way.
  if (topic === 'run')
    return isSided && (isTurned || shrinking.test(verb)) ? 'No run grows by what goes the other way, and none is cut, as it says.' : null;
  // What goes on is told up to the post, with the longer one.
  const isGoingOn = move.date === undefined || (move.date.kind === 'unit' && move.date.back === 0);
  return isGoingOn || isDay(move) ? null : 'Up to which day it is told what the move brings is not said: say it in sentences of their own.';
}

/** Whether a sum is told of a time by its name, which it need not have filled by the day of the move: "this year", "July". */
function isStretch({ kind }: NamedDate): boolean {
  return kind === 'unit' || kind === 'month' || kind === 'quarter' || kind === 'year';
}

/**
 * "Fell 6%, bringing its two-day loss to 10.5%": the move is that of the last session, and what it brings so far is told with it. Null for
 * anything else, and where the move could be one of a week or a month, too.
 * @param verb what stands before the second of them.
 */
export function toSum(move: Frame, sum: Frame, segment: readonly Chunk[], verb: string): readonly [Frame, Frame] | null {
  const { date, window, ...undated } = sum;
  const isTo = segment.some(({ kind }, at) => kind === 'to' && segment.slice(at + 1).some((chunk) => chunk.kind === 'size'));
  if (!isSumVerb(verb) || !isTo || topicOf(move) !== 'move' || topicOf(sum) !== 'move' || sum.size === undefined) return null;
  if ([sum.most, sum.time, sum.streak, sum.base, move.isState].some((part) => part !== undefined)) return null;
  if (date !== undefined && (!isStretch(date) || window !== undefined)) return null;
  if (move.window === undefined && move.date !== undefined && isDay(move)) {
    // "Cutting its loss this year to 7.2%" is so up to the day of the move.
    if (date !== undefined) return [move, { ...undated, isState: true, date: { kind: 'up-to', of: date, to: move.date } }];
    return [move, window === undefined || window.unit === 'session' ? sum : { ...undated, window, isState: true }];
  }
  const isOfDays = window?.unit === 'session' && window.count > 1;
  const isOfWeek = window?.unit === 'week' && window.count === 1;
  if (!isAdrift(move) || (!isOfDays && !isOfWeek)) return null;
  const assumed = [...(move.assumed ?? []), 'What a move brings a longer one to is taken for that of one session.'];
  return [{ ...move, window: { unit: 'session', count: 1 }, assumed }, isOfDays ? sum : { ...undated, window, isState: true }];
}

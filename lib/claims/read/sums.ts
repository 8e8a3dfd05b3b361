import type { Chunk } from './chunk';
import type { Frame } from './frame';
import { isAdrift, isDay } from './move-beside';
import { topicOf } from './topic';

const verbs = /^(?:bringing|taking|extending|stretching|widening|trimming|paring|narrowing|cutting)$/i;

/** Whether a word tells to what a move brings something of a longer time: "bringing its two-day loss to 10.5%". */
export function isSumVerb(word: string): boolean {
  return verbs.test(word);
}

/**
 * "Fell 6%, bringing its two-day loss to 10.5%": the move is that of the last session, and what it brings so far is told with it. Null for
 * anything else, and where the move could be one of a week or a month, too.
 * @param verb what stands before the second of them.
 */
export function toSum(move: Frame, sum: Frame, segment: readonly Chunk[], verb: string): readonly [Frame, Frame] | null {
  const { date, ...undated } = sum;
  // "Cutting its loss this year to 7.2%" is so up to the day of the move.
  const running = date?.kind === 'unit' && date.back === 0 ? ({ unit: date.unit, count: 1 } as const) : undefined;
  const window = sum.window ?? running;
  const isTo = segment.some(({ kind }, at) => kind === 'to' && segment.slice(at + 1).some((chunk) => chunk.kind === 'size'));
  if (!isSumVerb(verb) || !isTo || topicOf(move) !== 'move' || topicOf(sum) !== 'move' || sum.size === undefined) return null;
  if ([sum.most, sum.time, sum.streak, sum.base, move.isState].some((part) => part !== undefined)) return null;
  if (date !== undefined && (running === undefined || sum.window !== undefined)) return null;
  const isOfDays = window?.unit === 'session' && window.count > 1;
  const isOfWeek = window?.unit === 'week' && window.count === 1;
  // What ends on that day is told up to it.
  const whole: Frame = window === undefined || window.unit === 'session' ? sum : { ...undated, window, isState: true };
  if (isDay(move) && move.window === undefined) return [move, whole];
  if (!isAdrift(move) || (!isOfDays && !isOfWeek)) return null;
  const assumed = [...(move.assumed ?? []), 'What a move brings a longer one to is taken for that of one session.'];
  return [{ ...move, window: { unit: 'session', count: 1 }, assumed }, whole];
}

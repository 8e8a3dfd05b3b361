import type { Chunk } from './chunk';
import { isOrMore, listParts, type Frame, type Part } from './frame';
import { isAdrift } from './move-beside';
import { isPlainDay } from './named-date';
import { topicOf } from './topic';

// What stands beside a move without its time and says that it is the move of the session: a run of sessions that it ended, or how it closed.

const ofLevel: ReadonlySet<Part> = new Set(['subject', 'universe', 'date', 'record', 'level', 'isClose', 'most', 'since', 'assumed']);
const ofState: ReadonlySet<Part> = new Set(['direction', 'isState', 'size', 'assumed']);

/** Whether a move is one that is told as an event, by its figure alone. */
function isPlain(move: Frame): boolean {
  return isAdrift(move) && !isOrMore(move.size) && [move.isState, move.most, move.time].every((part) => part === undefined);
}

/** "Fell 0.9%, ending a seven-day winning streak": a run of sessions is ended by one. */
export function isEndOf(move: Frame, run: Frame): boolean {
  const isRun = topicOf(run) === 'run' && run.isBroken === true && run.streak?.unit === 'session' && run.beat === undefined;
  return isPlain(move) && isRun && run.direction !== undefined && run.direction !== move.direction && run.size === undefined;
}

/** "Fell 1.4% and closed 10.1% below its February record": a close is one of a session. */
export function isClosedAt(move: Frame, close: Frame): boolean {
  const isFar = topicOf(close) === 'fall' || (close.base !== undefined && close.direction === 'down');
  const isAlone = [close.window, close.streak, close.most, close.time, close.half].every((part) => part === undefined);
  return isPlain(move) && move.direction === 'down' && close.isClose === true && close.size !== undefined && isFar && isAlone;
}

/** "Fell 1.1%, its fourth loss in seven days": the last of those that are counted. */
function isLastOf(move: Frame, { tally, isNth, direction, date, window }: Frame): boolean {
  const isOfSessions = tally?.unit === 'session' && isNth === true && date === undefined && window === undefined;
  return isPlain(move) && isOfSessions && direction === move.direction;
}

/** Whether a statement tells that a move beside it, which names no time, is that of a session. */
export function isOfThatSession(move: Frame, beside: Frame): boolean {
  return isEndOf(move, beside) || isClosedAt(move, beside) || isLastOf(move, beside);
}

/** "Jumped 1.9% to its highest close since September, its best day since April": a superlative of the move before the level. */
export function isRankOf(move: Frame | undefined, level: Frame, rank: Frame): boolean {
  if (move === undefined || move.subject !== level.subject || topicOf(level) !== 'level' || rank.most?.of !== 'move') return false;
  const isOfDay = rank.window?.unit === 'session' && rank.window.count === 1 && rank.window.isTrailing === undefined;
  const isBare = [rank.size, rank.date, rank.time, rank.streak, rank.record].every((part) => part === undefined);
  return isPlain(move) && isOfDay && isBare && (rank.direction ?? rank.most.direction) === move.direction;
}

/** "Closed at 6,552.51, down 2.7%": as "closed down 2.7%", what the day brought; what it is "down for the year" says so. Null for anything else. */
export function toDayOfClose(
  before: Frame | undefined,
  state: Frame,
  segment: readonly Chunk[],
  quote: (chunk: Chunk) => string,
): Frame | null {
  if (before === undefined) return null;
  const isClose = before.isClose === true && topicOf(before) === 'level' && listParts(before).every((part) => ofLevel.has(part));
  const isOfDay = before.date === undefined || isPlainDay(before.date);
  const isState = state.isState === true && state.size !== undefined && listParts(state).every((part) => ofState.has(part));
  const isBare = segment.every((chunk) => chunk.kind !== 'filler' || !/[a-z]/i.test(quote(chunk)));
  if (!isClose || !isOfDay || !isState || !isBare) return null;
  const { isState: _, ...move } = state;
  return { ...move, assumed: [...(move.assumed ?? []), 'What stands behind a close is taken for the move of its session.'] };
}

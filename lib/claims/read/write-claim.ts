import type { SessionDate } from '@/lib/calendar/session-date';
import { ofWeekdays } from './of-weekdays';
import { listParts, type Frame } from './frame';
import type { KnownCloses } from './known-closes';
import { isCountedIn } from './move-beside';
import { ofWhatIsToCome } from './lexicon/unchecked';
import { Refusal, type Statement } from './statement';
import { topicOf, type Topic } from './topic';
import { writeCounted } from './write-counted';
import { writeFall } from './write-fall';
import { writeLevel } from './write-level';
import { writeMove } from './write-move';
import { writeNoRecord } from './write-no-record';
import { writeRecovery } from './write-recovery';
import { writeBreadth, writeBull, writeEvent, writeLead, writeMean, writeVolatility } from './write-others';
import { writeWhole } from './write-whole';
import { writeCalm, writeRun, writeSwing, writeTally } from './write-run';

/** A claim that a statement becomes. */
export interface WrittenClaim {
  /** Parameters of the study `claim`, as texts. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was taken for granted, as sentences. */
  readonly assumed: readonly string[];
}

/** Why a statement becomes none, as a sentence. */
export interface Unwritten {
  readonly reason: string;
  readonly needsPost: boolean;
}

const writers: Readonly<Record<Topic, (statement: Statement) => void>> = {
  run: writeRun,
  tally: writeTally,
  level: writeLevel,
  fall: writeFall,
  recovery: writeRecovery,
  mean: writeMean,
  volatility: writeVolatility,
  bull: writeBull,
  signal: writeEvent,
  cross: writeEvent,
  breadth: writeBreadth,
  whole: writeWhole,
  lead: writeLead,
  calm: writeCalm,
  'no-record': writeNoRecord,
  move: writeMove,
};

/** A wait that ends with a move: "the first 2% fall in 356 sessions". */
function isWait({ time, horizon, size }: Frame): boolean {
  return time === 1 && horizon?.unit === 'session' && size !== undefined;
}

/** Only how a unit ranks is said as it stands, "on track for its best month since 2020": a figure that it is on track for is none that is known. */
function isAhead({ isOnTrack, most, window, size }: Frame, topic: Topic): boolean {
  const isRank = most !== undefined && window?.count === 1 && window.unit !== 'session' && window.isTrailing !== true;
  return isOnTrack === true && (topic !== 'move' || !isRank || size !== undefined);
}

/**
 * "Rose on the last day of the year for a third straight year", "ended the year on a losing streak for the first time since 1966", "rose in a
 * holiday-shortened week for the first time since July": of such times, and no others.
 */
function isOfLikeTimes({ date, most, time, tally, streak, since, within, same }: Frame): boolean {
  const isShort = date?.kind === 'unit' && date.isShort === true;
  if (date?.kind === 'end' || isShort) return [time, tally].some((part) => part !== undefined);
  const isCounted = [most, time, tally, within, same].some((part) => part !== undefined);
  return date?.kind === 'session-of' && (isCounted || (streak !== undefined && streak.unit !== 'session') || since !== undefined);
}

/** Why a statement has nothing that is measured. */
function tellNothing({ most, date }: Frame): string {
  if (most !== undefined && date?.kind === 'weekday') return ofWeekdays;
  return most === undefined || most.of !== 'move'
    ? 'It says nothing of an index or a stock that could be checked.'
    : 'What is the most of its kind is not said as a claim has it: a day, a week, a month, a quarter, a half or a year.';
}

const ranks: ReadonlySet<string> = new Set(['largest', 'nth', 'highest-since', 'first-since', 'only-k-since']);

/** What a dated sentence knows without the day of its post: a rank is one up to its own day, and of an event it is told when it was so next. */
function assumeKnown({ texts, assumed }: Statement): void {
  const comparison = texts.get('comparison') ?? '';
  if (ranks.has(comparison) && texts.get('within') !== 'year')
    assumed.push('Without the day of the post it is judged by what was known on its own day.');
  if (comparison === 'happened' || comparison === 'none')
    assumed.push('Without the day of the post all that is stored is looked at for when it was so next.');
}

/**
 * The claim that a statement becomes. Each part of it must have its say there: what is left over is a reason to say nothing.
 * @param post the day on which the sentence was published, or null.
 * @param closes what is known of them.
 */
export function writeClaim(frame: Frame, post: SessionDate | null, closes: KnownCloses): WrittenClaim | Unwritten {
  const topic = topicOf(frame);
  if (topic === null) return { reason: tellNothing(frame), needsPost: false };
  // "Its second-biggest gain since the 1930s": whether what they brought is among those that are counted.
  if ((frame.rank ?? 1) > 1 && frame.since?.kind === 'stretch')
    return { reason: 'Whether the time since which it is ranked is itself a part of it is not said: name the year.', needsPost: false };
  if (isOfLikeTimes(frame))
    return {
      reason: 'Whether all are counted, or such days or weeks alone, is not said: name the day, or the week by its end.',
      needsPost: false,
    };
  if (isAhead(frame, topic)) return { reason: ofWhatIsToCome, needsPost: false };
  const statement: Statement = { frame, post, used: new Set(), assumed: [...(frame.assumed ?? [])], texts: new Map(), closes };
  try {
    (topic !== 'move'
      ? writers[topic]
      : isCountedIn(frame)
        ? writeCounted
        : isWait(frame)
          ? writeCalm
          : frame.isEither === true
            ? writeSwing
            : writeMove)(statement);
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.message, needsPost: error.needsPost };
    throw error;
  }
  statement.used.add('isJoined').add('isUpTo');
  const left = listParts(frame).filter((name) => !statement.used.has(name));
  if (post === null) assumeKnown(statement);
  if (left.length > 0) return { reason: 'It says more of one thing than a claim can: say it in shorter sentences.', needsPost: false };
  return { texts: statement.texts, assumed: [...new Set(statement.assumed)] };
}

import { addCounted } from './add-counted';
import { addCrossings } from './add-crossings';
import { addEnds, type FactsReading } from './add-ends';
import { addNth } from './add-nth';
import { addRecords } from './add-records';
import { addTallies } from './add-tallies';
import { isEventBeside, mannerOf, standsNow, takesDate } from './beside-state';
import type { Frame } from './frame';
import type { NamedDate } from './named-date';
import { isDay, isPartOfYear, isRunOf, isTimed, timeOf } from './move-beside';
import { isOfThatSession } from './of-that-session';
import type { SentenceFacts } from './sentence-facts';
import { topicOf } from './topic';

/** The statements with those that follow from them: that a run ended says of its day that it brought a gain, or a loss. */
export function addFollowing(facts: readonly Frame[]): FactsReading {
  return addEnds(addTallies(addCounted(addNth(addRecords(addCrossings(facts))))));
}

/** "Closed at 5,074.08, down 13.7% this year": the close is one of a session, up to which that time goes. */
function isLevelBeside(date: NamedDate, { level, record }: Frame): boolean {
  return date.kind === 'unit' && date.back === 0 && level !== undefined && record === undefined;
}

/** What says no time is of the time that the others say: "the S&P 500 rose 1.2% and the Nasdaq-100 0.6% for the week". Of two times it could be either. */
export function shareTimes(facts: readonly Frame[], hasBeen: boolean): SentenceFacts {
  const dates = new Map(facts.flatMap(({ date }) => (date === undefined ? [] : [[JSON.stringify(date), date] as const])));
  const [date] = dates.values();
  if (dates.size > 1 && facts.some((frame) => frame.date === undefined && !standsNow(frame)))
    return { reason: 'It names two times, and of which of them a part is said is not clear.' };
  // "Was 8.5% below its record on Monday, and the Nasdaq-100 fell 3%".
  if (facts.length > 1 && facts.some((frame) => frame.recordDay !== undefined && (frame.date ?? date) === undefined))
    return { reason: 'Whether the day is that of the record, or the one of which the rest is said, is not clear.' };
  // "Rose 1% and is up 18% this year" are a session and a year, whatever is left out.
  const isNot = (frame: Frame): boolean =>
    frame.date === undefined &&
    topicOf(frame) === 'move' &&
    facts.some(
      (other) =>
        other.date !== undefined &&
        !isDay(other) &&
        takesDate(other.date, frame, other) &&
        (other.subject === frame.subject || mannerOf(other) !== mannerOf(frame)),
    );
  if (facts.some(isNot)) return { reason: 'Over what time the move was is not said.' };
  const dated =
    date === undefined
      ? facts
      : facts.map((frame) =>
          isLevelBeside(date, frame) || !facts.every((other) => takesDate(date, frame, other))
            ? frame
            : { ...frame, date: frame.date ?? date },
        );
  const times = new Map(
    dated.flatMap((frame) => (timeOf(frame) === null ? [] : [[JSON.stringify(timeOf(frame)), timeOf(frame)] as const])),
  );
  const [time] = times.values();
  const isOpen = (frame: Frame): boolean =>
    (topicOf(frame) === 'move' || topicOf(frame) === 'lead') &&
    frame.size !== undefined &&
    [frame.window, frame.half, frame.same, frame.isToDate, frame.base].every((part) => part === undefined);
  const whole = dated.map((frame, index) => {
    const isOther = dated.some((other) => timeOf(other) !== null && other.subject !== frame.subject);
    // A day that is named with it is its time.
    const own = facts[index]?.date;
    return isOpen(frame) && isOther && own === undefined && times.size === 1 ? { ...frame, ...time } : frame;
  });
  // Of two parts of a year it could be either, and "is up 18% year to date" is no time of what "fell 2%".
  const isTorn = (frame: Frame, index: number): boolean =>
    isOpen(dated[index] ?? frame) &&
    facts[index]?.date === undefined &&
    dated.some((other) => isPartOfYear(other) && !isEventBeside(frame, other) && (times.size > 1 || mannerOf(other) !== mannerOf(frame)));
  const isLeft = (frame: Frame, index: number): boolean =>
    isTorn(frame, index) ||
    (isOpen(frame) &&
      frame.date === undefined &&
      whole.some(
        (other) =>
          other !== frame &&
          isTimed(other) &&
          !isRunOf(frame, other) &&
          !isEventBeside(frame, other) &&
          (hasBeen || !isOfThatSession(frame, other)),
      ));
  if (whole.some(isLeft)) return { reason: 'Over what time the move was is not said.' };
  const ended = addFollowing(whole);
  return 'reason' in ended ? ended : { ...ended, said: whole };
}

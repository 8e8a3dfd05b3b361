import { calendarUnits, numberUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Frame } from './frame';
import { isDay } from './move-beside';
import { placeDate, sessionUpTo, type PlacedDate, type Unplaced } from './place-date';
import type { SentenceFacts } from './sentence-facts';

const upToWhen: Unplaced = {
  reason: 'Up to which day the longer time is told is not said: that of the post, the one that is named beside it, or its end.',
  needsPost: false,
};

/** A statement, where it stands, and its time. */
interface Dated {
  readonly frame: Frame;
  readonly at: number;
  readonly placed: PlacedDate;
}

function placeOf({ date }: Frame, post: SessionDate): PlacedDate | null {
  const placed = date === undefined ? null : placeDate(date, post);
  return placed === null || 'reason' in placed ? null : placed;
}

/** Whether something was over in the middle of a time: on a Friday of this year. */
function isWithin({ placed }: Dated, whole: PlacedDate): boolean {
  return placed.session < whole.session && numberUnit(placed.session, whole.unit) === numberUnit(whole.session, whole.unit);
}

/** "Lost 2% last week and rose 0.6% this week": "this week" is none of a time that was over before; of a day, and of "up 24% this year" behind a month, it may be. */
function isApartFrom({ frame, placed }: Dated, whole: PlacedDate, { isState }: Frame): boolean {
  const isFiner = calendarUnits.indexOf(placed.unit) < calendarUnits.indexOf(whole.unit);
  return !isDay(frame) && numberUnit(placed.session, whole.unit) < numberUnit(whole.session, whole.unit) && !(isState === true && isFiner);
}

function settle(frames: readonly Frame[], post: SessionDate, clause: Frame | undefined): readonly Frame[] | Unplaced {
  const known = sessionUpTo(post);
  const dated = frames.flatMap((frame, at): Dated[] => {
    const placed = placeOf(frame, post);
    return placed === null ? [] : [{ frame, at, placed }];
  });
  const over = dated.filter(({ placed }) => !placed.isRunning && placed.session !== known);
  const settled = frames.map((frame, index): Frame | Unplaced => {
    const { date, isNow, isState, subject } = frame;
    const whole = placeOf(frame, post);
    if (date === undefined || whole === null || whole.unit === 'session' || date.kind === 'up-to' || isNow === true) return frame;
    // "Was up 18.8% this year even after falling 1.6% on Friday", which "gained 3% this week after …" is not.
    const ended = over.filter((other) => other.at !== index && (isState === true || other.frame !== clause));
    const days = dated.filter((other) => other.at < index && other.frame !== clause && isDay(other.frame));
    const day = days.findLast((other) => other.frame.subject === subject);
    const isOfDay = [...days, ...ended].every((other) => other.frame === clause || other.placed.session === day?.placed.session);
    if (whole.isRunning && isState === true && frame !== clause && day?.frame.date !== undefined && isOfDay) {
      if (day.placed.session === known) return frame;
      if (isWithin(day, whole)) return { ...frame, date: { kind: 'up-to', of: date, to: day.frame.date } };
    }
    const isOpen = whole.isRunning
      ? ended.some((other) => !isApartFrom(other, whole, frame))
      : isState === true && ended.some((other) => isDay(other.frame) && isWithin(other, whole));
    return isOpen ? upToWhen : frame;
  });
  return settled.find((one): one is Unplaced => 'reason' in one) ?? settled.filter((one): one is Frame => !('reason' in one));
}

/**
 * The statements, each up to its day: "closed at 5,615.35 on Friday, up 17.7% this year" is so up to Friday, whenever it is said, and "is up 17.7%
 * this year" up to the post. Where it can be either, why it cannot be read. A clause that is set apart lends its day to nothing.
 */
export function settleRunning(
  found: Exclude<SentenceFacts, { readonly reason: string }>,
  post: SessionDate | null,
): Pick<typeof found, 'facts' | 'said'> | Unplaced {
  if (post === null) return found;
  const facts = settle(found.facts, post, found.apart?.clause);
  const said = settle(found.said, post, found.apart?.clause);
  return 'reason' in facts ? facts : 'reason' in said ? said : { facts, said };
}

import { ofCloses } from './closes-meant';
import { isTimed } from './move-beside';
import type { Frame } from './frame';

const stretches: ReadonlySet<string> = new Set(['year', 'quarter', 'month', 'unit']);

/** Whether a date is one of a time in which there can be several. */
const isStretch = (date: Frame['date']): boolean => stretches.has(date?.kind ?? '');

/** Which record of its year, or of another time, a statement says that it is: "its 38th record close of 2024", "a record for the 38th time this year"; undefined where it says none. */
export function nthRecord({ record, recordNth, time, isTime, date, within, since, horizon, isWait }: Frame): number | undefined {
  if (record === undefined || isWait === true) return recordNth;
  // "Its first record of the year" looks back on nothing else, "the first in 46 sessions" on the one before.
  const isOfTime = within !== undefined || isStretch(date);
  const isFirst = time === 1 && isOfTime && since === undefined && horizon === undefined;
  const isTold = isFirst || ((isTime === true || isOfTime || horizon?.unit === 'session') && (time ?? 1) > 1);
  return isTold ? time : recordNth;
}

/** The record that an nth one is, on its day. */
function toRecordOf({ subject, record, isClose, isTouch, date, assumed }: Frame): Frame {
  return { subject, record, isClose, isTouch, assumed, ...(isStretch(date) ? {} : { date }) };
}

/** The price whose records are said to be meant; null where that is left open. */
function priceOf({ record, isClose }: Frame): 'close' | 'high' | null {
  return record === 'high' ? record : record === 'close' || isClose === true ? 'close' : null;
}

/** A record is counted by the price by which it was set: what one leaves open the others say, and else closes are meant. */
function withPrice(frame: Frame, facts: readonly Frame[]): Frame {
  const { subject, date, record } = frame;
  if (record === undefined || priceOf(frame) !== null) return frame;
  const beside = facts.filter((other) => other.record !== undefined && other.subject === subject && other.date === date);
  if (beside.every((other) => nthRecord(other) === undefined)) return frame;
  const said = beside.map(priceOf).find((price) => price !== null);
  return { ...frame, record: said ?? 'close', ...(said === undefined ? { assumed: [...(frame.assumed ?? []), ofCloses] } : {}) };
}

/** The move that "its sixth weekly loss in eight" is. */
function toMoveOf({ subject, direction, returns, date, tally }: Frame): Frame {
  const unit = tally?.unit ?? 'session';
  return { subject, direction, returns, date, ...(unit === 'session' ? {} : { window: { unit, count: 1 } }) };
}

/**
 * "Set its 38th record of the year on Tuesday" says of Tuesday, too, that a record was set on it: 38 there are as well on each day until the next.
 * "Its sixth weekly loss in eight" says so of its week.
 */
export function addNth(facts: readonly Frame[]): readonly Frame[] {
  const priced = facts.map((frame) => withPrice(frame, facts));
  const isBeside = (nth: Frame, isSuch: (frame: Frame) => boolean): boolean =>
    priced.some((frame) => frame !== nth && frame.subject === nth.subject && frame.date === nth.date && isSuch(frame));
  return priced.flatMap((frame) => {
    if (frame.isWithout === true) return [frame];
    const isSet = (other: Frame): boolean => other.record !== undefined && nthRecord(other) === undefined;
    if (nthRecord(frame) !== undefined) return isBeside(frame, isSet) ? [frame] : [frame, toRecordOf(frame)];
    // A move of its own time beside it is that move; of another one it is not.
    const isMove = (other: Frame): boolean =>
      other.direction === frame.direction &&
      (other.size !== undefined || isTimed(other)) &&
      (other.streak?.unit ?? other.window?.unit ?? 'session') === frame.tally?.unit;
    return frame.isNth !== true || isBeside(frame, isMove) ? [frame] : [frame, toMoveOf(frame)];
  });
}

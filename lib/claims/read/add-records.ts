import { ofCloses } from './closes-meant';
import { isNamedDay } from './named-date';
import type { Frame } from './frame';

/** Records are of closes, where nothing else is said: of both days by the same price. */
function priceOf({ record, isClose, assumed = [] }: Frame): Pick<Frame, 'record' | 'assumed'> {
  if (record === 'high' || record === 'close' || isClose === true) return { record: record === 'high' ? record : 'close', assumed };
  return { record: 'close', assumed: [...assumed, ofCloses] };
}

/** "Closed at a record for a seventh straight session": seven of seven, and none before them. */
function toRow(frame: Frame): readonly Frame[] {
  const { streak, date, subject, ...rest } = frame;
  if (streak === undefined) return [frame];
  const price = priceOf(frame);
  const counted: Frame = { ...rest, ...price, subject, date, recordCount: streak.count, window: { unit: 'session', count: streak.count } };
  if (streak.isAtLeast === true) return [counted];
  const assumed = [...(price.assumed ?? []), 'That so many are in a row says of the session before them that it set none.'];
  return [counted, { ...price, subject, isWithout: true, date: { kind: 'before', of: date ?? null, sessions: streak.count }, assumed }];
}

/** "Has gone 29 sessions without a record", "has not set one since Dec. 6": none since, and one on the day before. */
function toLast(frame: Frame): readonly Frame[] {
  const { window, since, subject, date } = frame;
  const price = priceOf(frame);
  if (window?.unit === 'session' && frame.isUpTo === undefined && window.isAtLeast === undefined)
    return [
      { ...frame, ...price },
      { ...price, subject, date: { kind: 'before', of: date ?? null, sessions: window.count } },
    ];
  if (since !== undefined && isNamedDay(since) && window === undefined)
    return [
      { ...frame, ...price },
      { ...price, subject, date: since },
    ];
  return [frame];
}

/** Whether records in a row are all that is said of it. */
function isRow({ record, streak, direction, beat, most, isBroken, time, horizon, window }: Frame): boolean {
  const isBare = [direction, beat, most, isBroken, time, horizon, window].every((part) => part === undefined);
  return record !== undefined && isBare && (streak?.unit === null || streak?.unit === 'session');
}

/** Records in a row, and how long there was none, with what they say of the session before. */
export function addRecords(facts: readonly Frame[]): readonly Frame[] {
  return facts.flatMap((frame) => {
    if (isRow(frame)) return toRow(frame);
    return frame.record !== undefined && frame.isWithout === true ? toLast(frame) : [frame];
  });
}

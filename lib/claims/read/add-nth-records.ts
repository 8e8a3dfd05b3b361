import type { Frame } from './frame';

/** Which record of its year a statement says that it is: "its 38th record close of 2024", "a record for the 38th time this year"; undefined where it says none. */
export function nthRecord({ record, recordNth, time, isTime, within }: Frame): number | undefined {
  const isTold = record !== undefined && (isTime === true || within !== undefined) && (time ?? 1) > 1;
  return isTold ? time : recordNth;
}

/** "Set its 38th record of the year on Tuesday" says of Tuesday, too, that a record was set on it: 38 there are as well on each day until the next. */
export function addNthRecords(facts: readonly Frame[]): readonly Frame[] {
  const isSet = (nth: Frame): boolean =>
    facts.some(
      (frame) => frame.record !== undefined && frame.subject === nth.subject && frame.date === nth.date && nthRecord(frame) === undefined,
    );
  return facts.flatMap((frame) => {
    if (nthRecord(frame) === undefined || frame.isWithout === true || isSet(frame)) return [frame];
    const { subject, record, isClose, isTouch, date } = frame;
    const isYear = date?.kind === 'year' || (date?.kind === 'unit' && date.unit === 'year');
    return [frame, { subject, record, isClose, isTouch, ...(isYear ? {} : { date }) }];
  });
}

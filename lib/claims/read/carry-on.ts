import type { Frame } from './frame';
import { isAdrift, isOverTime } from './move-beside';

// What a sentence leaves to the one before it, which says one thing; null where it says none, or more.

/** "NDX fell 2.9% on Wednesday. Its worst day since 2022": a superlative that names nobody and no day is of what the sentence before said. */
export function carryOn(frame: Frame, before: Frame | null): Frame {
  const { subject, date, most, size } = frame;
  if (before?.subject === undefined || subject !== undefined || date !== undefined || most === undefined || size !== undefined)
    return frame;
  const assumed = [...(frame.assumed ?? []), 'Who and when is taken from the sentence before.'];
  return { ...frame, subject: before.subject, ...(before.date === undefined ? {} : { date: before.date }), assumed };
}

/** "Small caps +6% this week. S&P 500 +0.9%": whether a move could be of the time of the one before, or of a day. */
export function isTimeLeft(frame: Frame, before: Frame | null): boolean {
  return before !== null && isOverTime(before) && isAdrift(frame);
}

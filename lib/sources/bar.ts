import type { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Candidate } from './collect-rows';
import { priceCell, toFinite } from './price-cell';
import type { RejectedRow } from './source';

/** A day of a stock as Alpaca and Massive write it, but for its stamp. */
export const barShape = {
  o: priceCell.optional(),
  h: priceCell.optional(),
  l: priceCell.optional(),
  c: priceCell,
  v: priceCell.optional(),
};

export type Bar = z.output<z.ZodObject<typeof barShape>>;

export interface DatedBar {
  readonly session: SessionDate;
  readonly bar: Bar;
}

/** Bars as candidates; a close that is missing is a missing row, one that is text is rejected. */
export function toBarCandidates(bars: readonly DatedBar[]): { candidates: Candidate[]; rejected: RejectedRow[] } {
  const candidates: Candidate[] = [];
  const rejected: RejectedRow[] = [];
  for (const {
    session,
    bar: { o, h, l, c, v },
  } of bars) {
    if (c === null) continue;
    const raw = JSON.stringify({ session, close: String(c) });
    if (typeof c === 'string') rejected.push({ session, raw, reason: 'the close is text, not a number' });
    else
      candidates.push({
        session,
        close: c,
        open: toFinite(o),
        high: toFinite(h),
        low: toFinite(l),
        adjClose: null,
        volume: toFinite(v),
        provisional: false,
        raw,
      });
  }
  return { candidates, rejected };
}

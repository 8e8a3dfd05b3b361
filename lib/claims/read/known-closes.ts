import type { SessionDate } from '@/lib/calendar/session-date';

/** What a reader may ask of closes: of which session a sentence speaks that names a time. Both ends of the time are inclusive; null where none is known. */
export interface KnownCloses {
  /** The session with the lowest or the highest close of an instrument. */
  readonly findExtreme: (symbol: string, side: 'low' | 'high', from: SessionDate, to: SessionDate) => SessionDate | null;
  /** The last session with a move of at least so many percent. */
  readonly findLastMove: (
    symbol: string,
    move: { readonly direction: 'up' | 'down' | 'either'; readonly pct: number },
    from: SessionDate,
    to: SessionDate,
  ) => SessionDate | null;
}

/** Of one who knows no close. */
export const noCloses: KnownCloses = { findExtreme: () => null, findLastMove: () => null };

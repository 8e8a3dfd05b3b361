import type { SessionDate } from '@/lib/calendar/session-date';
import type { InstrumentKind } from '@/lib/market/market';
import { isKnownMove } from './known-moves';

interface DatedClose {
  readonly session: SessionDate;
  readonly close: number;
}

export interface SuspiciousMove {
  readonly session: SessionDate;
  /** Change against the last close that was not suspicious, a fraction. */
  readonly move: number;
}

// A level that holds this long is no misprint, so that one unconfirmed day does not keep all later ones waiting.
const settledSessions = 10;

/** The largest daily change that is taken without a second opinion, a fraction. */
export function moveLimit(kind: InstrumentKind): number {
  return kind === 'index' ? 0.12 : 0.4;
}

/**
 * Rows that changed by more than 12% (index) or 40% (stock, fund) against the last trusted close. The way back from a
 * misprint is not suspicious; a new level is, until it has held for ten sessions.
 * @param previous the stored close before the first row, or null.
 * @param rows ascending.
 * @param isVouchedFor whether a suspicious close is taken all the same, so that the next day is judged against it.
 */
export function findSuspiciousMoves(
  instrument: { readonly symbol: string; readonly kind: InstrumentKind },
  previous: number | null,
  rows: readonly DatedClose[],
  isVouchedFor = false,
): SuspiciousMove[] {
  const limit = moveLimit(instrument.kind);
  const found: SuspiciousMove[] = [];
  let trusted = previous;
  let last = previous;
  let waiting = 0;
  for (const { session, close } of rows) {
    const move = trusted === null ? 0 : close / trusted - 1;
    const stepMove = last === null ? 0 : close / last - 1;
    // A file is stored anyway, so that a known move needs no confirmation there and is flagged like any other.
    const known = !isVouchedFor && (isKnownMove(instrument.symbol, session, move) || isKnownMove(instrument.symbol, session, stepMove));
    const settled = waiting >= settledSessions && Math.abs(stepMove) <= limit;
    last = close;
    if (Math.abs(move) <= limit || known || settled) {
      trusted = close;
      waiting = 0;
      continue;
    }
    waiting += 1;
    found.push({ session, move });
    if (isVouchedFor) trusted = close;
  }
  return found;
}

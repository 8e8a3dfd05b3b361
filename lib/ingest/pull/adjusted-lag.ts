import type { SessionDate } from '@/lib/calendar/session-date';
import type { Source } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';

/** The last stored session with a dividend-adjusted close, of an instrument that has such closes and is asked for by name. */
export function findLastAdjusted(
  { basis }: StoredInstrument,
  stored: ReadonlyMap<string, CloseRow>,
  given: Source | undefined,
): SessionDate | undefined {
  return basis === 'both' && given === undefined ? [...stored.values()].findLast(({ adjClose }) => adjClose !== null)?.session : undefined;
}

/** Stored sessions after the last dividend-adjusted close, of an instrument that has such closes. */
export function countAdjustedLag({ basis }: StoredInstrument, stored: ReadonlyMap<string, CloseRow>): number {
  const rows = [...stored.values()];
  return basis === 'both' ? rows.length - 1 - rows.findLastIndex(({ adjClose }) => adjClose !== null) : 0;
}

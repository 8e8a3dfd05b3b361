import type { SessionDate } from '@/lib/calendar/session-date';
import type { SourceRow } from '@/lib/sources/source';
import type { StoredInstrument } from '@/lib/store/instruments';
import { adjustedTolerance } from './compare-overlap';

interface StoredAdjusted {
  readonly session: SessionDate;
  readonly adjClose: number | null;
}

const mostMoved = 0.5;

/**
 * The rows of a file beside stored adjusted closes. A dividend lowers all adjusted closes before it, so that a file that has other ones for
 * most of what is stored, and not for all of it, would put two scales side by side: its adjusted closes are passed over then, and
 * what is stored stays.
 */
export function fitAdjusted(
  instrument: Pick<StoredInstrument, 'basis'>,
  rows: readonly SourceRow[],
  stored: ReadonlyMap<string, StoredAdjusted>,
): { readonly rows: readonly SourceRow[]; readonly note: string | null } {
  if (instrument.basis !== 'both') return { rows, note: null };
  const pairs = rows.flatMap(({ session, adjClose }) => {
    const old = stored.get(session)?.adjClose ?? null;
    return old === null || adjClose === null ? [] : [Math.abs(adjClose / old - 1)];
  });
  const given = new Set<string>(rows.flatMap(({ session, adjClose }) => (adjClose === null ? [] : [session])));
  const isWhole = [...stored.values()].every(({ session, adjClose }) => adjClose === null || given.has(session));
  if (isWhole || pairs.filter((off) => off > adjustedTolerance).length <= pairs.length * mostMoved) return { rows, note: null };
  return {
    rows: rows.map((row) => ({ ...row, adjClose: stored.get(row.session)?.adjClose ?? null })),
    note: 'its adjusted closes were passed over: they are those of another day, and dividends change all of the past; import the whole history to get them',
  };
}

import type { SourceRow } from '@/lib/sources/source';
import type { OverlapPair } from './checks/compare-overlap';

/**
 * Whether a file may rescale what is stored, as it does after a split: it has every stored session, and goes on after the
 * last one that differs. A file that does not is taken for a misprint.
 */
export function coversStored(rows: readonly SourceRow[], stored: ReadonlyMap<string, unknown>): (pair: OverlapPair) => boolean {
  const given = new Set<string>(rows.map((row) => row.session));
  const complete = [...stored.keys()].every((session) => given.has(session));
  const last = rows.at(-1)?.session;
  return (pair) => complete && last !== undefined && last > pair.session;
}

import type { SourceRow } from '@/lib/sources/source';
import type { OverlapPair } from './checks/compare-overlap';
import { closesAgree } from './checks/cross-check';

/**
 * Whether a file may rescale what is stored, as it does after a split: it has every stored session, goes on after the last
 * one that differs, and differs on every session up to there, since a split rescales all of the past. A file or a row that
 * does not is taken for a misprint.
 */
export function coversStored(
  rows: readonly SourceRow[],
  stored: ReadonlyMap<string, { readonly close: number }>,
): (pair: OverlapPair) => boolean {
  const given = new Set<string>(rows.map((row) => row.session));
  const complete = [...stored.keys()].every((session) => given.has(session));
  const last = rows.at(-1)?.session;
  const firstKept = rows.find((row) => {
    const known = stored.get(row.session);
    return known !== undefined && closesAgree(known.close, row.close);
  })?.session;
  return (pair) => complete && last !== undefined && last > pair.session && (firstKept === undefined || pair.session < firstKept);
}

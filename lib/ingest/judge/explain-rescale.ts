import type { SourceRow } from '@/lib/sources/source';
import type { OverlapPair } from './compare-overlap';
import { closesAgree } from './closes-agree';
import { findJumpRatio } from './explain-jump';

// What dividends take off begins near nothing; no split is smaller than 5 for 4.
const smallestSplit = 1.2;
const sameScale = 0.005;

function isOneScale(ratios: readonly number[]): boolean {
  const [first] = ratios;
  if (first === undefined || (first < smallestSplit && first > 1 / smallestSplit)) return false;
  return ratios.every((ratio) => Math.abs(ratio / first - 1) <= sameScale);
}

/**
 * Whether a file may rescale what is stored, as it does after a split: it has every stored session, goes on after the last
 * one that differs, and differs on every session up to there by the ratio of a split, or by one ratio throughout, since a split
 * rescales all of the past. A file or a row that does not is taken for a misprint.
 */
export function explainRescale(
  rows: readonly SourceRow[],
  stored: ReadonlyMap<string, { readonly close: number }>,
): (pair: OverlapPair) => boolean {
  const given = new Set<string>(rows.map((row) => row.session));
  const complete = [...stored.keys()].every((session) => given.has(session));
  const last = rows.at(-1)?.session;
  const known = rows.flatMap((row): OverlapPair[] => {
    const old = stored.get(row.session);
    return old === undefined ? [] : [{ session: row.session, stored: old.close, given: row.close }];
  });
  const firstKept = known.find((pair) => closesAgree(pair.stored, pair.given))?.session;
  const rescaled = known.filter(({ session }) => firstKept === undefined || session < firstKept);
  const isRescaled = rescaled.every((pair) => findJumpRatio(pair) !== null) || isOneScale(rescaled.map((pair) => pair.stored / pair.given));
  const lastRescaled = rescaled.at(-1)?.session ?? '';
  return (pair) =>
    complete && isRescaled && last !== undefined && last > lastRescaled && (firstKept === undefined || pair.session < firstKept);
}

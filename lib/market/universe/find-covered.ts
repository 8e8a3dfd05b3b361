import type { UniverseCounts } from './universe';

// Before that most members lack closes: nothing can be said of the whole.
const leastCoverage = 0.5;

/** First and last session on which at least half of the members have a close (of ready-made counts: any count), or null. */
export function findCovered({ members, withClose, advances }: UniverseCounts): { readonly first: number; readonly last: number } | null {
  const isCovered = (t: number): boolean => {
    const of = members[t] ?? NaN;
    return Number.isNaN(of) ? !Number.isNaN(advances[t] ?? NaN) : (withClose[t] ?? NaN) >= leastCoverage * of;
  };
  let first = 0;
  while (first < advances.length && !isCovered(first)) first += 1;
  if (first === advances.length) return null;
  let last = advances.length - 1;
  while (!isCovered(last)) last -= 1;
  return { first, last };
}

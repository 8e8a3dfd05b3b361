import { magnificentSymbols } from '@/lib/market/groups';
import type { FactSubject } from './fact';

const members: ReadonlySet<string> = new Set(magnificentSymbols);

/** Whether one is the basket and the other a part of it: a lead over a mean that the leader is in says less than its move. */
function isPartOf(a: FactSubject, b: FactSubject): boolean {
  return a.symbol === 'M7' && members.has(b.symbol);
}

/** Every two instruments that are set against each other, in the order of the subjects. */
export function listPairs(subjects: readonly FactSubject[]): (readonly [FactSubject, FactSubject])[] {
  return subjects.flatMap((a, place) =>
    subjects.slice(place + 1).flatMap((b) => (isPartOf(a, b) || isPartOf(b, a) ? [] : [[a, b] as const])),
  );
}

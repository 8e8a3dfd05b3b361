import { magnificentLines } from '@/lib/market/groups';
import { isMemberAt, weightAt, type WeighedMembers } from './read-members';

/** Whether a universe has no members but the Magnificent 7: they are all of it then, and no part of it. */
export function isMagnificentAlone({ panel: { members } }: Pick<WeighedMembers, 'panel'>): boolean {
  return members.length > 0 && members.every(({ symbol }) => magnificentLines.has(symbol));
}

/** Positions of the lines of the Magnificent 7 among the members of a panel; none in a universe of theirs alone. */
export function findMagnificent({ panel }: Pick<WeighedMembers, 'panel'>): number[] {
  if (isMagnificentAlone({ panel })) return [];
  return panel.members.flatMap(({ symbol }, at) => (magnificentLines.has(symbol) ? [at] : []));
}

/**
 * Weight of the Magnificent 7 at every position of the panel: of the lines that are members on that session. **Units** fractions.
 * **Missing** NaN where a member among them has no weight (G12), or no weight of the universe is known at all, and in a universe that none
 * of them ever belonged to, or of theirs alone.
 */
export function sumMagnificentWeights(weighed: WeighedMembers): Float64Array {
  const { panel, ages } = weighed;
  const lines = findMagnificent(weighed);
  const sums = new Float64Array(panel.length).fill(NaN);
  if (lines.length === 0) return sums;
  for (let at = 0; at < panel.length; at += 1) {
    sums[at] = lines.reduce(
      (sum, line) => (isMemberAt(panel.members[line]?.spans ?? new Int32Array(0), at) ? sum + weightAt(weighed, line, at) : sum),
      Number.isNaN(ages[at] ?? NaN) ? NaN : 0,
    );
  }
  return sums;
}

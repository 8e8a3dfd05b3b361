import { packTogether, packValues, type Placed } from '@/lib/metrics';

/** The closes of a member as they are kept, aligned with its panel: most are listed for a part of the sessions that it spans. */
export type MemberCloses = Placed;

export const noCloses: MemberCloses = { start: 0, values: new Float64Array(0) };

/** What is kept of closes that are aligned with a panel: a copy, from the first to the last of them. */
export function packCloses(closes: Float64Array): MemberCloses {
  return packValues(closes);
}

/** The closes of all members of a universe, by what they are asked for, as they are kept: in one piece of memory. */
export function keepTogether<Id>(closes: ReadonlyMap<Id, MemberCloses>): Map<Id, MemberCloses> {
  const together = packTogether([...closes.values()]);
  return new Map([...closes.keys()].map((id, place) => [id, together[place] ?? noCloses]));
}

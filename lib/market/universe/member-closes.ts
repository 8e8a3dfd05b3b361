import { packValues, type Placed } from '@/lib/metrics';

/** The closes of a member as they are kept, aligned with its panel: most are listed for a part of the sessions that it spans. */
export type MemberCloses = Placed;

export const noCloses: MemberCloses = { start: 0, values: new Float64Array(0) };

/** What is kept of closes that are aligned with a panel: a copy, from the first to the last of them. */
export function packCloses(closes: Float64Array): MemberCloses {
  return packValues(closes);
}

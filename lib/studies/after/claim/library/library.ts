import { breadthClaims } from './breadth-claims';
import { cycleClaims } from './cycle-claims';
import { levelClaims } from './level-claims';
import { moveClaims } from './move-claims';
import type { PublishedClaim } from './published-claim';
import { recordClaims } from './record-claims';
import { streakClaims } from './streak-claims';
import { unitClaims } from './unit-claims';

/**
 * Claims that were printed, each as a view of the study `claim`. Two sources that contradict each other are two claims. A definition is
 * given where the words give it ("record close", "every day counted", "percentage points").
 */
export const publishedClaims: readonly PublishedClaim[] = [
  ...streakClaims,
  ...moveClaims,
  ...recordClaims,
  ...levelClaims,
  ...cycleClaims,
  ...breadthClaims,
  ...unitClaims,
];

/** The published claim with this id, or undefined. */
export function findPublishedClaim(id: string): PublishedClaim | undefined {
  return publishedClaims.find((item) => item.id === id);
}

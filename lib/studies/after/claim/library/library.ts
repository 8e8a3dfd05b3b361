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
 *
 * Only what the study `claim` can give a verdict is here, since the list, the page of an entry and its builder all show one. What UBS said of
 * four conditions in July 2024 is not: the study `conditions` judges each of them by itself (`/studies/conditions?asOf=2024-07-16`; the Fed’s came
 * to hold on 2024-09-18) and sums them into no verdict.
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

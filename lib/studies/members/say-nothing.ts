import { sayMembersOf } from '@/lib/market/universe/name-members';
import type { Headline } from '../kit/study';
import type { MarketUniverse } from '@/lib/market/universe/universe';

/** The sentence of a study of members that has nothing to measure; the flags say why. */
export function sayNothingStored({ definition }: MarketUniverse): Headline {
  return { text: `There is nothing to measure for the ${sayMembersOf(definition)} in this range.`, detail: '', provisional: false };
}

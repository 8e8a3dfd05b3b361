import type { Headline } from '../kit/study';
import type { MarketUniverse } from '@/lib/market/universe/universe';

/** The sentence of a study of members that has nothing to measure; the flags say why. */
export function sayNothingStored({ definition: { name } }: MarketUniverse): Headline {
  return { text: `There is nothing to measure for the members of the ${name} in this range.`, detail: '', provisional: false };
}

import { meanTie } from '../is-above-mean';
import type { Rotation } from './rotation';

/** The quadrants, in the order in which a full turn meets them. */
export const quadrants = ['leading', 'weakening', 'lagging', 'improving'] as const;

export type Quadrant = (typeof quadrants)[number];

/** The middle of both axes; what is this near to it has reached it. */
const middle = 100 * (1 - meanTie);

/**
 * The quadrant of every week, as a place in `quadrants`: x of 100 or more leads or weakens, y of 100 or more leads or improves.
 * **Shape** as the input. **Missing** NaN where x or y is. **Ties/edges** 100 itself, within 1e-12 of it, belongs to the upper side.
 * **Source** DEFINITIONS, `rotation`.
 * @example quadrantPlaces({ x: Float64Array.of(101), y: Float64Array.of(99) }) // 1, weakening
 */
export function quadrantPlaces({ x, y }: Rotation): Float64Array {
  const places = new Float64Array(x.length).fill(NaN);
  for (let t = 0; t < places.length; t += 1) {
    const [strength, momentum] = [x[t] ?? NaN, y[t] ?? NaN];
    if (Number.isNaN(strength) || Number.isNaN(momentum)) continue;
    if (strength >= middle) places[t] = momentum >= middle ? 0 : 1;
    else places[t] = momentum >= middle ? 3 : 2;
  }
  return places;
}

/**
 * For how many weeks a quadrant has been the same, this one included, and whether its first week is known: the week before it has another.
 * **Shape** as the input. **Missing** NaN where the quadrant is; a missing week begins anew, and its entry is unknown.
 */
export function weeksInQuadrant(places: Float64Array): { readonly weeks: Float64Array; readonly isEntryKnown: readonly boolean[] } {
  const isEntryKnown: boolean[] = [];
  let weeks = NaN;
  const counted = places.map((place, t) => {
    const before = places[t - 1] ?? NaN;
    const isSame = place === before;
    weeks = Number.isNaN(place) ? NaN : isSame ? weeks + 1 : 1;
    isEntryKnown.push(!Number.isNaN(place) && (isSame ? isEntryKnown[t - 1] === true : !Number.isNaN(before)));
    return weeks;
  });
  return { weeks: counted, isEntryKnown };
}

/**
 * How many of several readings of one week agree: the size of the largest group of equal quadrants.
 * **Missing** NaN where any of them is. @example quadrantAgreement([0, 0, 0, 1]) // 3
 */
export function quadrantAgreement(places: readonly number[]): number {
  if (places.length === 0 || places.some(Number.isNaN)) return NaN;
  return Math.max(...places.map((place) => places.filter((other) => other === place).length));
}

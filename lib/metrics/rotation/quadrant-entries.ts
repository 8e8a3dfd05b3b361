/**
 * 1 in the weeks that a quadrant is entered, 0 in those that it is not: a week enters it that ends in it where the week before ended in another.
 * **Shape** places in `quadrants` in, one per week; marks of the same length out. **Window** this week and the one before.
 * **Missing** NaN where the place is, and in the quadrant where the place before it is missing: when it was entered is not known.
 * @example quadrantEntries(Float64Array.of(3, 0, 0, NaN, 0), 0) // [0, 1, 0, NaN, NaN]
 */
export function quadrantEntries(places: Float64Array, quadrant: number): Float64Array {
  return places.map((place, week) => {
    if (place !== quadrant) return Number.isNaN(place) ? NaN : 0;
    const before = places[week - 1] ?? NaN;
    return Number.isNaN(before) ? NaN : Number(before !== quadrant);
  });
}

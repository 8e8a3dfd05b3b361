import { comparableValues } from './comparable';

const fewestPairs = 3;

/** Ranks from the smallest up, where equal values share the middle of the ranks that they take. */
function middleRanks(values: Float64Array): Float64Array {
  const compared = comparableValues(values);
  return compared.map((own) => {
    let [below, equal] = [0, 0];
    for (const value of compared) {
      if (value < own) below += 1;
      else if (value === own) equal += 1;
    }
    return below + (equal + 1) / 2;
  });
}

/**
 * Spearman's rank correlation of two cross-sections: 1 where both have the same order, -1 where one is the other turned round.
 *
 * **Shape** two values per member, one number. **Missing** a member without either value is left out of both; NaN for fewer than three.
 * **Ties/edges** equal values (to 12 digits) share the middle of their ranks; NaN where all of one side are equal. **Source** Spearman 1904;
 * DEFINITIONS, `baton`. Cost O(n^2).
 *
 * @throws RangeError when the lengths differ.
 * @example spearmanCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(9, 5, 2)) // -1
 */
export function spearmanCorrelation(left: Float64Array, right: Float64Array): number {
  if (left.length !== right.length) throw new RangeError(`both sides must have one length, not ${left.length} and ${right.length}`);
  const isPaired = (_: number, place: number): boolean => !Number.isNaN(left[place] ?? NaN) && !Number.isNaN(right[place] ?? NaN);
  const [a, b] = [middleRanks(left.filter(isPaired)), middleRanks(right.filter(isPaired))];
  if (a.length < fewestPairs) return NaN;
  const middle = (a.length + 1) / 2;
  let [both, squaresLeft, squaresRight] = [0, 0, 0];
  for (let place = 0; place < a.length; place += 1) {
    const [x, y] = [(a[place] ?? NaN) - middle, (b[place] ?? NaN) - middle];
    both += x * y;
    squaresLeft += x * x;
    squaresRight += y * y;
  }
  return squaresLeft === 0 || squaresRight === 0 ? NaN : both / Math.sqrt(squaresLeft * squaresRight);
}

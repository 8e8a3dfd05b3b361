/**
 * The return of an index without a group of its members: `(R - sum w r) / (1 - sum w)`.
 *
 * **Shape** numbers of one session in, one out. **Units** fractions. **Window** weights are those of the close before.
 * **Missing** NaN where any figure is missing (G12): a group of which a weight is unknown cannot be taken out.
 * **Ties/edges** an empty group gives R; a group that is all of the index gives NaN. **Source** DEFINITIONS, `contribution`.
 *
 * @throws RangeError when there are not as many weights as returns.
 * @example exGroupReturn(0.02, [0.25], [0.05]) // 0.01
 */
export function exGroupReturn(indexReturn: number, weights: readonly number[], returns: readonly number[]): number {
  if (weights.length !== returns.length) throw new RangeError(`there are ${weights.length} weights for ${returns.length} returns`);
  let [weight, added] = [0, 0];
  weights.forEach((own, place) => {
    weight += own;
    added += own * (returns[place] ?? NaN);
  });
  return weight < 1 - 1e-9 ? (indexReturn - added) / (1 - weight) : NaN;
}

/**
 * p-values adjusted for having looked `p.length` times, by Holm's step-down rule: the i-th smallest times `k - i + 1`, never below
 * the one before it and at most 1.
 *
 * **Shape** one p per rule tried, the answers in the same order. **Units** fractions. **Missing** NaN (a rule that could not be
 * judged) stays NaN and still counts as a look. **Ties/edges** equal p-values get equal answers. **Source** Holm 1979; DEFINITIONS, `forward`.
 *
 * @throws RangeError when a p is not from 0 to 1.
 * @example holmAdjusted([0.01, 0.04, 0.03]) // 0.03, 0.06, 0.06
 */
export function holmAdjusted(p: readonly number[]): number[] {
  const wrong = p.find((value) => value < 0 || value > 1);
  if (wrong !== undefined) throw new RangeError(`a p-value lies from 0 to 1, not at ${wrong}`);
  const adjusted = p.map(() => NaN);
  let least = 0;
  p.map((value, place) => ({ value, place }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((left, right) => left.value - right.value)
    .forEach(({ value, place }, before) => {
      least = Math.max(least, Math.min(1, value * (p.length - before)));
      adjusted[place] = least;
    });
  return adjusted;
}

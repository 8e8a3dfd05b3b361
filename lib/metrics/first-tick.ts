const ticksPerUnit = 100;
const mostSteps = 100_000;

/**
 * The level nearest to the other side, on a tick of 0.01, that passes a test: the lowest that does (`up`: everything above passes too)
 * or the highest (`down`). The guess, from a closed form, only says where to begin; the test decides.
 *
 * **Shape** one level. **Units** level in, level out on a tick. **Missing** NaN for a guess that is none, where no level above 0 passes,
 * and where the tick is not found within 100,000 steps of the guess. **Ties/edges** `passes` must hold from some level on, as a comparison with one bound does.
 * **Source** DEFINITIONS, `needs`.
 * @example firstTick(2.001, 'up', (level) => level > 2) // 2.01
 */
export function firstTick(guess: number, direction: 'up' | 'down', passes: (level: number) => boolean): number {
  if (!Number.isFinite(guess)) return NaN;
  const step = direction === 'up' ? 1 : -1;
  const holds = (tick: number): boolean => tick > 0 && passes(tick / ticksPerUnit);
  let tick = Math.max(Math.round(guess * ticksPerUnit), 1);
  let steps = 0;
  while (!holds(tick) && tick > 0 && steps < mostSteps) {
    tick += step;
    steps += 1;
  }
  while (holds(tick - step) && steps < mostSteps) {
    tick -= step;
    steps += 1;
  }
  return tick > 0 && steps < mostSteps ? tick / ticksPerUnit : NaN;
}

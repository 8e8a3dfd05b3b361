import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt, weightConcentration, type Placed } from '@/lib/metrics';

/** What a session comes to, added up from its least weight to its largest. */
function concentrateNaively(weights: readonly Placed[], t: number, largest: number): number[] {
  const known = weights
    .map((own) => valueAt(own, t))
    .filter((weight) => !Number.isNaN(weight))
    .sort((one, other) => (one === other ? 0 : one - other));
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const sum = add(known);
  if (sum <= 0) return [NaN, NaN, NaN, NaN, known.length];
  const squares = add(known.map((weight) => weight * weight));
  return [squares, 1 / squares, add(known.slice(-largest)), sum, known.length];
}

function expectNaive(sessionCount: number, weights: readonly Placed[], largest: number): void {
  const { hhi, effective, top, known, eligible } = weightConcentration({ sessionCount, weights }, largest);
  const sessions = Array.from({ length: sessionCount }, (_, t) => t);
  expect(sessions.map((t) => [hhi[t], effective[t], top[t], known[t], eligible[t]])).toEqual(
    sessions.map((t) => concentrateNaively(weights, t, largest)),
  );
}

describe('weightConcentration', () => {
  it.each([1, 2, 3, 5, 8, 13, 24, 31, 32, 33, 70, 300])('adds up %s members in the order of their weights, to the last bit', (width) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        fc.integer({ min: 1, max: 140 }),
        fc.integer({ min: 1, max: 40 }),
        (seed, sessionCount, largest) => {
          let state = seed;
          const draw = (below: number): number => {
            state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
            return Math.floor((state / 2 ** 32) * below);
          };
          const weights = Array.from({ length: width }, (): Placed => {
            const start = draw(sessionCount);
            // Some are missing, some are equal, most are neither.
            const drawWeight = (): number => [NaN, draw(3) / 7, 0][draw(12)] ?? Math.exp(-draw(9000) / 1000);
            return { start, values: Float64Array.from({ length: draw(sessionCount - start + 1) }, drawWeight) };
          });
          expectNaive(sessionCount, weights, largest);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('keeps what has no end apart from what is missing', () => {
    const of = (...values: number[]): Placed => ({ start: 0, values: Float64Array.from(values) });
    expectNaive(3, [of(Infinity, NaN, -1), of(NaN, 0.5, Infinity), of(0.25, Infinity, -Infinity)], 2);
    expectNaive(2, [of(-0, -1), of(0, 2), of(-0, 3)], 2);
  });
});

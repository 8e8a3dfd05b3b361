import { describe, expect, it } from 'vitest';
import { bootstrapMeanInterval, createRandom, forwardPaths, outcomeSummary, permutationTest, sortedValues } from '@/lib/metrics';
import { changeSince } from '@/lib/metrics/forward/forward-return';
import { policyGapSessions } from '@/lib/metrics/forward/kept-events';
import { smallestSpacing, spacedEvents } from '@/lib/metrics/forward/spacing';

describe('examples of the docstrings of the event study', () => {
  it('are true', () => {
    expect(changeSince({ close: Float64Array.of(100, 110), versus: null }, 0, 1)).toBeCloseTo(0.1, 12);
    expect(outcomeSummary(Float64Array.of(0.5, -0.25, NaN), Float64Array.of(0, -0.5, NaN)).mean).toBe(0.125);
    expect([...sortedValues(Float64Array.of(2, NaN, 1))]).toEqual([1, 2]);
    expect(smallestSpacing(Int32Array.of(3, 10, 12))).toBe(2);
    expect([...spacedEvents(Int32Array.of(0, 3, 6), 5)]).toEqual([0, 6]);
    expect([...forwardPaths({ close: Float64Array.of(100, 110), versus: null }, Int32Array.of(0), 1).mean]).toEqual([
      0,
      expect.closeTo(0.1, 12),
    ]);
    expect(bootstrapMeanInterval(Float64Array.of(1, 1, 1), 1000, createRandom('a'))).toEqual({ lower: 1, upper: 1 });
    const options = { horizonSessions: 1, policyGapSessions: 1, direction: 'higher', draws: 10 } as const;
    expect(permutationTest(Float64Array.of(1, 1, 1), Int32Array.of(1), options, createRandom('a'))?.p).toBe(1);
  });

  it('policies say how close together they let events lie', () => {
    const gaps = [{ kind: 'all' }, { kind: 'first-cross' }, { kind: 'gap', sessions: 9 }, { kind: 'first-in-horizon' }] as const;
    expect(gaps.map((policy) => policyGapSessions(policy, 21))).toEqual([1, 2, 9, 21]);
  });

  it('too few values have no bootstrap interval, and no draws are refused', () => {
    expect(bootstrapMeanInterval(Float64Array.of(1, NaN), 10, createRandom('a'))).toBeNull();
    expect(() => bootstrapMeanInterval(Float64Array.of(1, 2), 0, createRandom('a'))).toThrow('draws is a whole number from 1, not 0');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  bootstrapMeanInterval,
  createRandom,
  eventStudy,
  forwardPaths,
  forwardReturn,
  holmAdjusted,
  keptEvents,
  permutationTest,
  quantile,
  wilsonInterval,
  worstDrop,
  type Outcome,
  type OverlapPolicy,
  type PermutationOptions,
} from '@/lib/metrics';

// Made by recipes/event-study.py, which shares no line with the core.
const series = z.array(z.number().nullable()).transform((values) => Float64Array.from(values, (value) => value ?? NaN));
const figures = z.record(z.string(), z.number());
const lists = z.record(z.string(), z.array(z.number()));
const golden = z
  .object({
    a: series,
    b: series,
    mask: z.array(z.number()),
    short: series,
    small: series,
    single: series,
    singleDrops: series,
    pair: series,
    pairDrops: series,
    policies: lists,
    inside: lists,
    summaries: z.record(z.string(), figures),
    base: figures,
    wilson: lists,
    holmInput: z.array(z.number()),
    holm: z.array(z.number()),
    quantiles: figures,
    complete: z.array(z.number()),
    pathMean: series,
    pathLower: series,
    pathUpper: series,
    pathMin: series,
    pathMax: series,
    pathMedian: series,
    setsHigher: z.number(),
    setsLower: z.number(),
    shiftsHigher: z.number(),
    shiftsLower: z.number(),
    bootstrap: z.array(z.number()),
    words: lists,
  })
  .parse(JSON.parse(readFileSync(new URL('event-study.json', import.meta.url), 'utf8')));

const horizon = 21;
const mask = Uint8Array.from(golden.mask);
const single: Outcome = { close: golden.a, versus: null };
const pair: Outcome = { close: golden.a, versus: golden.b };
const policies: readonly OverlapPolicy[] = [
  { kind: 'all' },
  { kind: 'first-cross' },
  { kind: 'gap', sessions: 10 },
  { kind: 'first-in-horizon' },
];

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(expected.length).toBeGreaterThan(0);
  expect(actual.length).toBe(expected.length);
  Array.from(expected).forEach((value, place) => {
    const found = actual[place] ?? NaN;
    const agrees = Number.isNaN(value) ? Number.isNaN(found) : Math.abs(found - value) <= 1e-9;
    expect(agrees, `at ${place}: ${found} is not ${value}`).toBe(true);
  });
}

describe('golden: event study', () => {
  it('outcomes', () => {
    expectClose(forwardReturn(single, horizon), golden.single);
    expectClose(worstDrop(single, horizon), golden.singleDrops);
    expectClose(forwardReturn(pair, horizon), golden.pair);
    expectClose(worstDrop(pair, horizon), golden.pairDrops);
  });

  it.each(policies)('events and summary, $kind', (policy) => {
    expect([...keptEvents(mask, policy, horizon)]).toEqual(golden.policies[policy.kind]);
    const [result] = eventStudy({
      outcome: single,
      mask,
      fromIndex: 30,
      toIndex: 310,
      horizons: [horizon],
      policy,
      direction: 'higher',
      seed: 'golden',
      draws: 100,
    });
    expect([...(result?.events ?? [])]).toEqual(golden.inside[policy.kind]);
    for (const [found, expected] of [
      [result?.summary, golden.summaries[policy.kind]],
      [result?.base, golden.base],
    ] as const) {
      for (const [name, value] of Object.entries(expected ?? {})) expect(found).toHaveProperty(name, expect.closeTo(value, 12));
    }
    expectClose(
      result?.baseReturns ?? [],
      golden.single
        .slice(30, 311)
        .filter((value) => !Number.isNaN(value))
        .sort(),
    );
  });

  it('paths and their band', () => {
    const paths = forwardPaths(single, Int32Array.from(golden.inside['first-in-horizon'] ?? []), horizon);
    expect(paths.isComplete).toEqual([true, true, true, true, true, true, false]);
    expectClose(paths.mean, golden.pathMean);
    expectClose(paths.min, golden.pathMin);
    expectClose(paths.max, golden.pathMax);
    expectClose(paths.median, golden.pathMedian);
    expectClose(paths.lowerQuantile, golden.pathLower);
    expectClose(paths.upperQuantile, golden.pathUpper);
  });

  it('quantiles, Wilson and Holm', () => {
    for (const [fraction, value] of Object.entries(golden.quantiles))
      expect(quantile(golden.single, Number(fraction))).toBeCloseTo(value, 12);
    for (const [share, [lower, upper]] of Object.entries(golden.wilson)) {
      const [successes = NaN, count = NaN] = share.split('/').map(Number);
      expect(wilsonInterval(successes, count)).toEqual({ lower: expect.closeTo(lower ?? NaN, 9), upper: expect.closeTo(upper ?? NaN, 9) });
    }
    expectClose(holmAdjusted(golden.holmInput), golden.holm);
  });

  it('the stream of random words, which pinned links rely on', () => {
    expect(Object.keys(golden.words)).toHaveLength(3);
    for (const [seed, expected] of Object.entries(golden.words)) {
      const words = new Uint32Array(expected.length);
      createRandom(seed).fill(words);
      expect([...words]).toEqual(expected);
    }
  });

  it('drawn p-values are near the exact ones, over all sets and all shifts', () => {
    const returns = forwardReturn({ close: golden.short, versus: null }, 3);
    const options: PermutationOptions = { horizonSessions: 3, policyGapSessions: 5, direction: 'higher', draws: 40_000 };
    const test = (events: number[], direction: 'higher' | 'lower') =>
      permutationTest(returns, Int32Array.from(events), { ...options, direction }, createRandom(`golden ${direction}`))?.p ?? NaN;
    // Four standard errors of 40,000 draws are at most 0.01.
    const within = 0.01;
    expect(Math.abs(test([3, 12, 20, 31], 'higher') - golden.setsHigher)).toBeLessThan(within);
    expect(Math.abs(test([3, 12, 20, 31], 'lower') - golden.setsLower)).toBeLessThan(within);
    expect(Math.abs(test([4, 5, 12, 30], 'higher') - golden.shiftsHigher)).toBeLessThan(within);
    expect(Math.abs(test([4, 5, 12, 30], 'lower') - golden.shiftsLower)).toBeLessThan(within);
  });

  it('a drawn bootstrap interval is near that of all 3,125 resamples', () => {
    const interval = bootstrapMeanInterval(golden.small, 40_000, createRandom('golden bootstrap'));
    expect(interval?.lower).toBeCloseTo(golden.bootstrap[0] ?? NaN, 1.7);
    expect(interval?.upper).toBeCloseTo(golden.bootstrap[1] ?? NaN, 1.7);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  episodes,
  equalWeightComposite,
  largestSince,
  rankToDate,
  realisedVolatility,
  relativeSpread,
  rollingDeviation,
  rollingMax,
  rollingMean,
  rollingMin,
  type SpreadOptions,
} from '@/lib/metrics';

// Made by recipes/relative-and-rolling.py, which shares no line with the core.
const numbers = z.array(z.number().nullable());
const golden = z.record(z.string(), numbers).parse(JSON.parse(readFileSync(new URL('relative-and-rolling.json', import.meta.url), 'utf8')));

function read(key: string): Float64Array {
  return Float64Array.from(golden[key] ?? [], (value) => value ?? NaN);
}

function expectClose(actual: ArrayLike<number>, key: string): void {
  const expected = read(key);
  expect(expected.length).toBeGreaterThan(0);
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, t) => {
    const found = actual[t] ?? NaN;
    const agrees = Number.isNaN(value) ? Number.isNaN(found) : Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value));
    expect(agrees, `${key}[${t}]: ${found} is not ${value}`).toBe(true);
  });
}

const [a, b, c] = [read('a'), read('b'), read('c')];
const plain: SpreadOptions = { sessions: 5, measure: 'pp', scale: 'none', hedge: 'none' };

describe('golden: relative and rolling', () => {
  it('windows', () => {
    expectClose(rollingMean(a, 20), 'mean20');
    expectClose(rollingDeviation(a, 20), 'sample20');
    expectClose(rollingDeviation(a, 20, 'population'), 'population20');
    expectClose(realisedVolatility(a, 20), 'realised20');
    expectClose(realisedVolatility(a, 20, 'population'), 'realisedPopulation20');
    expectClose(rollingMax(a, 20), 'max20');
    expectClose(rollingMin(a, 20), 'min20');
  });

  it('spreads', () => {
    expectClose(relativeSpread(a, b, plain), 'pp');
    expectClose(relativeSpread(a, b, { ...plain, measure: 'ratio' }), 'ratio');
    expectClose(relativeSpread(a, b, { ...plain, measure: 'log' }), 'log');
    expectClose(relativeSpread(a, b, { ...plain, scale: 'volatility' }), 'volatility');
    expectClose(relativeSpread(a, b, { ...plain, hedge: 'beta' }), 'hedged');
  });

  it('ranks and episodes', () => {
    const values = relativeSpread(a, b, plain);
    expectClose(rankToDate(values), 'rank');
    expectClose(largestSince(values), 'since');
    expectClose(episodes(values, 12, 5), 'episodes');
  });

  it('composites', () => {
    expectClose(
      equalWeightComposite(
        [a, b, c],
        Int32Array.from(a, (_, t) => Math.floor(t / 63)),
      ),
      'quarterly',
    );
    expectClose(equalWeightComposite([a, b, c], null), 'daily');
  });
});

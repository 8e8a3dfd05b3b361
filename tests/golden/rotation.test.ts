import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quadrantPlaces, rotation, rotationFormulas } from '@/lib/metrics';

// Made by recipes/rotation.py, which shares no line with the core.
const golden = z
  .record(z.string(), z.array(z.number().nullable()))
  .parse(JSON.parse(readFileSync(new URL('rotation.json', import.meta.url), 'utf8')));

function read(key: string): Float64Array {
  const values = golden[key];
  if (values === undefined) throw new Error(`no golden ${key}`);
  return Float64Array.from(values, (value) => value ?? NaN);
}

function expectClose(actual: ArrayLike<number>, key: string): void {
  const expected = read(key);
  expect(actual.length).toBe(expected.length);
  expect(expected.some((value) => !Number.isNaN(value))).toBe(true);
  expected.forEach((value, t) => {
    const found = actual[t] ?? NaN;
    const agrees = Number.isNaN(value) ? Number.isNaN(found) : Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value));
    expect(agrees, `${key}[${t}]: ${found} is not ${value}`).toBe(true);
  });
}

describe.each(rotationFormulas)('golden: rotation by %s', (formula) => {
  it.each(['a', 'holed'])('of %s against b', (symbol) => {
    const found = rotation(read(symbol), read('b'), formula);
    expectClose(found.x, `${symbol}.${formula}.x`);
    expectClose(found.y, `${symbol}.${formula}.y`);
    expectClose(quadrantPlaces(found), `${symbol}.${formula}.quadrant`);
  });
});

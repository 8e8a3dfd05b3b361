import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeThatEnds, findCycleLegs } from '@/lib/metrics';

const index = z.number();
const file = z.array(
  z.object({
    prices: z.array(z.number().nullable()),
    fall: z.number(),
    rise: z.number(),
    recordFrom: index.nullable(),
    legs: z.array(z.object({ kind: z.enum(['bull', 'bear']), start: index, confirmed: index, extreme: index, end: index.nullable() })),
    endClose: z.number().nullable(),
  }),
);

const cases = file.parse(JSON.parse(readFileSync(new URL('./cycle.json', import.meta.url), 'utf8')));

describe.each(cases.map((golden, number) => ({ number, golden })))('golden cycle $number', ({ golden }) => {
  const closes = Float64Array.from(golden.prices, (price) => price ?? NaN);
  const rule = { fall: golden.fall, rise: golden.rise, recordFrom: golden.recordFrom };

  it('has the same bull and bear markets, and the same close that would end the last', () => {
    const legs = findCycleLegs(closes, rule);
    expect(legs).toEqual(golden.legs);
    const last = legs.at(-1);
    expect(last === undefined ? null : closeThatEnds(closes, last, rule)).toBe(golden.endClose);
  });
});

it('knows cases without a leg, with few and with many', () => {
  const counts = cases.map(({ legs }) => legs.length);
  expect(Math.min(...counts)).toBeLessThan(2);
  expect(Math.max(...counts)).toBeGreaterThan(20);
});

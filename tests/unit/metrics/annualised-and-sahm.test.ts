import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualisedChange, sahmRise } from '@/lib/metrics';

const rates = fc.array(
  fc.oneof({ arbitrary: fc.double({ min: 0.5, max: 20, noNaN: true }), weight: 9 }, { arbitrary: fc.constant(NaN), weight: 1 }),
  { minLength: 1, maxLength: 60 },
);

describe('annualisedChange', () => {
  it('is the change itself over a year, and its power over less', () => {
    expect([...annualisedChange(Float64Array.of(100, 101), 1, 4)]).toEqual([NaN, expect.closeTo(0.04060401, 12)]);
    expect(annualisedChange(Float64Array.of(100, 1, 1, 1, 103), 4, 4)[4]).toBeCloseTo(0.03, 12);
  });

  it('is missing where an end is missing or not above 0, whatever lies between', () => {
    expect([...annualisedChange(Float64Array.of(0, NaN, 4, 8, -1), 2, 4)]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(annualisedChange(Float64Array.of(2, NaN, 4), 2, 4)[2]).toBe(3);
  });

  it('refuses periods that are none', () => {
    expect(() => annualisedChange(Float64Array.of(1), 0, 12)).toThrow('Periods are a whole number of at least 1, not 0');
    expect(() => annualisedChange(Float64Array.of(1), 1, 1.5)).toThrow('not 1.5');
  });

  it('later values change nothing, and a constant factor changes nothing', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 12 }), (values, periods) => {
        const all = annualisedChange(Float64Array.from(values), periods, 12);
        expect(annualisedChange(Float64Array.from(values.slice(0, -1)), periods, 12)).toEqual(all.slice(0, -1));
        annualisedChange(
          Float64Array.from(values, (value) => value * 8),
          periods,
          12,
        ).forEach((value, t) => {
          expect(value).toBe(all[t]);
        });
      }),
    );
  });
});

describe('sahmRise', () => {
  it('is the mean of three months over the least such mean of the twelve before', () => {
    const flat = new Float64Array(20).fill(4);
    expect([...sahmRise(flat)].slice(13, 16)).toEqual([NaN, 0, 0]);
    flat.set([4.3, 4.6, 4.9], 17);
    expect(sahmRise(flat)[19]).toBeCloseTo(0.6, 12);
  });

  it('agrees with its plain formula, and is missing while one of fifteen months is', () => {
    fc.assert(
      fc.property(rates, (values) => {
        const mean = (t: number) => ((values[t] ?? NaN) + (values[t - 1] ?? NaN) + (values[t - 2] ?? NaN)) / 3;
        sahmRise(Float64Array.from(values)).forEach((rise, t) => {
          const before = Array.from({ length: 12 }, (_, back) => mean(t - 1 - back));
          const plain = before.some(Number.isNaN) ? NaN : mean(t) - Math.min(...before);
          if (Number.isNaN(plain)) expect(rise).toBeNaN();
          else expect(rise).toBeCloseTo(plain, 9);
        });
      }),
    );
  });
});

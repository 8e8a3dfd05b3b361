import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { seasonTest } from '@/lib/metrics';
import { seasons } from '@/lib/studies/moves/seasons/study';
import { makeMarket } from '../support/make-market';
import { makeRandomCloses } from '../support/random-market';
import { makeContext } from '../support/study-context';
import { rounds } from '../support/rounds';

const count = 1_700;
const seeds = fc.integer({ min: 1, max: 1_000_000 });

function makeYears(seed: number) {
  return makeMarket('2018-02-01', { SPX: makeRandomCloses(seed, count), RUT: makeRandomCloses(seed + 1, count) });
}

function compute(market: ReturnType<typeof makeYears>, query: Record<string, string>, asOf?: string) {
  return seasons.compute(makeContext(market, asOf), seasons.params.parse(query));
}

describe('seasons', () => {
  it('are the means of the months as a plain loop over the closes gathers them', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = makeYears(seed);
        const closes = market.series.get('SPX')?.close ?? new Float64Array();
        const july: number[] = [];
        for (let year = 2018; year <= 2024; year += 1) {
          const lastOf = (month: string): number =>
            closes[market.sessions.findLastIndex((session) => session.startsWith(`${year}-${month}`))] ?? NaN;
          const isOver = market.sessions.some((session) => session.startsWith(`${year}-08`));
          const value = lastOf('07') / lastOf('06') - 1;
          if (isOver && !Number.isNaN(value)) july.push(value * 100);
        }
        const row = compute(market, {}).rows[6];
        expect(row).toMatchObject({ period: 'July', n: july.length });
        expect(row?.['mean_pct']).toBeCloseTo(july.reduce((sum, value) => sum + value, 0) / july.length, 9);
        expect(row?.['best_pct']).toBeCloseTo(Math.max(...july), 9);
        expect(row?.['worst_pct']).toBeCloseTo(Math.min(...july), 9);
      }),
      { numRuns: rounds(25) },
    );
  });

  it('a part of the year that is complete never changes when later sessions come', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('month', 'week'), fc.integer({ min: 300, max: count - 1 }), (seed, by, kept) => {
        const market = makeYears(seed);
        const early = compute(cutMarket(market, market.sessions[kept] ?? parseSessionDate('2020-01-02')), { by });
        const late = compute(market, { by }).events?.rows ?? [];
        for (const row of early.events?.rows ?? []) {
          const later = late.find(({ year }) => year === row['year']) ?? {};
          for (const [key, value] of Object.entries(row)) if (value !== null) expect(later[key], key).toBe(value);
        }
      }),
      { numRuns: rounds(15) },
    );
  });

  it('a year that is left out leaves every other one as it was', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('month', 'week'), (seed, by) => {
        const market = makeYears(seed);
        const all = compute(market, { by }).events?.rows ?? [];
        const some = compute(market, { by, exclude: '2020' }).events?.rows ?? [];
        const known = (rows: typeof all) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)));
        expect(known(some)).toEqual(known(all.filter(({ year }) => year !== '2020')));
      }),
      { numRuns: rounds(10) },
    );
  });

  it('the year to date is set against others at the session of the same number', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = makeYears(seed);
        const closes = market.series.get('SPX')?.close ?? new Float64Array();
        const table = compute(market, {}).tables?.[0];
        const first = (year: number): number => market.sessions.findIndex((session) => session.startsWith(String(year)));
        for (const session of [1, 5, 100]) {
          const values = [2019, 2020, 2021, 2022, 2023]
            .map((year) => ((closes[first(year) + session - 1] ?? NaN) / (closes[first(year) - 1] ?? NaN) - 1) * 100)
            .filter((value) => !Number.isNaN(value));
          const row = table?.rows[session];
          expect(row).toMatchObject({ session, n: values.length });
          expect(row?.['mean_pct']).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
        }
      }),
      { numRuns: rounds(15) },
    );
  });
});

describe('the test of a part of the year', () => {
  it('comes to what all ways to take one part of each year come to', () => {
    const value = fc.integer({ min: -50, max: 50 }).map((percent) => percent / 1000);
    fc.assert(
      fc.property(fc.array(value, { minLength: 15, maxLength: 15 }), fc.integer({ min: 1, max: 99 }), (values, seed) => {
        const [yearCount, periodCount, draws] = [5, 3, 4_000];
        const years = Array.from({ length: yearCount }, (_, year) => values.slice(year * periodCount, (year + 1) * periodCount));
        let means = [0];
        for (const year of years) means = means.flatMap((mean) => year.map((part) => mean + part / yearCount));
        const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length;
        const p = seasonTest({ values: Float64Array.from(values), yearCount, periodCount }, { draws, seed: String(seed), fewestYears: 5 });
        for (let period = 0; period < periodCount; period += 1) {
          const own = Math.abs(years.reduce((sum, year) => sum + (year[period] ?? NaN), 0) / yearCount - centre);
          const exact = means.filter((mean) => Math.abs(mean - centre) >= own - 1e-12).length / means.length;
          expect(Math.abs((p[period] ?? NaN) - exact)).toBeLessThan(0.04);
        }
      }),
      { numRuns: rounds(40) },
    );
  });

  it('does not look at years without the part, nor at parts that too few years have', () => {
    const values = Float64Array.of(0.1, NaN, 0.2, 0.1, 0.3, 0.1);
    const p = seasonTest({ values, yearCount: 3, periodCount: 2 }, { draws: 99, seed: 'a', fewestYears: 3 });
    expect(p[1]).toBeNaN();
    expect(p[0]).toBeGreaterThan(0);
    expect(() => seasonTest({ values, yearCount: 2, periodCount: 2 }, { draws: 9, seed: 'a', fewestYears: 1 })).toThrow(RangeError);
  });
});

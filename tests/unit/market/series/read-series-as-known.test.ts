import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { readSeriesAsKnown } from '@/lib/market/series/read-series-as-known';
import type { Observation } from '@/lib/market/series/series';

const date = parseSessionDate;
const known = (period: string, value: number, knownFrom: string): Observation => ({
  period: date(period),
  value,
  knownFrom: date(knownFrom),
  dating: 'published',
  seenOn: date(knownFrom),
  source: 'alfred',
});
const gdp = [
  known('2024-01-01', 1.6, '2024-04-25'),
  known('2024-01-01', 1.3, '2024-05-30'),
  known('2024-01-01', 1.4, '2024-06-27'),
  known('2024-04-01', 2.8, '2024-07-25'),
];
const read = (observations: readonly Observation[], asOf: string) => {
  const { periods, values } = readSeriesAsKnown(observations, date(asOf), { frequency: 'quarterly' });
  return periods.map((period, at) => [period, values[at]]);
};

describe('readSeriesAsKnown', () => {
  it('has of every period the newest value known by the day, that day included', () => {
    expect(read(gdp, '2024-04-24')).toEqual([]);
    expect(read(gdp, '2024-04-25')).toEqual([['2024-01-01', 1.6]]);
    expect(read(gdp, '2024-06-26')).toEqual([['2024-01-01', 1.3]]);
    expect(read(gdp, '2024-07-25')).toEqual([
      ['2024-01-01', 1.4],
      ['2024-04-01', 2.8],
    ]);
  });

  it('has a hole where a period was never published, in all but daily series', () => {
    const cpi = [known('2025-09-01', 3, '2025-10-24'), known('2025-11-01', 4, '2025-12-18')];
    const { periods, values, observations } = readSeriesAsKnown(cpi, date('2026-01-01'), { frequency: 'monthly' });
    expect(periods).toEqual(['2025-09-01', '2025-10-01', '2025-11-01']);
    expect([...values]).toEqual([3, NaN, 4]);
    expect(observations[1]).toBeNull();
    expect(readSeriesAsKnown(cpi, date('2026-01-01'), { frequency: 'daily' }).periods).toEqual(['2025-09-01', '2025-11-01']);
  });

  it('knows a rate on the day before it takes effect, which is when it is announced', () => {
    const rate = [known('2024-09-17', 5.5, '2024-09-17'), known('2024-09-18', 5.5, '2024-09-18'), known('2024-09-19', 5, '2024-09-19')];
    const last = (asOf: string, announcedDaysAhead: number) =>
      readSeriesAsKnown(rate, date(asOf), { frequency: 'daily', announcedDaysAhead }).values.at(-1);
    expect([last('2024-09-17', 1), last('2024-09-18', 1), last('2024-09-18', 0), last('2024-09-19', 0)]).toEqual([5.5, 5, 5.5, 5]);
  });

  it('does not know what a rate was corrected to before it was corrected', () => {
    const corrected = [known('2024-09-19', 5, '2024-09-19'), known('2024-09-19', 5.25, '2024-10-01')];
    const last = (asOf: string) => readSeriesAsKnown(corrected, date(asOf), { frequency: 'daily', announcedDaysAhead: 1 }).values.at(-1);
    expect(['2024-09-17', '2024-09-18', '2024-09-30', '2024-10-01'].map(last)).toEqual([undefined, 5, 5, 5.25]);
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2024-07-${String(at).padStart(2, '0')}`);
const observation = fc
  .tuple(fc.constantFrom('2024-01-01', '2024-04-01', '2023-07-01'), fc.integer({ min: 1, max: 9 }), day)
  .map(([period, value, from]) => known(period, value, from));
const anyObservations = fc.uniqueArray(observation, { maxLength: 12, selector: ({ period, knownFrom }) => `${period} ${knownFrom}` });

describe('laws of reading', () => {
  it('an observation that became known later changes nothing', () => {
    fc.assert(
      fc.property(anyObservations, observation, day, (observations, more, asOf) => {
        const later = { ...more, knownFrom: date('2024-07-29') };
        expect(readSeriesAsKnown([...observations, later], date(asOf), { frequency: 'quarterly' })).toEqual(
          readSeriesAsKnown(observations, date(asOf), { frequency: 'quarterly' }),
        );
      }),
    );
  });

  it('the order of the observations does not matter', () => {
    fc.assert(
      fc.property(anyObservations, day, (observations, asOf) => {
        expect(readSeriesAsKnown([...observations].reverse(), date(asOf), { frequency: 'quarterly' })).toEqual(
          readSeriesAsKnown(observations, date(asOf), { frequency: 'quarterly' }),
        );
      }),
    );
  });

  it('a revision changes its own period alone', () => {
    fc.assert(
      fc.property(anyObservations, fc.integer({ min: 1, max: 9 }), (observations, value) => {
        const asOf = date('2024-08-01');
        const revised = [...observations, known('2024-01-01', value, '2024-07-30')];
        const others = (all: readonly Observation[]) =>
          read(all, asOf).filter(([period, read]) => period !== '2024-01-01' && !Number.isNaN(read));
        expect(others(revised)).toEqual(others(observations));
        expect(read(revised, asOf).find(([period]) => period === '2024-01-01')?.[1]).toBe(value);
      }),
    );
  });
});

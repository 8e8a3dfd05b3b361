import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '@/lib/market/study-range';
import { spearmanCorrelation } from '@/lib/metrics';
import { baton } from '@/lib/studies/moves/baton/study';
import { judgeOrder } from '@/lib/studies/moves/baton/measure-leads';
import { makeRandomMarket } from '../support/random-market';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const symbols = ['AAPL', 'MSFT', 'NVDA', 'TSLA', 'RUT'];
const count = 600;

describe('the baton', () => {
  it('ranks the leads as a plain loop over the closes does', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 130, max: 590 }), fc.integer({ min: 1, max: 120 }), (seed, start, after) => {
        const market = makeRandomMarket(seed, count);
        const last = Math.min(count - 1, start + after);
        const closeOf = (symbol: string, t: number): number => market.series.get(symbol)?.close[t] ?? NaN;
        const lead = (symbol: string, from: number, to: number): number =>
          closeOf(symbol, to) / closeOf(symbol, from) - closeOf('SPX', to) / closeOf('SPX', from);
        const query = { group: 'custom', symbols: symbols.join(','), start: market.sessions[start] };
        const { rows } = baton.compute({ market, range: rangeOf(0, last), basis: 'price' }, baton.params.parse(query));
        for (const [key, from, to] of [
          ['before', start - 126, start],
          ['after', start, last],
        ] as const) {
          const leads = new Map(symbols.map((symbol) => [symbol, lead(symbol, from, to)]));
          for (const row of rows) {
            const own = leads.get(String(row['symbol'])) ?? NaN;
            const better = [...leads.values()].filter((value) => value > own).length;
            expect(row[`rank_${key}`]).toBe(Number.isNaN(own) ? null : better + 1);
            if (Number.isNaN(own)) expect(row[`${key}_pp`]).toBeNull();
            else expect(row[`${key}_pp`]).toBeCloseTo(own * 100, 9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says of two how far one is ahead of the other, and of a benchmark alone nothing', () => {
    const market = makeRandomMarket(7, count, false);
    const say = (given: string) =>
      baton.compute(
        { market, range: rangeOf(0, count - 1), basis: 'price' },
        baton.params.parse({ group: 'custom', symbols: given, start: market.sessions[400] }),
      );
    const two = say('SPX,RUT');
    const lead = Number(two.rows.find(({ symbol }) => symbol === 'RUT')?.['after_pp']);
    const [leader, other] = lead > 0 ? ['RUT', 'SPX'] : ['SPX', 'RUT'];
    const nameOf = (symbol: string): string => market.series.get(symbol)?.instrument.name ?? '';
    expect(two.headlines[0]?.text).toContain(`${Math.abs(lead).toFixed(2)} points ahead of the ${nameOf(other)}`);
    expect(two.headlines[0]?.text).toContain(`the ${nameOf(leader)}`);
    expect(two.headlines[0]?.text).not.toContain('all others');
    expect(say('SPX').headlines[0]?.text).toMatch(/^There is nothing to measure for SPX/);
    expect(say('SPX,ZZZ').headlines[0]?.text).toMatch(/^There is nothing to measure for SPX and ZZZ/);
  });

  it('says of a ratio that it stands at its high where none of 252 is above it', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 253, max: count - 1 }), (seed, last) => {
        const market = makeRandomMarket(seed, count, false);
        const closeOf = (symbol: string, t: number): number => market.series.get(symbol)?.close[t] ?? NaN;
        const { rows } = baton.compute(
          { market, range: rangeOf(0, last), basis: 'price' },
          baton.params.parse({ group: 'custom', symbols: `${symbols.join(',')},SPX` }),
        );
        for (const row of rows) {
          const symbol = String(row['symbol']);
          const ratios = Array.from({ length: 252 }, (_, back) => closeOf(symbol, last - back) / closeOf('SPX', last - back));
          expect(row['ratio_at_high'], symbol).toBe(symbol === 'SPX' ? null : ratios.every((ratio) => ratio <= (ratios[0] ?? NaN)));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the rank correlation', () => {
  it('is the published one of hours before the television and intelligence', () => {
    const intelligence = Float64Array.of(106, 100, 86, 101, 99, 103, 97, 113, 112, 110);
    const hours = Float64Array.of(7, 27, 2, 50, 28, 29, 20, 12, 6, 17);
    expect(spearmanCorrelation(intelligence, hours)).toBeCloseTo(-29 / 165, 12);
  });

  it('is 1 of an order with itself, -1 of one turned round, and does not depend on the order of members', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(values, (given) => {
        const own = Float64Array.from(given);
        expect(
          spearmanCorrelation(
            own,
            own.map((value) => value ** 3),
          ),
        ).toBeCloseTo(1, 12);
        expect(
          spearmanCorrelation(
            own,
            own.map((value) => -value),
          ),
        ).toBeCloseTo(-1, 12);
        const other = own.map((value, place) => Math.sin(value + place));
        expect(spearmanCorrelation(own.toReversed(), other.toReversed())).toBeCloseTo(spearmanCorrelation(own, other), 12);
      }),
    );
  });

  it('gives equal values the middle of their ranks', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    expect(spearmanCorrelation(Float64Array.of(1, 2, 2, 3), Float64Array.of(1, 2, 3, 4))).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect(spearmanCorrelation(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBeNaN();
    expect(spearmanCorrelation(Float64Array.of(1, NaN, 3), Float64Array.of(1, 2, 3))).toBeNaN();
  });

  it('turned round is below -0.5, never at it', () => {
    expect([-0.51, -0.5, 0, 0.5, 0.51, NaN].map(judgeOrder)).toEqual(['turned round', 'neither', 'neither', 'neither', 'held', null]);
  });
});

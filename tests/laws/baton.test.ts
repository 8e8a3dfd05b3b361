import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLongDate } from '@/lib/format/format-date';
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
    expect(say('SPX').headlines[0]?.text).toMatch(/^There is nothing to measure for the SPX/);
    expect(say('SPX,ZZZ').headlines[0]?.text).toMatch(/^There is nothing to measure for the SPX and ZZZ/);
  });

  it('begins with the half year before while the running one is young, unless a link says otherwise', () => {
    const market = makeRandomMarket(7, count, false);
    const begun = market.sessions.findIndex(
      (day, t) => t > 300 && day.slice(5, 7) === '07' && market.sessions[t - 1]?.slice(5, 7) === '06',
    );
    const before = market.sessions.findIndex((day) => day.startsWith(`${market.sessions[begun]?.slice(0, 4) ?? ''}-01`)) - 1;
    const startAt = (last: number, given: Readonly<Record<string, string>> = {}) => {
      const params = baton.params.parse({ group: 'custom', symbols: symbols.join(','), ...given });
      const { headlines, tables = [] } = baton.compute({ market, range: rangeOf(0, last), basis: 'price' }, params);
      const starts = tables.find(({ id }) => id === 'starts')?.rows ?? [];
      return {
        said: `${headlines[0]?.text ?? ''} ${headlines[0]?.detail ?? ''}`,
        first: Object.values(starts[0] ?? {}),
        rows: starts.length,
      };
    };
    const young = startAt(begun);
    expect(young.said).toContain('The running half year is one session old on ');
    expect(young.said).toContain(formatLongDate(market.sessions[before] ?? ''));
    expect(young.first).toContain(market.sessions[before]);
    expect(young.rows).toBe(5);
    // Nine more sessions, and it says something of its own.
    const settled = startAt(begun + 9);
    expect(settled.said).not.toContain('The running half year');
    expect(settled.rows).toBe(4);
    expect(settled.said).toContain(formatLongDate(market.sessions[begun - 1] ?? ''));
    const asked = startAt(begun, { usual: 'half' });
    expect(asked.said).toContain(formatLongDate(market.sessions[begun - 1] ?? ''));
    expect(asked.rows).toBe(4);
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

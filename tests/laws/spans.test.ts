import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaders } from '@/lib/studies/moves/leaders/study';
import { contribution } from '@/lib/studies/members/contribution/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { performance } from '@/lib/studies/moves/performance/study';
import { rangeOf } from '@/lib/market/study-range';
import { makeMarket } from '@/tests/support/make-market';
import { defaultSymbols, makeRandomCloses } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';

const count = 320;

/** Instruments that are listed up to 60 sessions apart, with holes between their first and last closes. */
function makeStaggered(seed: number) {
  const listed = defaultSymbols.map((symbol, place): [string, number[]] => {
    const closes = makeRandomCloses(seed + place * 7919, count);
    const first = place === 0 ? 0 : (seed * (place + 3)) % 60;
    return [symbol, closes.map((close, t) => (t < first ? NaN : close))];
  });
  return withRandomUniverses(makeMarket('2021-03-01', Object.fromEntries(listed)), seed);
}

const spans = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    first: fc.integer({ min: 0, max: count - 1 }),
    length: fc.integer({ min: 1, max: count }),
    a: fc.constantFrom(...defaultSymbols, 'M7'),
    b: fc.constantFrom(...defaultSymbols, 'M7'),
  })
  .filter(({ a, b }) => a !== b);

function isNear(value: number, other: number): boolean {
  return Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value));
}

describe('one span, one return', () => {
  it('performance, leaders and outperformance agree on every return over the same range, and on its base', () => {
    let measured = 0;
    fc.assert(
      fc.property(spans, ({ seed, first, length, a, b }) => {
        const market = makeStaggered(seed);
        const context = { market, range: rangeOf(first, Math.min(first + length - 1, count - 1)), basis: 'price' } as const;
        const drawn = performance.compute(context, performance.params.parse({ symbols: `${a},${b}` }));
        const ranked = leaders.compute(context, leaders.params.parse({ symbols: `${a},${b}`, benchmark: b, horizon: 'shown' }));
        expect(ranked.range).toEqual(drawn.range);
        const range = drawn.range ?? context.range;
        const sessions = range.last - range.base;
        if (sessions < 1) return;
        const spread = outperformance.compute(context, outperformance.params.parse({ a, b, sessions: String(sessions) })).rows.at(-1);
        for (const [symbol, key] of [
          [a, 'a_return_pct'],
          [b, 'b_return_pct'],
        ] as const) {
          const level = drawn.rows.at(-1)?.[symbol] ?? null;
          const told = ranked.rows.find((row) => row.symbol === symbol)?.return_shown_pct ?? null;
          // One that is listed only later is left out, and makes no pair.
          const other = spread === undefined ? told : (spread[key] ?? null);
          expect([told === null, other === null]).toEqual([level === null, level === null]);
          if (level === null) continue;
          measured += 1;
          expect(isNear(Number(level) - 100, Number(told)) && told === other).toBe(true);
        }
        const lead = ranked.rows.find((row) => row.symbol === a)?.lead_shown_pp ?? null;
        const value = spread?.value ?? null;
        expect(lead === null).toBe(value === null);
        if (lead !== null) expect(isNear(Number(lead), Number(value))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(measured).toBeGreaterThan(60);
  });

  it('contribution measures its index over the range that performance does', () => {
    fc.assert(
      fc.property(spans, ({ seed, first, length }) => {
        const market = makeStaggered(seed);
        const context = { market, range: rangeOf(first, Math.min(first + length - 1, count - 1)), basis: 'price' } as const;
        const parts = contribution.compute(context, contribution.params.parse({ universe: 'sp500' }));
        const drawn = performance.compute(context, performance.params.parse({ symbols: 'SPX' }));
        const index = parts.tables?.find(({ id }) => id === 'groups')?.rows.find((row) => row.group === 'Index')?.return_pct ?? null;
        // Where an end of the range has no close or no weight, the contribution goes by a shorter one and says so.
        if (index === null || parts.range?.base !== drawn.range?.base || parts.range?.last !== drawn.range?.last) return;
        expect(isNear(Number(drawn.rows.at(-1)?.SPX) - 100, Number(index))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

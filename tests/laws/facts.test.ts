import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOccurrences, rarityOf, relativeSpread } from '@/lib/metrics';
import { cutMarket } from '@/lib/market/cut-market';
import { mostShare } from '@/lib/studies/after/facts/build-candidate';
import { factSymbols, scanFacts } from '@/lib/studies/after/facts/scan-facts';
import type { Market } from '@/lib/market/market';
import { judgeBrute } from '@/tests/support/brute-claim';
import { makeMarket } from '@/tests/support/make-market';
import { defaultSymbols, makeRandomMarket } from '@/tests/support/random-market';
import { rounds } from '@/tests/support/rounds';

const longest = 700;
const symbols = defaultSymbols;
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const counts = fc.integer({ min: 30, max: longest });
const scan = (market: Market) => scanFacts(market, { basis: 'price', top: 100 });

describe('notable facts', () => {
  it('use nothing after their session: a longer market, cut, gives the same (G9)', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 30, max: longest - 1 }), (seed, kept) => {
        const long = makeRandomMarket(seed, longest);
        const session = long.sessions[kept - 1] ?? long.sessions[0];
        if (session === undefined) throw new Error('the market is empty');
        const closes = Object.fromEntries(symbols.map((symbol) => [symbol, [...(long.series.get(symbol)?.close.subarray(0, kept) ?? [])]]));
        const short = makeMarket('2021-03-01', closes);
        expect(scan(cutMarket(long, session))).toEqual(scan(short));
      }),
      { numRuns: rounds(12) },
    );
  });

  it('are true, judged the plain way from the claim that each links to', () => {
    let told = 0;
    fc.assert(
      fc.property(seeds, counts, (seed, count) => {
        const market = makeRandomMarket(seed, count);
        for (const fact of scan(market)?.facts ?? []) {
          told += 1;
          expect(judgeBrute(market, fact.claimQuery), fact.claimQuery).toBe(true);
        }
      }),
      { numRuns: rounds(80) },
    );
    expect(told).toBeGreaterThan(rounds(200));
  });

  it('are told in their order, each once, all of them rare', () => {
    fc.assert(
      fc.property(seeds, counts, (seed, count) => {
        const found = scan(makeRandomMarket(seed, count));
        const rarities = found?.facts.map((fact) => fact.rarity) ?? [];
        const orders = found?.facts.map((fact) => fact.order) ?? [];
        expect(orders).toEqual([...orders].sort((a, b) => a - b));
        expect(rarities.every((rarity) => rarity > 0 && rarity <= mostShare)).toBe(true);
        expect(new Set(found?.facts.map((fact) => fact.id)).size).toBe(rarities.length);
        expect(found?.facts.reduce((sum, fact) => sum + fact.merged + 1, 0)).toBe(found?.notable);
        for (const { sentence, detail } of found?.facts ?? []) {
          expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
          expect(detail).toMatch(/^[A-Z0-9].*\.$/);
        }
      }),
      { numRuns: rounds(20) },
    );
  });

  it('miss nothing: the rarest lead of every pair is told, or one that covers it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = makeRandomMarket(seed, longest);
        const told = scan(market)?.facts ?? [];
        const index = market.sessions.length - 1;
        const [a, b] = ['RUT', 'SPX'].map((symbol) => market.series.get(symbol)?.close ?? new Float64Array(0));
        if (a === undefined || b === undefined) return;
        for (let sessions = 1; sessions <= 252; sessions += 1) {
          const values = relativeSpread(a, b, { sessions, measure: 'pp', scale: 'none', hedge: 'none' });
          const found = countOccurrences(values, index, (values[index] ?? 0) < 0 ? 'smallest' : 'largest', {
            stretch: sessions,
            mostShare: Infinity,
          });
          if (found === null || found.rank > 1 || found.last >= 0 || rarityOf(found, sessions) > mostShare) continue;
          // The lead of one index over another has to be twice as rare as a move, and in a window without a name eight times.
          const covering = told.filter(
            (fact) => fact.order <= 8 * rarityOf(found, sessions) && fact.symbols.some((symbol) => symbol === 'RUT' || symbol === 'SPX'),
          );
          expect(covering.length, `${sessions} sessions`).toBeGreaterThan(0);
        }
      }),
      { numRuns: rounds(12) },
    );
  });

  it('leave out what the market lacks, and say nothing of an empty one', () => {
    const market = makeRandomMarket(3, 300);
    const few = new Map([...market.series].filter(([symbol]) => symbol === 'RUT' || symbol === 'SPX'));
    const found = scan({ ...market, series: few });
    expect(found?.facts.every((fact) => fact.symbols.every((symbol) => few.has(symbol)))).toBe(true);
    expect(found?.statements).toBeLessThan(scan(market)?.statements ?? 0);
    expect(scanFacts({ ...market, sessions: [], series: new Map() }, { basis: 'price', symbols: factSymbols, top: 5 })).toBeNull();
  });
});

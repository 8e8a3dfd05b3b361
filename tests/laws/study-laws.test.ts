import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { magnificentSymbols } from '@/lib/market/groups';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { makeMarket } from '@/tests/support/make-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { rangeOf } from '@/lib/market/study-range';

const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];
const count = 330;

/** Closes from a linear congruential generator, with a hole now and then: the same for the same seed. */
function makeCloses(seed: number): number[] {
  let state = seed;
  let close = 100;
  return Array.from({ length: count }, (_, t) => {
    state = (1_103_515_245 * state + 12_345) % 2_147_483_648;
    close *= 1 + (state / 2_147_483_648 - 0.49) * 0.05;
    return t > 0 && state % 211 === 0 ? NaN : Math.round(close * 100) / 100;
  });
}

function makeRandomMarket(seed: number, order: readonly string[]): Market {
  return withRandomUniverses(makeMarket('2022-11-01', Object.fromEntries(order.map((symbol) => [symbol, makeCloses(seed + symbols.indexOf(symbol) * 7919)]))), seed);
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** The study with its defaults over the whole market. */
function computeAll(study: Study, market: Market) {
  return study.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, study.params.parse({}));
}

const perSession = studies.filter((study) => study.rowsAre === 'sessions');

describe.each(perSession.map((study) => [study.id, study] as const))('%s per session', (_, study) => {
  it('prefix: what a session shows does not change when later sessions come (G9)', () => {
    fc.assert(fc.property(seeds, fc.integer({ min: 20, max: count - 1 }), (seed, kept) => {
      const market = makeRandomMarket(seed, symbols);
      const cut = cutMarket(market, market.sessions[kept - 1] ?? parseSessionDate('2022-11-01'));
      const rows = computeAll(study, cut).rows;
      expect(computeAll(study, market).rows.slice(0, rows.length)).toEqual(rows);
    }), { numRuns: 15 });
  });
});

describe.each(studies.map((study) => [study.id, study] as const))('%s', (_, study) => {
  const compute = (market: Market) => computeAll(study, market);

  it('permutation: the order of the instruments in the market does not matter', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const { rows, headlines } = compute(makeRandomMarket(seed, symbols));
      const reversed = compute(makeRandomMarket(seed, [...symbols].reverse()));
      expect([reversed.rows, reversed.headlines]).toEqual([rows, headlines]);
    }), { numRuns: 5 });
  });

  it('no mutation: computing leaves the market as it was, and answers the same again', () => {
    const market = makeRandomMarket(4, symbols);
    const before = [...market.series.values()].map((series) => series.close.slice());
    const first = compute(market);
    expect(compute(market)).toEqual(first);
    expect([...market.series.values()].map((series) => series.close)).toEqual(before);
  });

  it('leaks no NaN and gives at least one sentence', () => {
    const { rows, events, headlines } = compute(makeRandomMarket(9, symbols));
    for (const row of [...rows, ...(events?.rows ?? [])]) expect(Object.values(row).some((cell) => Number.isNaN(cell))).toBe(false);
    expect(headlines.length).toBeGreaterThan(0);
    for (const { text } of headlines) expect(text).toMatch(/^[A-Z0-9].*\.$/);
  });
});

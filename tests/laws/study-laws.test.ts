import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { magnificentSymbols } from '@/lib/market/groups';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { resampleMarket } from '@/lib/market/resample-market';
import { nameUnits } from '@/lib/studies/kit/name-units';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { makeMarket } from '@/tests/support/make-market';
import { drawParameters, readParameters } from '@/tests/support/draw-parameters';
import { withRandomSeries } from '@/tests/support/random-series';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { rangeOf } from '@/lib/market/study-range';
import { rounds } from '@/tests/support/rounds';

const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];
const count = 330;
const calendar = createCalendar();

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
  const closes = Object.fromEntries(order.map((symbol) => [symbol, makeCloses(seed + symbols.indexOf(symbol) * 7919)]));
  return withRandomSeries(withRandomUniverses(makeMarket('2022-11-01', closes), seed), seed);
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** A study over the whole market in the unit asked for, as a query of its own parameters asks it. */
function computeAll(study: Study, whole: Market, query: string) {
  const params = readParameters(study, query);
  const last = whole.sessions.at(-1);
  const sampling = study.sampling?.(params);
  const market = sampling === undefined || last === undefined ? whole : resampleMarket(whole, sampling, calendar.nextSession(last));
  return nameUnits(study.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' }, params), market);
}

/** The market in the complete units that a study measures; itself where it measures sessions. */
function sampleComplete(study: Study, market: Market, params: Record<string, unknown>): Market {
  const sampling = study.sampling?.(params);
  const last = market.sessions.at(-1);
  return sampling === undefined || last === undefined
    ? market
    : resampleMarket(market, { ...sampling, toDate: false }, calendar.nextSession(last));
}

/** Several sets of parameters of each study; the usual ones are the first that each law is tried with. */
function assertLaw(study: Study, numRuns: number, law: (seed: number, query: string) => void): void {
  fc.assert(fc.property(seeds, drawParameters(study), law), { numRuns, examples: [[9, '']] });
}

const perSession = studies.filter((study) => study.rowsAre === 'sessions');

describe.each(perSession.map((study) => [study.id, study] as const))('%s per session', (_, study) => {
  it('prefix: what a session shows does not change when later sessions come (G9)', () => {
    assertLaw(study, rounds(12), (seed, query) => {
      const market = makeRandomMarket(seed, symbols);
      const kept = 20 + (seed % (count - 20));
      const cut = cutMarket(market, market.sessions[kept - 1] ?? parseSessionDate('2022-11-01'));
      // A unit to date is the one row that more sessions change.
      const rows = computeAll(study, cut, query).rows.filter((row) => row.provisional !== true);
      expect(computeAll(study, market, query).rows.slice(0, rows.length), query).toEqual(rows);
    });
  });
});

const perInstrument = studies.filter((study) => study.rowsAre === 'instruments');

describe.each(perInstrument.map((study) => [study.id, study] as const))('%s of instruments', (_, study) => {
  it('prefix: what a range shows that ends earlier is what the market cut there shows (G9)', () => {
    assertLaw(study, rounds(12), (seed, query) => {
      const market = makeRandomMarket(seed, symbols);
      const kept = 20 + (seed % (count - 20));
      const cut = cutMarket(market, market.sessions[kept - 1] ?? parseSessionDate('2022-11-01'));
      const params = readParameters(study, query);
      const [whole, ended] = [market, cut].map((each) => sampleComplete(study, each, params));
      const last = (ended?.sessions.length ?? 0) - 1;
      if (whole === undefined || ended === undefined || last < 0) return;
      const [late, early] = [whole, ended].map((each) => {
        const { rows, headlines, tables } = study.compute({ market: each, range: rangeOf(0, last), basis: 'price' }, params);
        return { rows, headlines, tables };
      });
      expect(late, query).toEqual(early);
    });
  });
});

describe.each(studies.map((study) => [study.id, study] as const))('%s', (_, study) => {
  it('permutation: the order of the instruments in the market does not matter', () => {
    assertLaw(study, rounds(4), (seed, query) => {
      const { rows, headlines } = computeAll(study, makeRandomMarket(seed, symbols), query);
      const reversed = computeAll(study, makeRandomMarket(seed, [...symbols].reverse()), query);
      expect([reversed.rows, reversed.headlines], query).toEqual([rows, headlines]);
    });
  });

  it('no mutation: computing leaves the market as it was, and answers the same again', () => {
    assertLaw(study, rounds(3, 2), (seed, query) => {
      const market = makeRandomMarket(seed, symbols);
      const before = [...market.series.values()].map((series) => series.close.slice());
      const first = computeAll(study, market, query);
      expect(computeAll(study, market, query), query).toEqual(first);
      expect([...market.series.values()].map((series) => series.close)).toEqual(before);
    });
  });

  it('leaks no NaN and gives at least one sentence', () => {
    assertLaw(study, rounds(6), (seed, query) => {
      const { rows, events, headlines } = computeAll(study, makeRandomMarket(seed, symbols), query);
      for (const row of [...rows, ...(events?.rows ?? [])])
        expect(
          Object.values(row).some((cell) => Number.isNaN(cell)),
          query,
        ).toBe(false);
      expect(headlines.length, query).toBeGreaterThan(0);
      for (const { text } of headlines) expect(text, query).toMatch(/^[A-Z0-9].*\.$/);
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberUnit } from '@/lib/calendar/calendar-unit';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { mostShare } from '@/lib/studies/after/facts/build-candidate';
import { listFactUnits } from '@/lib/studies/after/facts/list-fact-units';
import { readFactContext } from '@/lib/studies/after/facts/read-fact-context';
import { scanFacts } from '@/lib/studies/after/facts/scan-facts';
import { scanUnit } from '@/lib/studies/after/facts/scan-units';
import { writeFact } from '@/lib/studies/after/facts/write-fact';
import type { Market } from '@/lib/market/market';
import { judgeQuery } from '@/tests/support/judge-published';
import { makeMarket } from '@/tests/support/make-market';
import { makeRandomCloses } from '@/tests/support/random-market';
import { rounds } from '@/tests/support/rounds';

const symbols = ['SPX', 'RUT', 'NDX'] as const;
const from = '1999-01-04';

function makeLongMarket(seed: number): Market {
  return makeMarket(from, Object.fromEntries(symbols.map((symbol, place) => [symbol, makeRandomCloses(seed + place * 7919, 6300)])));
}

const markets = [3, 77, 4242].map(makeLongMarket);

/** The last sessions of a week, a month, a quarter, a first half and a year late in the market, and one within all of them. */
function listEnds(market: Market, after: number): Readonly<Record<string, number>> {
  const find = (ends: (date: string, next: string) => boolean): number =>
    market.sessions.findIndex((date, t) => t > after && ends(date, market.sessions[t + 1] ?? date));
  const changes = (unit: 'week' | 'month' | 'quarter' | 'year') => (date: string, next: string) =>
    numberUnit(parseSessionDate(date), unit) !== numberUnit(parseSessionDate(next), unit);
  return {
    within: find((date, next) => !changes('week')(date, next)),
    week: find((date, next) => changes('week')(date, next) && !changes('month')(date, next)),
    month: find((date, next) => changes('month')(date, next) && !changes('quarter')(date, next)),
    half: find((date, next) => date.slice(5, 7) === '06' && changes('quarter')(date, next)),
    year: find(changes('year')),
  };
}

describe('facts of weeks, months, quarters and years', () => {
  it('hold as the claims that they link to, under the definitions that they name, and are told of each kind', () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(fc.constantFrom(...markets), fc.integer({ min: 5200, max: 5900 }), (market, after) => {
        for (const end of Object.values(listEnds(market, after))) {
          const asOf = market.sessions[end];
          if (asOf === undefined) throw new Error('no such end');
          const next = market.sessions[end + 1] ?? null;
          const units = listFactUnits(cutMarket(market, asOf), next, symbols);
          const facts = units.flatMap((unit) => {
            const context = readFactContext(unit.market, 'price', symbols, unit.of);
            return scanUnit(context).candidates.map((candidate) => writeFact(context, asOf, { candidate, merged: 0, also: [] }));
          });
          for (const fact of facts) {
            const query = new URLSearchParams(fact.claimQuery);
            expect(fact.rarity).toBeLessThanOrEqual(mostShare);
            expect(`${fact.sentence} ${fact.detail}`).toMatch(/^[A-Z0-9][^ ].*\.$/);
            const kind = [query.get('unit'), query.get('part') ?? query.get('running') ?? query.get('measure')].join(' ');
            told.set(kind, (told.get(kind) ?? 0) + 1);
            const { kind: verdict, under } = judgeQuery(market, fact.claimQuery);
            const expected = fact.robust === 'all definitions' ? ['holds', null] : ['holds_only_under', 'measure=pp'];
            expect([verdict, under], `${fact.sentence} ${fact.claimQuery}`).toEqual(expected);
          }
        }
      }),
      { numRuns: rounds(60, 6) },
    );
    const kinds = [...told.keys()];
    expect(kinds).toEqual(
      expect.arrayContaining(['week streak', 'month streak', 'month same', 'quarter same', 'year to-date', 'year first-half']),
    );
    expect(kinds.filter((kind) => /^year (return|outperformance|streak)$/.test(kind))).not.toEqual([]);
  });

  it('are of units that end with the session alone, or are said to run; of no others where nobody knows what comes next', () => {
    const [market = makeLongMarket(3)] = markets;
    const { week = -1, within = -1, half = -1 } = listEnds(market, 5300);
    const scan = (end: number, isKnown = true) =>
      scanFacts(cutMarket(market, parseSessionDate(market.sessions[end] ?? '')), {
        basis: 'price',
        symbols,
        next: isKnown ? market.sessions[end + 1] : null,
        top: 200,
      });
    expect(scan(within)?.ofUnits.names).toEqual(['the quarter so far', 'the year so far']);
    expect(scan(week)?.ofUnits.names).toEqual(['the week', 'the quarter so far', 'the year so far']);
    expect(scan(half)?.ofUnits.names).toContain('the first half of the year');
    expect(scan(half)?.ofUnits.names).not.toContain('the quarter so far');
    expect(scan(week, false)?.ofUnits).toEqual({ statements: 0, names: [] });
    const [known, unknown] = [scan(week), scan(week, false)];
    expect(known?.statements).toBe((unknown?.statements ?? 0) + (known?.ofUnits.statements ?? 0));
  });
});

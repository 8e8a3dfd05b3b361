import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { claim } from '@/lib/studies/after/claim/study';
import { magnificentSymbols } from '@/lib/market/groups';
import { cutMarket } from '@/lib/market/cut-market';
import { scanFacts } from '@/lib/studies/after/facts/scan-facts';
import type { Market } from '@/lib/market/market';
import { needs } from '@/lib/studies/after/needs/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { judgeQuery } from '@/tests/support/judge-published';
import { listSessions } from '@/tests/support/make-market';
import { makeSampledContext } from '@/tests/support/sampled-context';
import { makeContext } from '@/tests/support/study-context';
import { eachThird } from '@/tests/support/rounds';

const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];
const sharedNames = new Set(['asOf', 'assume', 'basis', 'version']);

function judge(market: Market, query: string, basis: 'price' | 'total' = 'price') {
  const own = Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => !sharedNames.has(name)));
  return claim.compute({ ...makeContext(market), basis }, claim.params.parse(own)).verdict;
}

function cut(date: string): Market {
  return cutMarket(requireRealityMarket(symbols), parseSessionDate(date));
}

describe.skipIf(!hasReality)('every fact is a claim that holds, on real closes (../shared/reality)', () => {
  const dates = [
    '1962-05-28',
    '1987-10-19',
    '1998-10-20',
    '2009-03-09',
    '2015-08-24',
    '2018-02-08',
    '2020-03-16',
    '2024-01-19',
    '2024-07-16',
  ];
  it.each(eachThird([...dates, '2026-08-20'], 2))('%s', (date) => {
    const market = cut(date);
    const told = scanFacts(market, { basis: 'price', top: 25 })?.facts ?? [];
    expect(told.length).toBeGreaterThan(0);
    for (const fact of told) {
      const verdict = judge(market, fact.claimQuery);
      const expected =
        fact.robust === 'all definitions'
          ? ['holds', null]
          : ['holds_only_under', fact.robust.startsWith('in points') ? 'measure=pp' : 'basis=price'];
      expect([verdict?.kind, verdict?.under], `${fact.sentence} ${fact.claimQuery}`).toEqual(expected);
    }
  });

  it('holds on dividend-adjusted closes too, where a fact is told of them', () => {
    const market = cut('2024-07-16');
    const told = scanFacts(market, { basis: 'total', top: 15 })?.facts ?? [];
    expect(told.length).toBeGreaterThan(0);
    for (const fact of told) {
      expect(fact.claimQuery).toContain('basis=total');
      expect(['holds', 'holds_only_under']).toContain(judge(market, fact.claimQuery, 'total')?.kind);
    }
  });
});

describe.skipIf(!hasReality)(
  'every fact of a week, month, quarter or year is a claim that holds, on real closes (../shared/reality)',
  () => {
    const whole = () => requireRealityMarket(symbols);

    function tell(date: string) {
      const market = cut(date);
      return scanFacts(market, { basis: 'price', next: whole().sessions[market.sessions.length], top: 100 })?.facts ?? [];
    }

    it.each(eachThird(['2024-11-08', '2023-12-29', '2022-06-30', '2020-03-31', '2008-10-10', '2022-06-16', '1987-10-30', '2024-03-28']))(
      '%s',
      (date) => {
        const told = tell(date).filter(({ claimQuery }) => claimQuery.includes('unit='));
        expect(told.length).toBeGreaterThan(0);
        for (const fact of told) {
          const { kind, under } = judgeQuery(whole(), fact.claimQuery);
          const expected =
            fact.robust === 'all definitions'
              ? ['holds', null]
              : ['holds_only_under', fact.robust.startsWith('in points') ? 'measure=pp' : 'basis=price'];
          expect([kind, under], `${fact.sentence} ${fact.claimQuery}`).toEqual(expected);
        }
      },
    );

    it('tells what was printed of weeks, months and a first half (the vectors of sampling)', () => {
      const printed: Readonly<Record<string, readonly string[]>> = {
        '2023-12-29': ['Ninth straight weekly gain for the S&P 500: the first such run since the week to 23 Jan 2004.'],
        '2024-02-09': ['The S&P 500 had 14 weekly gains in 15 weeks: the most since the week to 10 Mar 1972.'],
        '2023-06-30': [
          'The Nasdaq-100 rose 38.75% in the first half of 2023: the largest first-half gain in the data, which begin in 1985.',
        ],
        '2024-07-31': ['The Russell 2000 beat the S&P 500 by 8.97 points in July 2024: the third largest monthly lead since January 1979.'],
        '2020-03-24': [
          'The S&P 500 fell 24.25% in the first quarter of 2020 so far: it would be the fifth largest quarterly loss since the first quarter of 1928.',
        ],
        '1974-12-31': ['The S&P 500 had 20 monthly losses in 24 months: the most in the data, which begin in December 1927.'],
        '2024-11-08': ['The S&P 500 rose 4.66% in the week to 8 Nov 2024: the most since the week to 3 Nov 2023.'],
      };
      for (const [date, sentences] of eachThird(Object.entries(printed)))
        expect(tell(date).map(({ sentence }) => sentence)).toEqual(expect.arrayContaining([...sentences]));
    });
  },
);

/** The first two that link to claims of one measure, comparison and direction: facts-and-needs judges all of them, the plain way. */
function takeTwoOfEach<Row extends Readonly<Record<string, unknown>>>(rows: readonly Row[]): Row[] {
  const taken = new Map<string, number>();
  return rows.filter(({ link }) => {
    const query = new URLSearchParams(String(link).split('?')[1]);
    const kind = ['measure', 'comparison', 'direction'].map((name) => query.get(name)).join(' ');
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    return (taken.get(kind) ?? 0) <= 2;
  });
}

describe.skipIf(!hasReality)('every kind of needed close makes its claim hold, on real closes (../shared/reality)', () => {
  it.each(eachThird(['2024-07-15', '2020-03-16']))('after %s', (date) => {
    const before = cut(date);
    const next = parseSessionDate(date === '2024-07-15' ? '2024-07-16' : '2020-03-17');
    const other = ['SPX', before.series.get('SPX')?.close.at(-1) ?? NaN] as const;
    const { rows } = needs.compute(makeContext(assumeSession(before, new Map([other]), next)), needs.params.parse({}));
    const claims = rows.filter((row) => String(row.link).startsWith('/studies/claim'));
    expect(claims.length).toBeGreaterThan(30);
    for (const row of takeTwoOfEach(claims)) {
      // One tick further it is no longer so.
      const tick = row.side === 'at or above' ? -0.01 : 0.01;
      const beside = assumeSession(before, new Map([other, ['RUT', Number(row.close) + tick]]), next);
      expect(judge(beside, String(row.link).split('?')[1] ?? '')?.kind, `one tick beside ${String(row.statement)}`).not.toBe('holds');
      const market = assumeSession(before, new Map([other, ['RUT', Number(row.close)]]), next);
      expect(judge(market, String(row.link).split('?')[1] ?? '')?.kind, String(row.statement)).toBe('holds');
    }
  });
});

describe.skipIf(!hasReality)('every kind of needed close of a unit makes its claim hold, on real closes (../shared/reality)', () => {
  // A Wednesday, a Friday that ends its week, and the end of a quarter.
  describe.each(eachThird(['2023-12-27', '2024-07-12', '2020-03-31']))('after %s', (date) => {
    it.each(['week', 'month', 'quarter', 'year'])('%s', (unit) => {
      const whole = requireRealityMarket(symbols);
      const before = cut(date);
      const next = listSessions(date, 2)[1];
      if (next === undefined) throw new Error(`no session after ${date}`);
      const given = assumeSession(before, new Map([['SPX', before.series.get('SPX')?.close.at(-1) ?? NaN]]), next);
      const params = needs.params.parse({ unit });
      const { rows } = needs.compute(makeSampledContext(given, needs.sampling?.(params)), params);
      const claims = rows.filter((row) => String(row.link).startsWith('/studies/claim'));
      expect(claims.length).toBeGreaterThan(5);
      for (const row of takeTwoOfEach(claims)) {
        const query = String(row.link).split('?')[1] ?? '';
        const close = `RUT:${String(row.close)}`;
        expect(query).toContain(close);
        expect(judgeQuery(whole, query).kind, String(row.statement)).toBe('holds');
        const beside = Math.round(Number(row.close) * 100 + (row.side === 'at or above' ? -1 : 1)) / 100;
        expect(judgeQuery(whole, query.replace(close, `RUT:${beside}`)).kind, `one tick beside ${String(row.statement)}`).not.toBe('holds');
      }
    });
  });
});

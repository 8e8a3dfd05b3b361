import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { magnificentSymbols } from '@/lib/market/groups';
import { cutMarket } from '@/lib/market/cut-market';
import { facts } from '@/lib/studies/after/facts/study';
import { scanFacts } from '@/lib/studies/after/facts/scan-facts';
import type { Market } from '@/lib/market/market';
import { needs } from '@/lib/studies/after/needs/study';
import { judgeBrute } from '@/tests/support/brute-claim';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { computeClaim, judgeQuery } from '@/tests/support/judge-published';
import { makeSampledContext } from '@/tests/support/sampled-context';
import { makeContext } from '@/tests/support/study-context';
import { eachThird } from '@/tests/support/rounds';

const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];

function cut(date: string): Market {
  return cutMarket(requireRealityMarket(symbols), parseSessionDate(date));
}

const told = new Map<string, string[]>();

/** The sentences of a session; what one was told of is kept, since several tests ask for the same. */
function tell(date: string): string[] {
  const known = told.get(date);
  if (known !== undefined) return known;
  const sentences = scanFacts(cut(date), { basis: 'price', top: 100 })?.facts.map((fact) => fact.sentence) ?? [];
  told.set(date, sentences);
  return sentences;
}

describe.skipIf(!hasReality)('notable facts on real closes (../shared/reality)', () => {
  it('tells what was told of 16 July 2024', () => {
    const sentences = tell('2024-07-16');
    expect(sentences[0]).toBe(
      'The Russell 2000 beat the S&P 500 by 9.92 points in five sessions: the most in the data, which begin in December 1978.',
    );
    expect(sentences).toContain('Fifth straight gain of 1% or more for the Russell 2000: only the fifth such run since 1978.');
    expect(sentences).toContain(
      'The Russell 2000 closed 4.42 deviations above its 50-session mean: the furthest above in the data, which begin in December 1978.',
    );
    expect(sentences).toContain('38th record close of 2024 for the S&P 500: only the 16th year with as many since 1927.');
  });

  // An independent program on the same closes: the move, its rank, and the date on which it was last as large.
  it.each(
    eachThird(
      [
        ['1933-03-15', 'The S&P 500 rose 16.61% in one session: the most in the data, which begin in December 1927.'],
        ['1987-10-19', 'The S&P 500 fell 20.47% in one session: the most in the data, which begin in December 1927.'],
        ['2008-10-13', 'The S&P 500 rose 11.58% in one session: the most since 5 Sep 1939.'],
        [
          '2024-07-11',
          'The Russell 2000 beat the Nasdaq-100 by 5.82 points in one session: the second largest one-session lead since October 1985.',
        ],
        [
          '2024-07-16',
          'The Russell 2000 beat the S&P 500 by 9.92 points in five sessions: the most in the data, which begin in December 1978.',
        ],
        ['2025-01-27', 'NVDA fell 16.97% in one session: the most since 16 Mar 2020.'],
      ],
      1,
    ),
  )('tells the story of %s first', (date, sentence) => {
    expect(tell(date)[0]).toBe(sentence);
  });

  it('goes on in small letters where it tells the same move again, but for names', () => {
    const details = scanFacts(cut('2024-01-19'), { basis: 'price', top: 100 })?.facts.map(({ detail }) => detail) ?? [];
    const clauses = details.flatMap((detail) => detail.split('The same move: ')[1]?.split('; ') ?? []);
    expect(clauses.filter((clause) => clause.includes(' straight ')).length).toBeGreaterThan(0);
    expect(clauses.filter((clause) => !/^(\p{Ll}|\d|[A-Z]{4,5}\b)/u.test(clause))).toEqual([]);
  });

  it('says which definition a fact rests on', () => {
    const found = scanFacts(cut('2024-07-16'), { basis: 'price', top: 10 });
    const robust = new Map(found?.facts.map((fact) => [fact.id, fact.robust]));
    expect(robust.get('2024-07-16-rut-over-spx-outperformance-5-sessions-up')).toBe('in points only');
    expect(robust.get('2024-07-16-rut-streak-5-sessions-1-pct-up')).toBe('all definitions');
    expect(found?.statements).toBeGreaterThan(15_000);
  });

  it.each(
    eachThird([
      [
        '2024-01-19',
        'First record close for the S&P 500 since 3 Jan 2022, 513 sessions earlier (512 lie between): only the seventh wait as long since 1927.',
      ],
      ['2009-03-09', 'The S&P 500 closed at 676.53: the lowest close since 12 Sep 1996.'],
      ['2020-03-16', 'The S&P 500 fell 11.98% in one session: the third largest one-session loss since December 1927.'],
      ['2018-02-08', 'The S&P 500 closed 10.16% below its record close: the first close 10% or more below it since 16 Feb 2016.'],
      ['2008-10-10', 'The Russell 2000 fell 37.43% in 252 sessions: the second largest 252-session loss since December 1979.'],
      ['2025-05-02', 'Ninth straight gain for the S&P 500: the first such run since 5 Nov 2004.'],
    ]),
  )('%s: %s', (date, sentence) => {
    expect(tell(date)).toContain(sentence);
  });

  it.each(eachThird(['1987-10-19', '1950-06-26', '2001-09-17', '2024-08-05', '2008-10-13', '2020-03-24']))(
    '%s: every fact is true, judged the plain way',
    (date) => {
      const market = cut(date);
      const found = scanFacts(market, { basis: 'price', top: 60 });
      expect(found?.facts.length).toBeGreaterThan(0);
      for (const fact of found?.facts ?? []) expect(judgeBrute(market, fact.claimQuery), fact.sentence).toBe(true);
    },
  );

  it('shows the strongest first and says how many were tried', () => {
    const result = facts.compute(makeContext(requireRealityMarket(symbols), '2024-07-16'), facts.params.parse({ top: '5' }));
    expect(result.rows).toHaveLength(5);
    expect(result.rows[0]).toMatchObject({ rank: 1, instruments: 'RUT, SPX', times: 1, last_date: null, robust: 'in points only' });
    expect(result.rows[0]?.link).toBe(
      '/studies/claim?measure=outperformance&symbol=RUT&versus=SPX&sessions=5&direction=up&comparison=largest&asOf=2024-07-16',
    );
    expect(result.headlines[1]?.text).toMatch(
      /^1\d,\d{3} statements about 16 Jul 2024, 1\d\d of them about the quarter so far and the year so far, were tried/,
    );
  });
});

describe.skipIf(!hasReality)('needed closes on real closes (../shared/reality)', () => {
  const market = (): Market => assumeSession(cut('2024-07-15'), new Map([['SPX', 5650.1]]), parseSessionDate('2024-07-16'));

  it('asks for what 16 July 2024 needed', () => {
    const { rows, headlines } = needs.compute(makeContext(market()), needs.params.parse({}));
    const closeFor = (statement: string) =>
      rows.find((row) => String(row.statement).startsWith(statement) && String(row.statement).includes(statement))?.close;
    expect(closeFor('a fifth straight gain of 1% or more')).toBe(2208.9);
    expect(closeFor('the largest five-session lead over the S&P 500 in points in the data of both, which begin in December 1978')).toBe(
      2235.91,
    );
    expect(closeFor('the largest five-session lead over the S&P 500 as a ratio in the data of both, which begin in December 1978')).toBe(
      2306.78,
    );
    expect(closeFor('a record close, the first since 8 Nov 2021')).toBe(2442.75);
    expect(headlines[0]?.text).toBe(
      'The Russell 2000 needs a close at or above 2,208.90 (+1.00%) for a fifth straight gain of 1% or more.',
    );
  });

  it('asks for what the week of 27 December 2023 needed, and the claim then says so', () => {
    const whole = requireRealityMarket(symbols);
    const params = needs.params.parse({ symbol: 'SPX', unit: 'week' });
    // On the Wednesday the week before had closed at 4,754.63: the source has 4,754.62988, so that the ninth gain needs no cent more.
    const { rows, headlines } = needs.compute(makeSampledContext(cut('2023-12-27'), needs.sampling?.(params)), params);
    expect(headlines[0]).toMatchObject({
      text: 'The S&P 500 needs a weekly close at or above 4,754.63 (0.00%) for a ninth straight weekly gain of any size.',
      detail: 'After 4,754.63 at the end of the week to 22 Dec 2023; 4,781.58 on 27 Dec 2023.',
    });
    const ninth = rows.find(({ statement }) => statement === 'a ninth straight weekly gain of any size');
    const query = String(ninth?.link).split('?')[1] ?? '';
    expect(query).toContain('unit=week');
    expect(new URLSearchParams(query).get('assume')).toBe('SPX:4754.63');
    const text = (link: string) => computeClaim(whole, link).headlines[0]?.text;
    expect(text(query)).toBe(
      'Holds. The S&P 500’s run of nine straight weekly gains of any size lasted to 28 Dec 2023 (week to date), if the S&P 500 closes at 4,754.63 that day.',
    );
    expect(judgeQuery(whole, query.replace('SPX:4754.63', 'SPX:4754.62')).kind).toBe('fails');
    // A Friday ends its week: what is asked for then is the close of the next one.
    const friday = needs.compute(makeSampledContext(cut('2023-12-29'), needs.sampling?.(params)), params);
    expect(friday.rows.find(({ statement }) => statement === 'a tenth straight weekly gain of any size')?.close).toBe(4769.84);
  });

  it('fills the close in where it is proved, and is right to the tick', () => {
    const cutMarketThere = cut('2024-07-15');
    const next = parseSessionDate('2024-07-16');
    const { rows } = needs.compute(makeContext(market()), needs.params.parse({}));
    const claims = rows.filter((row) => String(row.link).startsWith('/studies/claim') && row.kind !== 'low');
    expect(claims.length).toBeGreaterThan(40);
    for (const row of eachThird(claims)) {
      const query = String(row.link).split('?')[1] ?? '';
      expect(new URLSearchParams(query).get('assume')).toBe(`RUT:${String(row.close)},SPX:5650.1`);
      const close = Number(row.close);
      const tickBefore = Math.round(close * 100 + (row.side === 'at or above' ? -1 : 1)) / 100;
      const judgeAt = (level: number) =>
        judgeBrute(
          assumeSession(
            cutMarketThere,
            new Map([
              ['SPX', 5650.1],
              ['RUT', level],
            ]),
            next,
          ),
          query,
        );
      expect([judgeAt(close), judgeAt(tickBefore)], String(row.statement)).toEqual([true, false]);
    }
  });
});

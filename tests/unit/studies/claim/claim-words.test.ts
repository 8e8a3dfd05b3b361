import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { comparisons } from '@/lib/studies/measure/comparisons';
import { buildClaimSentence, readSentence } from '@/lib/studies/after/claim/claim-sentence';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { matchesFigure } from '@/lib/studies/after/claim/matches-figure';
import { readSince } from '@/lib/studies/after/claim/read-since';
import { measureNames } from '@/lib/studies/measure/measures';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const names = {
  nameOf: (symbol: string) => (symbol === 'SPX' ? 'the S&P 500' : 'the Russell 2000'),
  asOf: '2024-07-16',
  start: 'January 1979',
  isToDate: false,
  part: '',
  year: '',
  basis: 'price',
  joined: [],
  assumed: '',
} as const;

describe('a figure as it was printed', () => {
  it.each([
    ['11.5', 11.54, true],
    ['11.5', 11.56, false],
    ['11.55', 11.54, false],
    ['9', 8.99, true],
    ['9.0', 8.94, false],
    ['\u22122.7', -2.692, true],
    ['-2.7', 2.692, false],
    ['+2.7', 2.692, true],
    ['33.92', -33.921, true],
    ['4.4', 4.46, false],
    ['57', 62, false],
    ['11.5', 11.55, true],
    ['', 1, true],
    ['1', NaN, false],
  ])('%s of %d: %s', (said, value, matches) => {
    expect(matchesFigure(said, value)).toBe(matches);
  });
});

describe('a crossing', () => {
  it.each([
    ['', 'The S&P 500’s golden cross (its 50-session mean rising above its 200-session mean) on 16 Jul 2024 was the first since 2019.'],
    [
      'direction=down',
      'The S&P 500’s death cross (its 50-session mean falling below its 200-session mean) on 16 Jul 2024 was the first since 2019.',
    ],
    ['fast=close&direction=down', 'The S&P 500’s close back below its 200-session mean on 16 Jul 2024 was the first since 2019.'],
    ['fast=20&average=50', 'The S&P 500’s cross of its 20-session mean above its 50-session mean on 16 Jul 2024 was the first since 2019.'],
    [
      'fast=close&unit=week',
      'The S&P 500’s weekly close back above its 200-week mean in the week to 16 Jul 2024 was the first since 2019.',
    ],
    [
      'fast=close&comparison=count-this-year&count=2&since=',
      'The S&P 500 had made two closes back above its 200-session mean in 2024 up to 16 Jul 2024.',
    ],
    [
      'comparison=count-this-year&count=2',
      'The S&P 500 had made two golden crosses (its 50-session mean rising above its 200-session mean) from the start of 2019 to 16 Jul 2024.',
    ],
    [
      'comparison=count-this-year&count=2&direction=down&since=',
      'The S&P 500 had made two death crosses (its 50-session mean falling below its 200-session mean) in 2024 up to 16 Jul 2024.',
    ],
  ])('says what crosses what: %s', (query, sentence) => {
    const params = claim.params.parse({
      measure: 'cross',
      symbol: 'SPX',
      comparison: 'first-since',
      since: '2019',
      ...Object.fromEntries(new URLSearchParams(query)),
    });
    expect(readSentence(buildClaimSentence(params, names))).toBe(sentence);
  });
});

describe('a claim in points', () => {
  // The dividend makes the last gain the larger one in closes with dividends reinvested.
  const market = makeMarket('2024-07-01', { SPX: [100, 110, 100, 109] }, { total: [50, 55, 50, 59], instrument: { basis: 'both' } });
  const judge = (more: Readonly<Record<string, string>>, basis: 'price' | 'total' = 'price') =>
    claim.compute(
      { ...makeContext(market), basis },
      claim.params.parse({ measure: 'return', symbol: 'SPX', sessions: '1', comparison: 'largest', ...more }),
    ).verdict;

  it('is of closes without dividends alone', () => {
    expect(judge({ figure: 'pct' })).toMatchObject({ kind: 'holds_only_under', under: 'basis=total' });
    expect(judge({ figure: 'points' })).toMatchObject({ kind: 'fails', under: null });
    expect(judge({ figure: 'points' }, 'total')).toMatchObject({
      kind: 'cannot_check',
      missing: expect.stringContaining('Points are counted between closes without dividends') as unknown,
    });
    expect(
      claim.params.safeParse({ measure: 'return', figure: 'points', returns: 'total', comparison: 'largest' }).error?.issues[0]?.message,
    ).toBe('points are counted between closes without dividends; accepted are any, price, or total with figure=pct');
  });
});

describe('a claim without a threshold', () => {
  it('of a move that two decimals do not show is of one of any size, and an unchanged close is none', () => {
    const market = makeMarket('2024-07-01', { SPX: [5000, 5000.1, 5000.1, 4990, 4990.1] });
    const { headlines } = claim.compute(
      makeContext(market),
      claim.params.parse({ measure: 'return', symbol: 'SPX', sessions: '1', comparison: 'only-k-since', count: '2' }),
    );
    expect(headlines[0]?.text).toContain('one-session gain of any size on 8 Jul 2024 was one of only two');
    expect(headlines[0]?.text).not.toContain('0%');
  });
});

describe('the period that a claim names', () => {
  it('covers a year, a month, a day, or nothing', () => {
    expect(readSince('2004')).toEqual({ from: '2004-01-01', to: '2004-12-31', words: '2004' });
    expect(readSince('2004-11')).toMatchObject({ from: '2004-11-01', to: '2004-11-31', words: 'November 2004' });
    expect(readSince('2004-11-05')).toMatchObject({ from: '2004-11-05', to: '2004-11-05' });
    expect(readSince('')).toBeNull();
  });

  it.each(['04', '2004-13', '2004-11-32', 'November'])('refuses %s', (since) => {
    expect(claim.params.safeParse({ since }).success).toBe(false);
  });
});

describe('the sentence of a claim', () => {
  it('reads as a claim is printed', () => {
    const params = claim.params.parse({ measure: 'outperformance', symbol: 'RUT', versus: 'SPX', sessions: '5', comparison: 'largest' });
    expect(readSentence(buildClaimSentence(params, names))).toBe(
      'The Russell 2000’s five-session lead over the S&P 500 on 16 Jul 2024 was the largest in the data from January 1979.',
    );
  });

  it('offers a word for what every claim can change, and ends with one full stop', () => {
    const known = new Set([...Object.keys(claim.params.shape), 'asOf']);
    for (const measure of measureNames) {
      for (const comparison of comparisons) {
        const parsed = claim.params.safeParse({
          measure,
          comparison,
          symbol: 'RUT',
          versus: 'SPX',
          said: '1.5',
          since: '2004',
          atLeast: '2.5',
        });
        // What makes no sense is refused.
        if (!parsed.success) continue;
        const parts = buildClaimSentence(parsed.data, names);
        const offered = parts.flatMap(({ param }) => (param === null ? [] : [param]));
        expect(
          offered.filter((param) => !known.has(param)),
          `${measure} ${comparison}`,
        ).toEqual([]);
        expect(offered).toContain('comparison');
        const text = readSentence(parts);
        expect(text).toMatch(/^[A-Z][^.]*[^.](\.\d[^.]*)*\.$/);
        expect(text).not.toContain('  ');
      }
    }
  });
});

describe('the library of published claims', () => {
  it('has one id each, in our words, with who said it', () => {
    expect(new Set(publishedClaims.map(({ id }) => id)).size).toBe(publishedClaims.length);
    for (const { id, said, by } of publishedClaims) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(said).toMatch(/\.$/);
      expect(by).not.toBe('');
    }
  });

  it.each(publishedClaims)('$id is a link whose every word the study knows, pinned to its day', ({ query }) => {
    const { asOf, assume, ...own } = Object.fromEntries(new URLSearchParams(query));
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(assume ?? 'SPX:1').toMatch(/^[A-Z]+:/);
    const known: readonly string[] = Object.keys(claim.params.shape);
    expect(Object.keys(own).filter((name) => !known.includes(name))).toEqual([]);
    expect(claim.params.safeParse(own).error).toBeUndefined();
  });
});

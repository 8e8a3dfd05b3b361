import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { claim } from '@/lib/studies/after/claim/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeContext } from '@/tests/support/study-context';

// Figures by Python's statistics.stdev over the same closes, which shares no line with the core.
function judge(asOf: string, given: Readonly<Record<string, string>>) {
  const market = cutMarket(requireRealityMarket(['SPX']), parseSessionDate(asOf));
  const { verdict, headlines } = claim.compute(
    makeContext(market),
    claim.params.parse({ measure: 'volatility', symbol: 'SPX', sessions: '21', returns: 'price', ...given }),
  );
  return { kind: verdict?.kind, under: verdict?.under, figure: verdict?.figure ?? NaN, text: headlines[0]?.text };
}

describe.skipIf(!hasReality)('the volatility of the S&P 500 on real closes (skipped where ../shared/reality is absent)', () => {
  it.each([
    ['1987-10-30', 92.74703484965933],
    ['2008-11-12', 72.95407117461713],
    ['2020-04-07', 93.172098737898],
    ['2024-07-16', 7.068963019562034],
  ])('%s', (asOf, figure) => {
    expect(judge(asOf, { comparison: 'figure', said: figure.toFixed(1), deviation: 'sample' })).toMatchObject({ kind: 'holds' });
    expect(judge(asOf, { comparison: 'figure', said: figure.toFixed(1), deviation: 'sample' }).figure).toBeCloseTo(figure, 9);
  });

  it('was the highest since 1929 in April 2020, higher than in October 1987, and says so', () => {
    expect(judge('2020-04-06', { comparison: 'highest-since', since: '1929' })).toMatchObject({
      kind: 'holds',
      text: 'Holds. The S&P 500’s 21-session volatility on 6 Apr 2020 was the highest since 1929, dividends left out.',
    });
    expect(judge('2020-04-06', { comparison: 'largest' }).kind).toBe('fails');
    expect(judge('1929-11-20', { comparison: 'largest' })).toMatchObject({
      kind: 'holds',
      figure: expect.closeTo(104.06955292529373, 9) as number,
    });
  });

  it('is a figure of the sample deviation: by the other it is another, and a claim that names neither holds only under one', () => {
    expect(judge('2024-07-16', { comparison: 'figure', said: '7.07' })).toMatchObject({
      kind: 'holds_only_under',
      under: 'deviation=sample',
    });
    expect(judge('2024-07-16', { comparison: 'figure', said: '6.90' })).toMatchObject({
      kind: 'holds_only_under',
      under: 'deviation=population',
    });
  });
});

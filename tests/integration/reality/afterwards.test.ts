import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { forward } from '@/lib/studies/after/forward/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { records } from '@/lib/studies/moves/records/study';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { rangeOf } from '@/lib/market/study-range';
import type { StudyComputation, StudyContext } from '@/lib/studies/kit/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';

function makeContext(): StudyContext {
  const market = cutMarket(requireRealityMarket(['RUT', 'SPX']), parseSessionDate('2024-08-02'));
  return { market, range: rangeOf(market.sessions.indexOf(parseSessionDate('1987-09-10')), market.sessions.length - 1), basis: 'price' };
}

const shared = ['n', 'n_complete', 'mean_pct', 'median_pct', 'higher_share_pct', 'base_mean_pct', 'base_higher_share_pct'] as const;

describe.skipIf(!hasReality)('what came after events (skipped where ../shared/reality is absent)', () => {
  const context = hasReality ? makeContext() : null;
  const tableOf = ({ tables }: StudyComputation) => (tables ?? []).find(({ id }) => id === 'afterwards');

  it('of runs is the table of definitions: 15.53, -7.43, 6.99, 77.51 percent a year later, the median beside the mean', () => {
    if (context === null) return;
    const found = streaks.compute(context, streaks.params.parse({}));
    expect(
      found.rows.map((row) =>
        typeof row['after_252_sessions_pct'] === 'number' ? Number(row['after_252_sessions_pct'].toFixed(2)) : null,
      ),
    ).toEqual([15.53, -7.43, 6.99, 77.51, null]);
    const year = tableOf(found)?.rows.at(-1);
    expect([
      year?.['n'],
      year?.['n_complete'],
      Number(year?.['mean_pct']).toFixed(2),
      Number(year?.['median_pct']).toFixed(2),
      Number(year?.['base_mean_pct']).toFixed(2),
    ]).toEqual([5, 4, '23.15', '11.26', '9.44']);
  });

  it.each([
    ['streaks', streaks, {}],
    ['streaks against another', streaks, { versus: 'SPX', thresholdPct: '0', length: '6' }],
    ['falling streaks', streaks, { symbol: 'SPX', direction: 'down', thresholdPct: '0', length: '4' }],
    ['records', records, { symbol: 'SPX' }],
    ['record highs', records, { symbol: 'SPX', price: 'high' }],
  ] as const)('of %s is what the study that the table links to has', (_, study, texts) => {
    if (context === null) return;
    const table = tableOf(
      study === streaks ? streaks.compute(context, streaks.params.parse(texts)) : records.compute(context, records.params.parse(texts)),
    );
    const link = table?.link;
    expect(link?.study).toBe('forward');
    const whole = forward.compute(context, forward.params.parse(Object.fromEntries(new URLSearchParams(link?.query))));
    for (const row of table?.rows ?? []) {
      const same = whole.rows.find((other) => other['horizon_sessions'] === row['horizon_sessions']);
      for (const key of shared) expect(row[key], `${key} at ${String(row['horizon_sessions'])}`).toBeCloseTo(Number(same?.[key]), 9);
    }
  });

  it('of leads is of those as large as the least one listed, and nothing is asked that the other study has no rule for', () => {
    if (context === null) return;
    const found = outperformance.compute(context, outperformance.params.parse({ top: '3' }));
    const [third] = (found.events?.rows ?? []).filter(({ kind, rank }) => kind === 'smallest' && rank === 3);
    const query = new URLSearchParams(tableOf(found)?.link?.query);
    // On 2 Aug 2024 the Russell 2000 lagged: the table is of lags.
    expect(query.get('direction')).toBe('down');
    expect(Number(query.get('atLeast'))).toBeLessThanOrEqual(-Number(third?.['value']));
    expect(Number(query.get('atLeast'))).toBeGreaterThan(-Number(third?.['value']) - 0.01);
    // Of all of history, as the events are, whatever is displayed.
    expect(query.get('last')).toBe('max');
    const whole = forward.compute(
      { ...context, range: rangeOf(0, context.market.sessions.length - 1) },
      forward.params.parse(Object.fromEntries(query)),
    );
    for (const row of tableOf(found)?.rows ?? []) {
      const same = whole.rows.find((other) => other['horizon_sessions'] === row['horizon_sessions']);
      for (const key of shared) expect(row[key], key).toBeCloseTo(Number(same?.[key]), 9);
    }
    expect(tableOf(outperformance.compute(context, outperformance.params.parse({ scale: 'volatility' })))).toBeUndefined();
  });

  it('of leads counts no first cross from a gap, as the study does', () => {
    const market = requireRealityMarket(['SPX', 'AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA']);
    const whole = { market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' } as const;
    const found = tableOf(outperformance.compute(whole, outperformance.params.parse({ a: 'M7', b: 'SPX', top: '100' })));
    const same = forward
      .compute(whole, forward.params.parse(Object.fromEntries(new URLSearchParams(found?.link?.query))))
      .rows.filter((row) => Number(row['horizon_sessions']) >= 21);
    expect(found?.rows.map((row) => row['n'])).toEqual(same.map((row) => row['n']));
  });

  it('says in the sentence that one event carries the mean', () => {
    if (context === null) return;
    expect(forward.compute(context, forward.params.parse({})).headlines[0]?.text).toContain(
      '(4 of 5 events complete; one of them carries the mean, the median is +11.26%)',
    );
  });
});

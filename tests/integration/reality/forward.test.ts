import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { forward } from '@/lib/studies/after/forward/study';
import type { Row } from '@/lib/studies/kit/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { rangeOf } from '@/lib/market/study-range';

function compute(given: Readonly<Record<string, string>> = {}, asOf = '2024-08-02') {
  const market = cutMarket(requireRealityMarket(['RUT', 'SPX', 'NDX']), parseSessionDate(asOf));
  const first = market.sessions.indexOf(parseSessionDate('1987-09-10'));
  return forward.compute({ market, range: rangeOf(first, market.sessions.length - 1), basis: 'price' }, forward.params.parse(given));
}

function rowOf(rows: readonly Row[], horizon: number): Row {
  const row = rows.find((candidate) => candidate['horizon_sessions'] === horizon);
  if (row === undefined) throw new Error(`no row for ${horizon} sessions`);
  return row;
}

const rounded = (cell: Row[string] | undefined) => (typeof cell === 'number' ? Number(cell.toFixed(2)) : (cell ?? null));

describe.skipIf(!hasReality)('what happened next on real closes (skipped where ../shared/reality is absent)', () => {
  it('tells the story of July 2024 by default', () => {
    const { headlines, flags, events, rows } = compute();
    expect(headlines[0]?.text).toBe(
      'After five straight gains of 1% or more the Russell 2000 stood 23.15% higher on average 252 sessions later (4 of 5 events complete; one of them carries the mean, the median is +11.26%), against 9.44% for any session since September 1987.',
    );
    expect(headlines[0]?.detail).toContain('Every session on which the rule holds counts.');
    expect(events?.rows.map((row) => [row['date'], rounded(row['return_252_sessions_pct']), row['status']])).toEqual([
      ['1998-10-20', 15.53, 'complete'],
      ['2000-01-20', -7.43, 'complete'],
      ['2009-09-10', 6.99, 'complete'],
      ['2020-04-28', 77.51, 'complete'],
      ['2024-07-16', null, 'too recent'],
    ]);
    const year = rowOf(rows, 252);
    expect(year).toMatchObject({ n: 5, n_complete: 4, higher_share_pct: 75, too_few: true, overlapping: false, p_method: 'sets of dates' });
    expect(['mean_pct', 'median_pct', 'base_mean_pct', 'mean_difference_pp'].map((key) => rounded(year[key]))).toEqual([
      23.15, 11.26, 9.44, 13.71,
    ]);
    // About 0.08: 200,000 draws give 0.0755.
    expect(Math.abs(Number(year['p']) - 0.0755)).toBeLessThan(0.006);
    expect(flags.map(({ code }) => code)).toEqual(['few-events']);
  });

  it.each([
    ['all', 34, 33, 38.66, 23.11],
    ['first-cross', 22, 21, 30.92, 20.88],
    ['gap', 14, 13, 22.03, 15.03],
    ['first-in-horizon', 9, 8, 22.57, 15.28],
  ])('measures the year after a five-session gain of 10%%, %s', (policy, n, complete, mean, median) => {
    const { rows, flags } = compute({ measure: 'return', atLeast: '10', policy });
    const year = rowOf(rows, 252);
    expect(year).toMatchObject({ n, n_complete: complete });
    expect([rounded(year['mean_pct']), rounded(year['median_pct'])]).toEqual([mean, median]);
    expect(flags.some(({ code }) => code === 'overlapping-events')).toBe(policy !== 'first-in-horizon');
  });

  it('adjusts p for having looked at six horizons', () => {
    const { rows } = compute({ measure: 'return' });
    const ps = rows.map((row) => Number(row['p'])).sort((a, b) => a - b);
    const least = rows.reduce((best, row) => (Number(row['p']) < Number(best['p']) ? row : best));
    expect(least['p_adjusted']).toBeCloseTo(6 * (ps[0] ?? NaN), 12);
    for (const row of rows) expect(Number(row['p_adjusted'])).toBeGreaterThanOrEqual(Number(row['p']));
  });

  it('shows the same p for the same link, whichever horizon it looks at, and another for another rule', () => {
    expect(compute().rows).toEqual(compute().rows);
    expect(compute({ horizon: '21' }).rows).toEqual(compute().rows);
    expect(rowOf(compute({ thresholdPct: '0.99' }).rows, 252)['p']).not.toBe(rowOf(compute().rows, 252)['p']);
  });

  it('never reads a session after asOf, and later ones change no outcome that is complete', () => {
    const early = compute({}, '2023-12-29').events?.rows ?? [];
    const late = compute().events?.rows ?? [];
    expect(late.slice(0, early.length)).toEqual(early);
    expect(early).toHaveLength(4);
    expect(late).toHaveLength(5);
  });

  it('has the end of every path in the outcome of its event', () => {
    const { tables = [], events } = compute();
    const last = tables[0]?.rows.at(-1);
    expect(tables[0]?.rows).toHaveLength(253);
    expect(last?.['event_2020_04_28_pct']).toBe(events?.rows[3]?.['return_252_sessions_pct']);
    expect(last?.['event_2024_07_16_pct']).toBeNull();
    expect(rounded(last?.['mean_pct'])).toBe(23.15);
    expect(rounded(last?.['base_mean_pct'])).toBe(9.44);
  });

  it('refuses to draw for a rule that nearly always holds, and says so', () => {
    const { rows, flags, events } = compute({ measure: 'return', sessions: '1', atLeast: '0' });
    expect(rowOf(rows, 252)).toMatchObject({ p: null, mean_low_pct: null, p_method: null });
    expect(flags.find(({ code }) => code === 'not-tested')?.message).toContain('1,000');
    expect(events?.rows).toHaveLength(1000);
    expect(events?.title).toContain('the newest 1,000 of');
  });

  it('speaks of a pair in points', () => {
    const { headlines, columns } = compute({ measure: 'outperformance', versus: 'SPX', atLeast: '8', outcomeVersus: 'SPX' });
    expect(headlines[0]?.text).toMatch(
      /^After a five-session lead over the S&P 500 of 8 points or more the Russell 2000 led the S&P 500 by \d+\.\d\d points on average 252 sessions later/,
    );
    expect(columns.find(({ key }) => key === 'mean_pp')).toMatchObject({ unit: 'pp' });
  });
});

import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { leaders } from '@/lib/studies/moves/leaders/study';
import { performance } from '@/lib/studies/moves/performance/study';
import { ratio } from '@/lib/studies/moves/ratio/study';
import type { StudyComputation, StudyContext } from '@/lib/studies/kit/study';
import { cutMarket } from '@/lib/market/cut-market';
import { magnificentSymbols } from '@/lib/market/groups';
import { resolveRange } from '@/lib/market/resolve-range';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';

const symbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols];

/** The context of a link: `last` or `from..to`, as of a session. */
function makeContext(asOf: string, range: string): StudyContext {
  const market = cutMarket(requireRealityMarket(symbols), parseSessionDate(asOf));
  const [from, to] = range.split('..').map((date) => (/^\d{4}-/.test(date) ? parseSessionDate(date) : null));
  const view =
    from === null || from === undefined
      ? ({ kind: 'last', last: range } as const)
      : ({ kind: 'absolute', from, ...(to === null || to === undefined ? {} : { to }) } as const);
  const resolved = resolveRange(market.sessions, market.sessions.length - 1, view);
  if (!resolved.ok) throw new Error(resolved.issue.message);
  return { market, range: resolved.value, basis: 'price' };
}

const perform = (asOf: string, range: string, query: Record<string, string>): StudyComputation =>
  performance.compute(makeContext(asOf, range), performance.params.parse(query));
const lead = (asOf: string, range: string, query: Record<string, string>): StudyComputation =>
  leaders.compute(makeContext(asOf, range), leaders.params.parse(query));

// From the closes themselves: 4769.83, 5881.63; 2027.07, 2230.16; 3839.50, 4769.83; 6845.50, 7408.30.
const vectors = [
  ['SPX', '2024-12-31', 'ytd', '2023-12-29', 23.31],
  ['RUT', '2024-12-31', 'ytd', '2023-12-29', 10.02],
  ['SPX', '2023-12-29', 'ytd', '2022-12-30', 24.23],
  ['SPX', '2026-07-23', 'ytd', '2025-12-31', 8.22],
  ['SPX', '2026-07-23', '2024-01-01..2024-12-31', '2023-12-29', 23.31],
  ['SPX', '2024-12-31', '21s', '2024-11-29', -2.5],
] as const;

describe.skipIf(!hasReality)('spans of real closes (skipped where ../shared/reality is absent)', () => {
  it.each(vectors)('%s as of %s over %s is measured from %s: %s%%', (symbol, asOf, range, base, percent) => {
    const { rows, headlines } = perform(asOf, range, { symbols: symbol });
    expect([rows[0]?.date, rows[0]?.[symbol]]).toEqual([base, 100]);
    expect(Number(rows.at(-1)?.[symbol]) - 100).toBeCloseTo(percent, 2);
    expect(headlines[0]?.text).toContain(percent < 0 ? `−${Math.abs(percent).toFixed(2)}%` : `+${percent.toFixed(2)}%`);
    expect(Number(lead(asOf, range, { symbols: symbol, horizon: 'shown' }).rows[0]?.return_shown_pct)).toBeCloseTo(percent, 2);
    expect(Number(ratio.compute(makeContext(asOf, range), ratio.params.parse({ a: symbol, b: symbol })).rows[0]?.value)).toBe(100);
  });

  it('21 sessions are 21 returns', () => {
    expect(perform('2024-12-31', '21s', { symbols: 'SPX' }).rows).toHaveLength(22);
  });

  it('compares from the first close that all have, and says which', () => {
    const { rows, range, flags, headlines } = perform('2026-07-23', 'max', { symbols: 'SPX,META' });
    expect(rows[0]).toMatchObject({ date: '2012-05-18', SPX: 100, META: 100 });
    expect(range?.base).toBe(range?.first);
    expect(flags.find(({ code }) => code === 'first-close')).toMatchObject({ symbols: ['META'], dates: ['2012-05-18'] });
    expect(headlines[0]?.text).toMatch(/^Of two instruments META did better from the close of 18 May 2012 /);
    const each = perform('2026-07-23', 'max', { symbols: 'SPX,META', align: 'each' });
    expect(each.rows[0]).toMatchObject({ date: '1927-12-30', SPX: 100, META: null });
    expect(each.headlines[0]?.text).toMatch(
      /^Each from its own start to 23 Jul 2026: the S&P 500 \+.* from 30 Dec 1927, META \+.* from 18 May 2012\.$/,
    );
  });

  it('M7 has every return whose two ends it has, however many closes Alphabet lacks between them', () => {
    const { market } = makeContext('2026-08-20', '1y');
    const closes = market.series.get('M7')?.close ?? new Float64Array(0);
    const last = market.sessions.length - 1;
    expect(closes.subarray(last - 126).filter(Number.isNaN).length).toBeGreaterThanOrEqual(6);
    const [row] = lead('2026-08-20', '1y', { symbols: 'M7' }).rows;
    for (const [key, sessions] of [
      ['1d', 1],
      ['5d', 5],
      ['1m', 21],
      ['3m', 63],
      ['6m', 126],
      ['1y', 252],
    ] as const) {
      const start = closes[last - sessions] ?? NaN;
      const wanted = ((closes[last] ?? NaN) / start - 1) * 100;
      if (Number.isNaN(start)) expect(row?.[`return_${key}_pct`]).toBeNull();
      else expect(row?.[`return_${key}_pct`]).toBeCloseTo(wanted, 9);
    }
    expect(row?.return_6m_pct).not.toBeNull();
    expect(row?.return_ytd_pct).not.toBeNull();
  });
});

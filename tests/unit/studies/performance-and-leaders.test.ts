import { describe, expect, it } from 'vitest';
import { leaders } from '@/lib/studies/leaders';
import { performance } from '@/lib/studies/performance';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const market = makeMarket('2023-12-28', { SPX: [100, 104, 102, 103], RUT: [NaN, 50, NaN, 55], NDX: [10, 10, 11, 11] });

describe('performance', () => {
  const run = (query: Record<string, string>, shown?: number) => performance.compute(makeContext(market, undefined, shown), performance.params.parse(query));

  it('rebases each to 100 at its first close shown, and says that this is for display', () => {
    const { rows, columns, flags } = run({ symbols: 'SPX,RUT' });
    expect(columns.map((column) => column.key)).toEqual(['date', 'SPX', 'RUT', 'provisional', 'source']);
    expect(rows.map((row) => [row.SPX, row.RUT])).toEqual([[100, null], [104, 100], [102, null], [103, expect.closeTo(110, 9)]]);
    expect(flags.find((flag) => flag.code === 'display-only')?.message).toContain('RUT starts later');
    expect(run({ symbols: 'SPX' }, 2).rows[0]?.SPX).toBe(100);
  });

  it('shows levels as stored, on the axis asked for', () => {
    const { rows, chart, flags } = run({ symbols: 'spx', mode: 'level', axis: 'log' });
    expect(rows.map((row) => row.SPX)).toEqual([100, 104, 102, 103]);
    expect(chart).toMatchObject({ kind: 'lines', scale: 'log', baseline: null });
    expect(flags.map((flag) => flag.code)).not.toContain('display-only');
  });

  it('names the best and the worst', () => {
    expect(run({ symbols: 'SPX,RUT' }).headlines[0]?.text).toBe(
      'Of two instruments the RUT did best from 28 Dec 2023 to 3 Jan 2024, +10.00%, and the SPX worst, +3.00%.',
    );
  });

  it('takes one to ten symbols', () => {
    expect(performance.params.safeParse({ symbols: '' }).success).toBe(false);
    expect(performance.params.safeParse({ symbols: 'A,B,C,D,E,F,G,H,I,J,K' }).success).toBe(false);
  });
});

describe('leaders', () => {
  const run = (query: Record<string, string>) => leaders.compute(makeContext(market), leaders.params.parse(query));

  it('ranks over each horizon; a gap inside the window is missing and not ranked', () => {
    const { rows } = run({ symbols: 'SPX,RUT,NDX' });
    expect(rows.map((row) => row.symbol)).toEqual(['SPX', 'NDX', 'RUT']);
    expect(rows[0]).toMatchObject({ return_1d_pct: expect.closeTo(100 / 102, 9), rank_1d: 1, return_ytd_pct: expect.closeTo(-100 / 104, 9), rank_ytd: 2, return_1y_pct: null, rank_1y: null });
    expect(rows[2]).toMatchObject({ return_1d_pct: null, rank_1d: null, return_ytd_pct: null });
  });

  it('does not depend on the order of the symbols', () => {
    expect(run({ symbols: 'NDX,RUT,SPX' }).rows).toEqual(run({ symbols: 'SPX,RUT,NDX' }).rows);
  });

  it('says who did best, and whose history is short', () => {
    const { headlines, flags } = run({ symbols: 'SPX,NDX' });
    expect(headlines[0]?.text).toBe('Of two instruments the SPX (+0.98%) did best on 3 Jan 2024 and the NDX (0.00%) worst.');
    expect(flags.filter((flag) => flag.code === 'short-history')).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { leaders } from '@/lib/studies/moves/leaders/study';
import { performance } from '@/lib/studies/moves/performance/study';
import { makeMarket } from '@/tests/support/make-market';
import { rangeOf } from '@/lib/market/study-range';
import { makeContext } from '@/tests/support/study-context';

const market = makeMarket('2023-12-28', { SPX: [100, 104, 102, 103], RUT: [NaN, 50, NaN, 55], NDX: [10, 10, 11, 11] });

describe('performance', () => {
  const run = (query: Record<string, string>, shown?: number) =>
    performance.compute(makeContext(market, undefined, shown), performance.params.parse(query));

  it('compares from the latest first close, says so, and says that rebasing is for display', () => {
    const { rows, columns, flags, range } = run({ symbols: 'SPX,RUT' });
    expect(columns.map((column) => column.key)).toEqual(['date', 'SPX', 'RUT', 'provisional', 'source']);
    expect(rows.map((row) => [row.date, row.SPX, row.RUT])).toEqual([
      ['2023-12-29', 100, 100],
      ['2024-01-02', expect.closeTo(10200 / 104, 9), null],
      ['2024-01-03', expect.closeTo(10300 / 104, 9), expect.closeTo(110, 9)],
    ]);
    expect(range).toEqual({ base: 1, first: 1, last: 3 });
    expect(flags.find((flag) => flag.code === 'first-close')).toMatchObject({
      symbols: ['RUT'],
      dates: ['2023-12-29'],
      message: 'Compared from the close of 29 Dec 2023, the first of the RUT; the other has earlier ones.',
    });
    expect(flags.find((flag) => flag.code === 'display-only')?.message).toContain('at the close of 29 Dec 2023');
  });

  it('is 100 at the base, the close before the first session shown, which is its first row', () => {
    const { rows, headlines, range, flags } = run({ symbols: 'SPX' }, 2);
    expect(rows.map((row) => row.date)).toEqual(['2023-12-29', '2024-01-02', '2024-01-03']);
    expect(rows[0]?.SPX).toBe(100);
    expect(range).toEqual({ base: 1, first: 2, last: 3 });
    expect(headlines[0]?.text).toBe('The SPX moved −0.96% from the close of 29 Dec 2023 to that of 3 Jan 2024.');
    expect(flags.map(({ code }) => code)).not.toContain('first-close');
  });

  it('without a close before the range measures from its first, and says so', () => {
    const { flags, range } = run({ symbols: 'SPX' });
    expect(range).toEqual({ base: 0, first: 0, last: 3 });
    expect(flags.find((flag) => flag.code === 'first-close')?.message).toBe(
      'Measured from the close of 28 Dec 2023, the first of the SPX: none is known before it.',
    );
  });

  it('begins every line where it begins when asked to, and ranks nothing', () => {
    const { rows, headlines, range } = run({ symbols: 'SPX,RUT', align: 'each' });
    expect(rows.map((row) => [row.SPX, row.RUT])).toEqual([
      [100, null],
      [104, 100],
      [102, null],
      [103, expect.closeTo(110, 9)],
    ]);
    expect(range).toEqual({ base: 0, first: 0, last: 3 });
    expect(headlines[0]?.text).toBe(
      'Each from its own start to 3 Jan 2024: the SPX +3.00% from 28 Dec 2023, the RUT +10.00% from 29 Dec 2023.',
    );
  });

  it('has no return where the close at an end is missing, and names the instrument', () => {
    const { rows, flags, headlines } = run({ symbols: 'SPX,RUT' }, 1);
    expect(rows.map((row) => row.RUT)).toEqual([null, null]);
    expect(headlines[0]?.text).toBe('The SPX moved +0.98% from the close of 2 Jan 2024 to that of 3 Jan 2024.');
    expect(flags.find((flag) => flag.code === 'eligibility')?.message).toBe(
      'The RUT has no close on 2 Jan 2024, from which the range is measured, and so no return over it.',
    );
  });

  it('leaves out what is listed only later, and says so', () => {
    const { flags, range } = performance.compute(makeContext(market, '2023-12-29'), performance.params.parse({ symbols: 'SPX,RUT' }));
    expect(range).toEqual({ base: 0, first: 0, last: 1 });
    expect(flags.find((flag) => flag.code === 'short-history')?.message).toBe(
      'The RUT has no return here: its first close is that of 29 Dec 2023.',
    );
  });

  it('says that there is nothing to measure up to the last session shown, not up to the last that is known', () => {
    const context = makeContext(market);
    const { headlines } = performance.compute({ ...context, range: rangeOf(1, 1) }, performance.params.parse({ symbols: 'RUT' }));
    expect(headlines[0]?.text).toBe('There is nothing to measure for the RUT up to 29 Dec 2023.');
  });

  it('shows levels as stored, on the axis asked for', () => {
    const { rows, chart, flags } = run({ symbols: 'spx', mode: 'level', axis: 'log' });
    expect(rows.map((row) => row.SPX)).toEqual([100, 104, 102, 103]);
    expect(chart).toMatchObject({ kind: 'lines', scale: 'log', baseline: null });
    expect(flags.map((flag) => flag.code)).not.toContain('display-only');
  });

  it('names the better and the worse of two', () => {
    expect(run({ symbols: 'SPX,RUT' }).headlines[0]?.text).toBe(
      'Of two instruments the RUT did better from the close of 29 Dec 2023 to that of 3 Jan 2024, +10.00%, and the SPX worse, −0.96%.',
    );
  });

  it('takes one to twenty symbols', () => {
    expect(performance.params.safeParse({ symbols: '' }).success).toBe(false);
    expect(performance.params.safeParse({ symbols: 'A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T' }).success).toBe(true);
    expect(performance.params.safeParse({ symbols: 'A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U' }).success).toBe(false);
  });
});

describe('leaders', () => {
  const run = (query: Record<string, string>, shown?: number) =>
    leaders.compute(makeContext(market, undefined, shown), leaders.params.parse(query));

  it('ranks over each horizon; a gap at an end is missing and not ranked, one inside is no matter', () => {
    const { rows } = run({ symbols: 'SPX,RUT,NDX' });
    expect(rows.map((row) => row.symbol)).toEqual(['SPX', 'NDX', 'RUT']);
    expect(rows[0]).toMatchObject({
      return_1d_pct: expect.closeTo(100 / 102, 9),
      rank_1d: 1,
      return_ytd_pct: expect.closeTo(-100 / 104, 9),
      rank_ytd: 3,
      return_1y_pct: null,
      rank_1y: null,
    });
    expect(rows[2]).toMatchObject({ return_1d_pct: null, rank_1d: null, return_ytd_pct: expect.closeTo(10, 9), rank_ytd: 1 });
  });

  it('does not depend on the order of the symbols', () => {
    expect(run({ symbols: 'NDX,RUT,SPX' }).rows).toEqual(run({ symbols: 'SPX,RUT,NDX' }).rows);
  });

  it('says who did best, and whose history is short', () => {
    const { headlines, flags } = run({ symbols: 'SPX,NDX' });
    expect(headlines[0]?.text).toBe('Of two instruments the SPX (+0.98%) did better on 3 Jan 2024 and the NDX (0.00%) worse.');
    expect(flags.filter((flag) => flag.code === 'short-history')).toHaveLength(2);
  });

  it('follows the horizon and the last session shown', () => {
    const { headlines, chart, rows, range } = leaders.compute(
      { ...makeContext(market), range: { base: 0, first: 1, last: 2 } },
      leaders.params.parse({ symbols: 'SPX,NDX', horizon: 'shown' }),
    );
    expect(headlines[0]?.text).toBe(
      'Of two instruments the NDX (+10.00%) did better from the close of 28 Dec 2023 to that of 2 Jan 2024 and the SPX (+2.00%) worse.',
    );
    expect(chart).toMatchObject({ valueKey: 'return_shown_pct', ranged: true });
    expect(rows.map((row) => [row.symbol, row.rank_shown, row.return_1d_pct])).toEqual([
      ['NDX', 1, expect.closeTo(10, 9)],
      ['SPX', 2, expect.closeTo(-200 / 104, 9)],
    ]);
    expect(range).toEqual({ base: 0, first: 1, last: 2 });
    expect(run({ symbols: 'SPX,NDX', horizon: 'ytd' }).headlines[0]?.text).toContain('from the close of 29 Dec 2023 to that of 3 Jan 2024');
  });

  it('puts the points against a benchmark beside each return', () => {
    const { rows, columns, headlines } = run({ symbols: 'SPX,NDX', benchmark: 'SPX', horizon: 'ytd' });
    const keys = columns.map(({ key }) => key);
    expect(keys.indexOf('lead_ytd_pp')).toBe(keys.indexOf('return_ytd_pct') + 1);
    expect(rows.find((row) => row.symbol === 'NDX')).toMatchObject({
      return_ytd_pct: expect.closeTo(10, 9),
      lead_ytd_pp: expect.closeTo(10 + 100 / 104, 9),
    });
    expect(headlines[0]?.detail).toBe('The SPX returned −0.96%; the other did better.');
    expect(run({ symbols: 'SPX,NDX,RUT', benchmark: 'SPX', horizon: 'ytd' }).headlines[0]?.detail).toBe(
      'The SPX returned −0.96%; both of the others did better.',
    );
    // The sentence has said it already.
    expect(run({ symbols: 'SPX', benchmark: 'SPX' }).headlines[0]?.detail).toBe('');
    expect(run({ symbols: 'SPX', benchmark: 'SPX' }).columns.length).toBeGreaterThan(run({ symbols: 'SPX' }).columns.length);
  });
});

import { describe, expect, it } from 'vitest';
import { drawdowns } from '@/lib/studies/moves/drawdowns/study';
import { records } from '@/lib/studies/moves/records/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const closes = [100, 110, 110, 99, 80, 115, 120, 114];
const market = makeMarket('2023-12-27', { SPX: closes });

describe('records', () => {
  const run = (query: Record<string, string>, shown?: number) =>
    records.compute(makeContext(market, undefined, shown), records.params.parse(query));

  it('counts per year, the first close not being one', () => {
    expect(run({}).rows).toEqual([
      { year: 2023, records: 1, sessions: 3, share_pct: expect.closeTo(33.333333, 5), provisional: false },
      { year: 2024, records: 2, sessions: 5, share_pct: 40, provisional: false },
    ]);
    expect(run({ ties: 'include' }).rows[0]?.records).toBe(2);
  });

  it('lists every record with its number in the year, gap and run', () => {
    expect(run({}).events?.rows.map((row) => [row.date, row.number_in_year, row.gap_sessions, row.run_sessions])).toEqual([
      ['2023-12-28', 1, 1, 1],
      ['2024-01-04', 1, 4, 1],
      ['2024-01-05', 2, 1, 2],
    ]);
  });

  it('keeps the count of the whole year when the range shows a part of it', () => {
    expect(run({}, 1).rows).toMatchObject([{ year: 2024, records: 2, sessions: 5 }]);
    expect(run({}, 1).events?.rows).toEqual([]);
  });

  it('says how far below the record it is', () => {
    expect(run({}).headlines[0]).toEqual({
      text: 'The SPX is 5.00% below its record close of 120.00 on 5 Jan 2024, with two records in 2024.',
      detail: 'one session since a record',
      provisional: false,
    });
  });

  it('says that highs are not stored', () => {
    const { rows, flags } = run({ price: 'high' });
    expect(rows).toEqual([]);
    expect(flags.map((flag) => flag.code)).toContain('unavailable');
  });

  it('counts records of the high where it is stored', () => {
    const withHigh = makeMarket('2024-01-02', { SPX: [10, 11, 12] }, { high: [12, 11.5, 13] });
    const { rows } = records.compute(makeContext(withHigh), records.params.parse({ price: 'high' }));
    expect(rows[0]?.records).toBe(1);
  });
});

describe('drawdowns', () => {
  const run = (query: Record<string, string>, shown?: number) =>
    drawdowns.compute(makeContext(market, undefined, shown), drawdowns.params.parse(query));

  it('lists each fall with its peak, trough, recovery, depth and lengths', () => {
    expect(run({ minDepthPct: '5' }).rows).toEqual([
      {
        peak: '2023-12-29',
        trough: '2024-01-03',
        recovery: '2024-01-04',
        depth_pct: expect.closeTo(-27.272727, 5),
        sessions_down: 2,
        sessions_up: 1,
        status: 'recovered',
        bear_confirmed: '2024-01-03',
        rank: 1,
        provisional: false,
      },
      {
        peak: '2024-01-05',
        trough: '2024-01-08',
        recovery: null,
        depth_pct: expect.closeTo(-5, 9),
        sessions_down: 1,
        sessions_up: null,
        status: 'open',
        bear_confirmed: null,
        rank: 2,
        provisional: false,
      },
    ]);
  });

  it('hang from zero as a curve of every close against the record before it, the deepest falls marked', () => {
    const { tables } = run({ minDepthPct: '5' });
    const curve = tables?.find(({ id }) => id === 'underwater');
    expect(curve?.rows.map(({ value }) => value)).toEqual(
      [0, 0, 0, -10, -27.27272727, 0, 0, -5].map((value): unknown => expect.closeTo(value, 6)),
    );
    expect(curve?.leads).toBe(true);
    expect(curve?.chart).toMatchObject({
      kind: 'lines',
      form: 'area',
      baseline: 0,
      marks: [
        { date: '2024-01-03', emphasis: false },
        { date: '2024-01-08', emphasis: true },
      ],
    });
    expect(run({}, 1).tables?.[0]?.rows).toHaveLength(1);
  });

  it('shows those that meet the range', () => {
    expect(run({ minDepthPct: '5' }, 1).rows.map((row) => row.peak)).toEqual(['2024-01-05']);
  });

  it('ranks the fall that is on', () => {
    expect(run({ minDepthPct: '5' }).headlines[0]?.text).toBe(
      'The SPX is 5.00% below its record close of 120.00 on 5 Jan 2024; the fall of 5.00% to 8 Jan 2024 is the second deepest of two of 5% or more since December 2023.',
    );
    expect(run({ minDepthPct: '5' }).headlines[0]?.detail).toBe(
      'no bear market at 20% · the fall before it of 5% or more: 27.27% from 29 Dec 2023 to 3 Jan 2024',
    );
    expect(run({ minDepthPct: '0' }).headlines[0]?.text).toMatch(/ of two of any size since December 2023\.$/);
    expect(run({ minDepthPct: '10' }).headlines[0]?.text).toBe('The SPX is 5.00% below its record close of 120.00 on 5 Jan 2024.');
  });
});

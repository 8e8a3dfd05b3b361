import { describe, expect, it } from 'vitest';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeContext } from '@/tests/support/study-context';

function run(query: Record<string, string>, symbols: readonly string[], asOf?: string) {
  return streaks.compute(makeContext(requireRealityMarket(symbols), asOf), streaks.params.parse(query));
}

describe.skipIf(!hasReality)('streaks on real closes (../shared/reality)', () => {
  it('finds the five runs of five 1% days of the Russell 2000', () => {
    const { rows } = run({ symbol: 'RUT', thresholdPct: '1', length: '5' }, ['RUT'], '2024-08-02');
    expect(rows.map((row) => row.reached)).toEqual(['1998-10-20', '2000-01-20', '2009-09-10', '2020-04-28', '2024-07-16']);
    expect(rows.map((row) => row.sessions)).toEqual([5, 6, 5, 6, 5]);
  });

  it('finds seven sessions when every session is an event', () => {
    const { rows } = run({ symbol: 'RUT', thresholdPct: '1', length: '5', mode: 'nested' }, ['RUT'], '2024-08-02');
    expect(rows).toHaveLength(7);
  });

  it('says so on 16 July 2024, with the close that a sixth day needs', () => {
    const { headlines } = run({ symbol: 'RUT' }, ['RUT'], '2024-07-16');
    expect(headlines[0]?.text).toBe(
      'The Russell 2000 rose 1% or more for a fifth straight session, the fifth such run since December 1978.',
    );
    expect(headlines[0]?.detail).toBe('last 28 Apr 2020 · a close at or above 2,286.31 would make six');
  });

  it('asks for 2,208.90 after 2,187.02', () => {
    const { headlines } = run({ symbol: 'RUT' }, ['RUT'], '2024-07-15');
    expect(headlines[0]?.detail).toContain('now four in a row · a close at or above 2,208.90 would make five');
  });

  it('finds the longest run of the S&P 500', () => {
    const { rows } = run({ symbol: 'SPX', thresholdPct: '0', length: '14' }, ['SPX']);
    expect(rows.map((row) => [row.start, row.end, row.sessions])).toEqual([['1971-03-26', '1971-04-15', 14]]);
  });

  it('finds the longest relative run of the Russell 2000, 1987 to 2024', () => {
    const { rows } = run({ symbol: 'RUT', versus: 'SPX', thresholdPct: '0', length: '10' }, ['RUT', 'SPX'], '2024-12-31');
    const late = rows.filter((row) => String(row.start) >= '1987');
    const longest = late.reduce((best, row) => (Number(row.sessions) > Number(best.sessions) ? row : best), late[0] ?? {});
    expect([longest.start, longest.end, longest.sessions]).toEqual(['1996-04-16', '1996-05-07', 16]);
  });

  it('interrupts and flags a gap of GOOGL, and is fast', () => {
    const market = requireRealityMarket(['GOOGL', 'SPX']);
    const { flags } = streaks.compute(makeContext(market), streaks.params.parse({ symbol: 'GOOGL', thresholdPct: '0', length: '1' }));
    expect(flags.find((flag) => flag.code === 'gap')?.dates).toContain('2024-10-01');
    const nested = streaks.compute(
      makeContext(market),
      streaks.params.parse({ symbol: 'GOOGL', thresholdPct: '0', length: '1', direction: 'down' }),
    );
    const before = [
      ...nested.rows,
      ...streaks.compute(makeContext(market), streaks.params.parse({ symbol: 'GOOGL', thresholdPct: '0', length: '1' })).rows,
    ];
    expect(before.find((row) => row.end === '2024-09-30')?.status).toBe('interrupted');
  });
});

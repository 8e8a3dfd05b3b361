import { describe, expect, it } from 'vitest';
import { drawdowns } from '@/lib/studies/moves/drawdowns/study';
import { records } from '@/lib/studies/moves/records/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeContext } from '@/tests/support/study-context';

function countRecords(query: Record<string, string>, asOf?: string) {
  const { rows } = records.compute(makeContext(requireRealityMarket(['SPX']), asOf), records.params.parse(query));
  return new Map(rows.map((row) => [row.year, row]));
}

describe.skipIf(!hasReality)('records and drawdowns on real closes (../shared/reality)', () => {
  it('counts the records of the S&P 500 as published', () => {
    const counts = countRecords({ symbol: 'SPX' });
    expect(counts.get(1995)?.records).toBe(77);
    expect(counts.get(2024)).toMatchObject({ records: 57, sessions: 252 });
    expect(counts.get(1929)?.records).toBe(43);
    expect(countRecords({ symbol: 'SPX', ties: 'include' }).get(1929)?.records).toBe(45);
    expect(countRecords({ symbol: 'SPX', price: 'high' }).get(2024)?.records).toBe(62);
  });

  it('counts 38 in 2024 up to 16 July and says so', () => {
    expect(countRecords({ symbol: 'SPX' }, '2024-07-16').get(2024)?.records).toBe(38);
    const { headlines } = records.compute(makeContext(requireRealityMarket(['SPX']), '2024-07-16'), records.params.parse({}));
    expect(headlines[0]?.text).toBe('The S&P 500 closed at a record, its 38th of 2024.');
    expect(headlines[0]?.detail).toContain('28% of sessions this year');
  });

  it('finds the fall of 2020', () => {
    const { rows } = drawdowns.compute(makeContext(requireRealityMarket(['SPX'])), drawdowns.params.parse({ symbol: 'SPX' }));
    const fall = rows.find((row) => row.peak === '2020-02-19');
    expect(fall).toMatchObject({ trough: '2020-03-23', recovery: '2020-08-18', status: 'recovered', bear_confirmed: '2020-03-12' });
    expect(Number(fall?.depth_pct)).toBeCloseTo(-33.92, 2);
  });
});

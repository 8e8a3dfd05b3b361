import { describe, expect, it } from 'vitest';
import {
  countRecordsPerYear,
  drawdownSeries,
  findDrawdowns,
  findGaps,
  findRecords,
  rankDescending,
  runningMax,
  windowReturn,
} from '@/lib/metrics';

const nan = NaN;

describe('records', () => {
  it('are strict, the first value is none, and a gap is skipped', () => {
    expect(findRecords(Float64Array.of(nan, 10, 11, nan, 11, 12, 13), false)).toEqual([
      { index: 2, level: 11, gapSessions: 1, runLength: 1 },
      { index: 5, level: 12, gapSessions: 3, runLength: 1 },
      { index: 6, level: 13, gapSessions: 1, runLength: 2 },
    ]);
    expect(findRecords(Float64Array.of(10, 10, 11), true).map((event) => event.index)).toEqual([1, 2]);
  });

  it('of highs that begin late rest on the closes before, and nothing is known of the wait for the first', () => {
    const closes = Float64Array.of(10, 12, 11, 13, 14);
    expect(findRecords(Float64Array.of(nan, nan, 11.5, 13.5, 14.5), false, closes)).toEqual([
      { index: 3, level: 13.5, gapSessions: 1, runLength: 1 },
      { index: 4, level: 14.5, gapSessions: 1, runLength: 2 },
    ]);
    expect(findRecords(Float64Array.of(nan, nan, 12.5, 12.4, 14.5), false, closes)).toEqual([
      { index: 2, level: 12.5, gapSessions: nan, runLength: 1 },
      { index: 4, level: 14.5, gapSessions: 2, runLength: 1 },
    ]);
  });

  it('are counted per calendar year over sessions that have a value', () => {
    const values = Float64Array.of(10, 11, nan, 12);
    const years = Int16Array.of(2023, 2023, 2024, 2024);
    expect(countRecordsPerYear(values, years, findRecords(values, false))).toEqual([
      { year: 2023, records: 1, sessions: 2, first: 0, last: 1 },
      { year: 2024, records: 1, sessions: 1, first: 3, last: 3 },
    ]);
    expect(() => countRecordsPerYear(values, new Int16Array(1), [])).toThrow(/1 entries for 4 values/);
  });

  it('rest on the running maximum', () => {
    expect(Array.from(runningMax(Float64Array.of(nan, 2, 1, nan, 3)))).toEqual([nan, 2, 2, 2, 3]);
  });
});

describe('drawdowns', () => {
  it('start at the last close at the old maximum and end at the first at or above it', () => {
    expect(findDrawdowns(Float64Array.of(90, 100, 100, 80, 80, 100, 99), 0.05, 0.2)).toEqual([
      { peak: 2, trough: 3, recovery: 5, depth: 80 / 100 - 1, sessionsDown: 1, sessionsUp: 2, confirmed: 3 },
    ]);
  });

  it('stay open without a recovery', () => {
    const [open] = findDrawdowns(Float64Array.of(100, 90, nan, 95), 0.1, 0.2);
    expect(open).toMatchObject({ peak: 0, trough: 1, recovery: null, sessionsUp: null, confirmed: null });
  });

  it('have a value at each session that has a close', () => {
    expect(Array.from(drawdownSeries(Float64Array.of(nan, 100, 90, nan, 110)))).toEqual([nan, 0, 90 / 100 - 1, nan, 0]);
  });
});

describe('cross-sections and windows', () => {
  it('ranks share places and leave missing members out', () => {
    expect(Array.from(rankDescending(Float64Array.of(5, 7, nan, 7)))).toEqual([3, 1, nan, 1]);
  });

  it('a window return needs its two ends alone', () => {
    const closes = Float64Array.of(100, 110, nan, 120, 132);
    expect(windowReturn(closes, 4, 1)).toBeCloseTo(0.1, 12);
    expect(windowReturn(closes, 3, 2)).toBeCloseTo(120 / 110 - 1, 12);
    expect(windowReturn(closes, 4, 2)).toBeNaN();
    expect(windowReturn(closes, 1, 2)).toBeNaN();
  });

  it('gaps lie strictly inside', () => {
    expect(findGaps(Float64Array.of(nan, 5, nan, 6, nan))).toEqual([2]);
  });
});

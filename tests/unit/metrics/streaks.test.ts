import { describe, expect, it } from 'vitest';
import { findRuns, markMoves, markRelativeMoves, meetsThreshold, neededClose, runLengths } from '@/lib/metrics';

const nan = NaN;

describe('meetsThreshold', () => {
  it.each([
    ['100 -> 101.5 meets 1.5%', 101.5 / 100 - 1, 'up', 0.015, false, true],
    ['+0.99999% is not 1%', 0.0099999, 'up', 0.01, false, false],
    ['a fall is judged downwards', -0.02, 'down', 0.02, false, true],
    ['an unchanged close is strictly neither', 0, 'up', 0, false, false],
    ['an unchanged close counts with ties', 0, 'down', 0, true, true],
    ['the slack does not make a tie of a threshold of 0', -1e-13, 'up', 0, true, false],
    ['missing never counts', nan, 'up', 0, true, false],
  ] as const)('%s', (_, change, direction, theta, ties, expected) => {
    expect(meetsThreshold(change, direction, theta, ties)).toBe(expected);
  });
});

describe('findRuns', () => {
  it('tells open, closed and interrupted, and what may have begun before', () => {
    const runs = findRuns(Int8Array.of(-1, 1, 1, 0, 1, -1, -1, 1, 1, -1), 1, 'maximal');
    expect(runs).toEqual([
      { start: 1, reached: 1, end: 2, length: 2, status: 'closed', atLeast: true },
      { start: 4, reached: 4, end: 4, length: 1, status: 'interrupted', atLeast: false },
      { start: 7, reached: 7, end: 8, length: 2, status: 'open', atLeast: false },
    ]);
  });

  it('calls a run before a gap interrupted although no return follows it yet', () => {
    expect(findRuns(markMoves(Float64Array.of(1, 2, 3, nan, 4), 'up', 0, false), 1, 'maximal', 4)).toMatchObject([
      { end: 2, status: 'interrupted' },
    ]);
    expect(findRuns(markMoves(Float64Array.of(1, 2, 3, nan, nan), 'up', 0, false), 1, 'maximal', 2)).toMatchObject([
      { end: 2, status: 'open' },
    ]);
  });

  it('gives one entry per session when nested', () => {
    const runs = findRuns(Int8Array.of(0, 1, 1, 1, 0), 2, 'nested');
    expect(runs.map((run) => [run.start, run.reached, run.end, run.length])).toEqual([
      [1, 2, 2, 2],
      [2, 3, 3, 2],
    ]);
  });

  it('finds nothing in nothing, and refuses a length below one', () => {
    expect(findRuns(new Int8Array(0), 1, 'maximal')).toEqual([]);
    expect(findRuns(Int8Array.of(-1, -1), 1, 'maximal')).toEqual([]);
    expect(() => findRuns(new Int8Array(0), 0, 'maximal')).toThrow(/whole number from 1/);
  });
});

describe('marks and lengths', () => {
  it('marks moves, missing beside a gap', () => {
    expect(Array.from(markMoves(Float64Array.of(100, 101, 101, nan, 99, 100), 'up', 0, false))).toEqual([-1, 1, 0, -1, -1, 1]);
    // To either side alike; a close that did not change moved to none, ties or not.
    expect(Array.from(markMoves(Float64Array.of(100, 101, 101, nan, 99, 98), 'either', 0, true))).toEqual([-1, 1, 0, -1, -1, 1]);
    expect(Array.from(markMoves(Float64Array.of(100, 102, 99.96, 101), 'either', 0.02, false))).toEqual([-1, 1, 1, 0]);
  });

  it('marks relative moves, missing where either is', () => {
    expect(Array.from(markRelativeMoves(Float64Array.of(1, 2, 2), Float64Array.of(1, 1, nan), 'up', 0, false))).toEqual([-1, 1, -1]);
    expect(() => markRelativeMoves(Float64Array.of(1), new Float64Array(2), 'up', 0, false)).toThrow(/one length/);
  });

  it('counts sessions in a row', () => {
    expect(Array.from(runLengths(Int8Array.of(-1, 1, 1, 0, 1)))).toEqual([nan, 1, 2, 0, 1]);
  });
});

describe('neededClose', () => {
  it('asks for 2,208.90 after 2,187.02 at 1%, where 2,208.89 is not enough', () => {
    expect(neededClose(2187.02, 'up', 0.01, false)).toBe(2208.9);
  });

  it('is one tick beyond at a threshold of 0, the close itself with ties', () => {
    expect(neededClose(100, 'up', 0, false)).toBe(100.01);
    expect(neededClose(100, 'down', 0, false)).toBe(99.99);
    expect(neededClose(100, 'up', 0, true)).toBe(100);
  });

  it('is missing without a close, and for a fall that no price can make', () => {
    expect(neededClose(nan, 'up', 0.01, false)).toBeNaN();
    expect(neededClose(100, 'down', 1, false)).toBeNaN();
  });
});

import { describe, expect, it } from 'vitest';
import { markCrossings, markMeanSide, oppositeMarks, rollingMarks, sessionsBetween } from '@/lib/metrics';

const marks = Int8Array.of(-1, 1, 0, 1, 1, -1, 0, 1, 0, 0);

describe('marks of sessions', () => {
  it('are changed about, and what is missing stays so', () => {
    expect([...oppositeMarks(marks)]).toEqual([-1, 0, 1, 0, 0, -1, 1, 0, 1, 1]);
  });
  it('are counted in windows that are full', () => {
    expect([...rollingMarks(marks, 2)]).toEqual([NaN, NaN, 1, 1, 2, NaN, NaN, 1, 1, 0]);
    expect([...rollingMarks(marks, 1)]).toEqual([NaN, 1, 0, 1, 1, NaN, 0, 1, 0, 0]);
    expect([...rollingMarks(marks, 11)].every(Number.isNaN)).toBe(true);
  });
  it('have sessions between them, a gap counted as what it is', () => {
    expect([...sessionsBetween(marks)]).toEqual([NaN, 0, NaN, 1, 0, NaN, NaN, 2, NaN, NaN]);
    // Before the first lie those that are known to be none.
    expect([...sessionsBetween(Int8Array.of(0, 0, 1, 1))]).toEqual([NaN, NaN, 2, 0]);
    expect([...sessionsBetween(Int8Array.of(0, -1, 0, 1, -1, 1))]).toEqual([NaN, NaN, NaN, 1, NaN, 1]);
  });
  it('tell where a line comes to a side of a mean, from the mean itself too, and nothing beside a gap', () => {
    const line = Float64Array.of(1, 3, 3, 2, 3, NaN, 3, 1);
    const mean = new Float64Array(8).fill(2);
    expect([...markCrossings(line, mean, 'up')]).toEqual([-1, 1, 0, 0, 1, -1, -1, 0]);
    expect([...markCrossings(line, mean, 'down')]).toEqual([-1, 0, 0, 0, 0, -1, -1, 1]);
    expect([...markCrossings(line, new Float64Array(8).fill(NaN), 'up')].every((mark) => mark === -1)).toBe(true);
  });
  it('tell on which side of a mean a close is, and that one on it is on none', () => {
    const closes = Float64Array.of(1, 3, 3, 1, NaN, 2, 4);
    expect([...markMeanSide(closes, 2, 'up')]).toEqual([-1, 1, 0, 0, -1, -1, 1]);
    expect([...markMeanSide(closes, 2, 'down')]).toEqual([-1, 0, 0, 1, -1, -1, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { knowCloses } from '@/lib/server/answers/know-closes';
import { makeMarket } from '../../support/make-market';

const sessions = ['2024-07-15', '2024-07-16', '2024-07-17', '2024-07-18', '2024-07-19'].map((day) => parseSessionDate(day));
const { findExtreme, findLastMove } = knowCloses(makeMarket('2024-07-15', { SPX: [100, 98, 99, 97.02, 99] }));
const [first, second, , fourth, last] = sessions as [
  (typeof sessions)[0],
  (typeof sessions)[0],
  unknown,
  (typeof sessions)[0],
  (typeof sessions)[0],
];

describe('what a reader asks of closes', () => {
  it('is the lowest or highest of a time, the first of equals, both ends in it', () => {
    expect(findExtreme('SPX', 'low', first, last)).toBe(fourth);
    expect(findExtreme('SPX', 'high', second, last)).toBe('2024-07-17');
    expect(findExtreme('SPX', 'low', parseSessionDate('2025-01-01'), parseSessionDate('2025-02-01'))).toBeNull();
    expect(findExtreme('RUT', 'low', first, last)).toBeNull();
  });

  it('is the last move of at least a size to its side, and none where there was none', () => {
    expect(findLastMove('SPX', { direction: 'down', pct: 2 }, first, last)).toBe(fourth);
    expect(findLastMove('SPX', { direction: 'down', pct: 2 }, first, second)).toBe(second);
    expect(findLastMove('SPX', { direction: 'up', pct: 2 }, first, fourth)).toBeNull();
    expect(findLastMove('SPX', { direction: 'either', pct: 2 }, first, last)).toBe(last);
    expect(findLastMove('RUT', { direction: 'down', pct: 2 }, first, last)).toBeNull();
  });
});

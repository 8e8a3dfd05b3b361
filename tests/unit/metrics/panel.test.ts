import { describe, expect, it } from 'vitest';
import { affectedSessions, breadthCounts, type BreadthInput } from '@/lib/metrics';

const nan = NaN;

function panelOf(
  closes: readonly (readonly number[])[],
  spans: readonly (readonly number[])[] = closes.map((series) => [0, series.length]),
): BreadthInput {
  return {
    sessionCount: closes[0]?.length ?? 0,
    firstOrdinal: 3,
    closes: closes.map((series) => Float64Array.from(series)),
    spans: spans.map((own) => Int32Array.from(own)),
  };
}

const options = { averageSessions: [3], highSessions: 3 };

describe('breadthCounts by hand', () => {
  it('counts moves against the session before, whether or not it was a member then', () => {
    const counts = breadthCounts(
      panelOf(
        [
          [1, 2, 2, 1],
          [4, 3, nan, 5],
        ],
        [
          [1, 4],
          [0, 9],
        ],
      ),
      options,
    );
    expect([...counts.members]).toEqual([1, 2, 2, 2]);
    expect([...counts.withClose]).toEqual([1, 2, 1, 2]);
    expect([...counts.advances]).toEqual([0, 1, 0, 0]);
    expect([...counts.declines]).toEqual([0, 1, 0, 1]);
    expect([...counts.unchanged]).toEqual([0, 0, 1, 0]);
  });

  it('a hole ends a window, and the closes before joining fill it', () => {
    const counts = breadthCounts(
      panelOf(
        [
          [1, 2, 3, nan, 4, 5, 6],
          [3, 2, 1, 2, 3, 2, 1],
        ],
        [
          [0, 7],
          [4, 6],
        ],
      ),
      options,
    );
    expect([...(counts.eligible[0] ?? [])]).toEqual([0, 0, 1, 0, 1, 1, 1]);
    expect([...(counts.above[0] ?? [])]).toEqual([0, 0, 1, 0, 1, 0, 1]);
    expect([...counts.eligibleHigh]).toEqual([0, 0, 1, 0, 1, 1, 1]);
    expect([...counts.newHighs]).toEqual([0, 0, 1, 0, 1, 0, 1]);
    expect([...counts.newLows]).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });

  it('a close that equals the largest of its window is a high, one at its mean is not above', () => {
    const flat = breadthCounts(
      panelOf([
        [5, 5, 5],
        [0.1, 0.1, 0.1],
      ]),
      options,
    );
    expect([...flat.newHighs]).toEqual([0, 0, 2]);
    expect([...flat.newLows]).toEqual([0, 0, 2]);
    expect([...(flat.above[0] ?? [])]).toEqual([0, 0, 0]);
    // A last step of e leaves the close two thirds of e above the mean of the three: once within 1e-12, once beyond it.
    const near = breadthCounts(
      panelOf([
        [1, 1, 1 + 1e-12],
        [1, 1, 1 + 1e-11],
      ]),
      options,
    );
    expect([...(near.above[0] ?? [])]).toEqual([0, 0, 1]);
  });

  it('an instrument that came back is counted once, also where its spells overlap', () => {
    const counts = breadthCounts(panelOf([[1, 2, 3, 4, 5, 6]], [[-3, 2, 1, 3, 4, 9]]), options);
    expect([...counts.members]).toEqual([1, 1, 1, 0, 1, 1]);
    expect([...counts.advances]).toEqual([0, 1, 1, 0, 1, 1]);
    expect([...counts.eligibleHigh]).toEqual([0, 0, 1, 0, 1, 1]);
  });

  it('an empty universe counts nobody', () => {
    const counts = breadthCounts({ sessionCount: 2, firstOrdinal: 0, closes: [], spans: [] }, options);
    expect([...counts.members]).toEqual([0, 0]);
    expect(counts.above).toHaveLength(1);
  });

  it('the example of its documentation', () => {
    const counts = breadthCounts(
      { sessionCount: 2, firstOrdinal: 0, closes: [Float64Array.of(1, 2)], spans: [Int32Array.of(0, 2)] },
      { averageSessions: [2], highSessions: 2 },
    );
    expect([[...counts.advances], [...(counts.above[0] ?? [])], [...counts.newHighs]]).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('says what it cannot count', () => {
    const panel = panelOf([[1, 2]]);
    expect(() => breadthCounts(panel, { averageSessions: [0], highSessions: 3 })).toThrow(
      'a window is a whole number of sessions of at least 1, not 0',
    );
    expect(() => breadthCounts(panel, { ...options, from: 2, to: 1 })).toThrow('positions from 0 to 2');
    expect(() => breadthCounts({ ...panel, spans: [] }, options)).toThrow('there are 1 and 0');
    expect(() => breadthCounts({ ...panel, sessionCount: 3 }, options)).toThrow('every instrument has 3 sessions, but one has 2');
    expect(() => breadthCounts({ ...panel, firstOrdinal: 0.5 }, options)).toThrow('firstOrdinal is a whole number');
  });
});

describe('50,000 sessions with one close of 1e9', () => {
  const sessions = 50_000;
  const outlier = 20_011;
  const windows = [20, 50, 200];
  // Whole cents, so that the sums can be told exactly; every 500 sessions a stretch stands still, where every cell is a tie.
  let state = 7;
  let cents = 10_000;
  const exact = Array.from({ length: sessions }, (_, t) => {
    state = (1_103_515_245 * state + 12_345) % 2_147_483_648;
    if (t % 500 < 250) cents = Math.max(100, cents + (state % 301) - 150);
    return t === outlier ? 100_000_000_000 : cents;
  });
  const series = Float64Array.from(exact, (value) => value / 100);
  const counts = breadthCounts(
    { sessionCount: sessions, firstOrdinal: 11, closes: [series], spans: [Int32Array.of(0, sessions)] },
    { averageSessions: windows, highSessions: 252 },
  );

  it.each(windows.map((window, k) => [window, k] as const))(
    'counts above its mean of %i exactly as sums of whole cents say',
    (window, k) => {
      // Sums of cents stay below 2^53, so that adding and subtracting them is exact.
      let sum = 0;
      const expected = exact.map((value, t) => {
        sum += value - (exact[t - window] ?? 0);
        // A tie or nearer than 1e-9 of the mean is not above: 1e9 (n x - sum) > sum.
        return t >= window - 1 && BigInt(value * window - sum) * 1_000_000_000n > BigInt(sum) ? 1 : 0;
      });
      expect([...(counts.above[k] ?? [])]).toEqual(expected);
      expect(expected.filter((one) => one === 1).length).toBeGreaterThan(5_000);
    },
  );

  it('the outlier leaves no trace behind its windows', () => {
    const without = series.slice();
    without[outlier] = without[outlier - 1] ?? NaN;
    const calm = breadthCounts(
      { sessionCount: sessions, firstOrdinal: 11, closes: [without], spans: [Int32Array.of(0, sessions)] },
      { averageSessions: windows, highSessions: 252 },
    );
    windows.forEach((window, k) => {
      expect([...(counts.above[k] ?? []).slice(outlier + window)]).toEqual([...(calm.above[k] ?? []).slice(outlier + window)]);
    });
    expect([...counts.newHighs.slice(outlier + 252)]).toEqual([...calm.newHighs.slice(outlier + 252)]);
  });
});

describe('affectedSessions', () => {
  const year = { averageSessions: [50, 200], highSessions: 252 };

  it('reaches as far as the longest window, and to the session after where there is none', () => {
    expect(affectedSessions(300, 301, { averageSessions: [50], highSessions: 252 }, 1000)).toEqual({ from: 300, to: 552, readFrom: 49 });
    expect(affectedSessions(999, 1000, year, 1000)).toEqual({ from: 999, to: 1000, readFrom: 748 });
    expect(affectedSessions(3, 5, { averageSessions: [], highSessions: 1 }, 10)).toEqual({ from: 3, to: 6, readFrom: 2 });
    expect(affectedSessions(4, 4, year, 10)).toEqual({ from: 4, to: 4, readFrom: 4 });
  });

  it('refuses what is no stretch of the sessions', () => {
    expect(() => affectedSessions(5, 4, year, 10)).toThrow('a change is a stretch of the sessions from 0 to 10, not 5 to 4');
    expect(() => affectedSessions(5, 11, year, 10)).toThrow(RangeError);
  });
});

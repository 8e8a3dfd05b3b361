import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { eventStudy, findRuns, markMoves, sessionReturn, reachesThreshold, type EventStudyInput, type OverlapPolicy } from '@/lib/metrics';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';

function makeInput(
  rule: (close: Float64Array) => Uint8Array,
  policy: OverlapPolicy,
): EventStudyInput & { readonly dates: readonly string[] } {
  const market = requireRealityMarket(['RUT']);
  const toIndex = market.sessions.indexOf(parseSessionDate('2024-08-02'));
  const close = (market.series.get('RUT')?.close ?? new Float64Array()).slice(0, toIndex + 1);
  const fromIndex = market.sessions.indexOf(parseSessionDate('1987-09-10'));
  return {
    outcome: { close, versus: null },
    mask: rule(close),
    fromIndex,
    toIndex,
    horizons: [252],
    policy,
    direction: 'higher',
    seed: 'vectors',
    dates: market.sessions,
  };
}

function markStreaks(close: Float64Array): Uint8Array {
  const mask = new Uint8Array(close.length);
  for (const { reached } of findRuns(markMoves(close, 'up', 0.01, false), 5, 'maximal')) mask[reached] = 1;
  return mask;
}

function markThrusts(close: Float64Array): Uint8Array {
  return Uint8Array.from(sessionReturn(close, 5), (value) => Number(reachesThreshold(value, 0.1)));
}

function study(rule: (close: Float64Array) => Uint8Array, policy: OverlapPolicy) {
  const input = makeInput(rule, policy);
  const [result] = eventStudy(input);
  if (result === undefined) throw new Error('one horizon gives one result');
  return { ...result, dates: Array.from(result.events, (t) => input.dates[t]) };
}

const percent = (value: number | undefined) => Number((100 * (value ?? NaN)).toFixed(2));

describe.skipIf(!hasReality)('event study on real closes (skipped where ../shared/reality is absent)', () => {
  it('measures the year after five 1% days running', () => {
    const { summary, base, difference, returns, permutation, isOverlapping, isTooFew, dates } = study(markStreaks, { kind: 'all' });
    expect(dates).toEqual(['1998-10-20', '2000-01-20', '2009-09-10', '2020-04-28', '2024-07-16']);
    expect(Array.from(returns, percent)).toEqual([15.53, -7.43, 6.99, 77.51, NaN]);
    expect(summary).toMatchObject({ count: 5, completeCount: 4, higherShare: 0.75 });
    expect([percent(summary.mean), percent(summary.median), percent(base.mean)]).toEqual([23.15, 11.26, 9.44]);
    expect(difference.mean).toBeCloseTo(summary.mean - base.mean, 12);
    expect(permutation).toMatchObject({ method: 'date-sets', draws: 10_000, direction: 'higher', minGapSessions: 252 });
    expect(permutation?.p).toBeCloseTo(0.08, 2);
    expect([isOverlapping, isTooFew]).toEqual([false, true]);
  });

  it.each<readonly [string, OverlapPolicy, number, number, number, number]>([
    ['all', { kind: 'all' }, 34, 33, 38.66, 23.11],
    ['first-cross', { kind: 'first-cross' }, 22, 21, 30.92, NaN],
    ['gap:21', { kind: 'gap', sessions: 21 }, 14, 13, 22.03, NaN],
    ['first-in-horizon', { kind: 'first-in-horizon' }, 9, 8, 22.57, NaN],
  ])('measures the year after a five-session gain of 10%%, %s', (name, policy, count, completeCount, mean, median) => {
    const { summary, permutation, isOverlapping } = study(markThrusts, policy);
    expect(summary).toMatchObject({ count, completeCount });
    expect(percent(summary.mean)).toBe(mean);
    if (!Number.isNaN(median)) expect(percent(summary.median)).toBe(median);
    expect(isOverlapping).toBe(name !== 'first-in-horizon');
    expect(permutation?.method).toBe(isOverlapping ? 'circular-shifts' : 'date-sets');
  });
});

import { describe, expect, it } from 'vitest';
import { distance } from '@/lib/studies/moves/distance/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { sayShare, shareLessExtreme, sayRankedAmong } from '@/lib/studies/kit/say-rank';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

/** Closes of one instrument whose session returns are the given percents. */
function follow(percents: readonly number[]): number[] {
  return percents.reduce<number[]>((closes, percent) => [...closes, (closes.at(-1) ?? 100) * (1 + percent / 100)], [100]);
}

// 30 leads of 2 points, 30 lags of 2 points and 40 windows at 0.1, then the window that is judged: of 101.
const history = [...Array.from({ length: 30 }, () => [2, -2]).flat(), ...Array.from({ length: 40 }, () => 0.1)];
const flat = Array.from({ length: 102 }, () => 100);

function judge(percent: number) {
  const context = makeContext(makeMarket('2024-01-02', { RUT: follow([...history, percent]), SPX: flat }));
  return outperformance.compute(context, outperformance.params.parse({ sessions: '1' })).headlines[0]?.text;
}

describe('where a rank is no news', () => {
  it('cuts a share and keeps tenths only near everything', () => {
    expect([0, 0.5779, 0.9899, 0.99825, 0.99999].map(sayShare)).toEqual(['0%', '57%', '98%', '99.8%', '99.9%']);
  });

  it('counts the milder values on the side of the value, without its equals', () => {
    expect(shareLessExtreme(Float64Array.of(1, 3, -1, -2), 3)).toBe(0.75);
    expect(shareLessExtreme(Float64Array.of(1, 3, 3, NaN, 2), 4)).toBe(0.25);
    expect(shareLessExtreme(Float64Array.of(NaN), 0)).toBeNaN();
  });

  it('says of a lead how many windows were below and of a lag how many were above', () => {
    // Below 1 lie 30 lags and 40 small leads; above -1 lie 30 leads and the same 40.
    expect(judge(1)).toBe(
      'The RUT beat the SPX by 1.00 points in one session, more than in 69% of the 101 one-session windows since January 2024.',
    );
    expect(judge(-1)).toBe(
      'The RUT lagged the SPX by 1.00 points in one session, more than in 69% of the 101 one-session windows since January 2024.',
    );
    expect(judge(3)).toContain('the largest lead in 101 one-session windows since January 2024.');
  });

  it('says of a distance how many were lower', () => {
    const context = makeContext(makeMarket('2024-01-02', { RUT: follow([...history, 1]) }));
    const { headlines } = distance.compute(context, distance.params.parse({ windowSessions: '2' }));
    expect(headlines[0]?.detail).toBe('Higher than on 69% of 101 sessions since 3 Jan 2024.');
  });
});

it('says of sessions that all have a value how many there are, and of others that they are those with one', () => {
  const market = makeMarket('2024-07-09', { SPX: [1, 2, 3, 4] });
  expect(sayRankedAmong(market, Float64Array.of(NaN, 1, 2, 3), 3, 3)).toBe('three sessions since 10 Jul 2024');
  expect(sayRankedAmong(market, Float64Array.of(1, NaN, 2, 3), 3, 3)).toBe('the three sessions with a value since 9 Jul 2024');
  expect(sayRankedAmong(market, Float64Array.of(1, 2, 3, NaN), 2, 3)).toBe('three sessions since 9 Jul 2024');
  expect(sayRankedAmong({ ...market, unit: 'week' }, Float64Array.of(1, 2, 3, NaN), 2, 3)).toBe('three weeks since 9 Jul 2024');
});

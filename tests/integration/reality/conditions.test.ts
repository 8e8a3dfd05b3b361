import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import { rangeOf } from '@/lib/market/study-range';
import { forward } from '@/lib/studies/after/forward/study';
import { conditions } from '@/lib/studies/economy/conditions/study';
import type { Row } from '@/lib/studies/kit/study';
import { requireRealityMarket, hasReality } from '../../support/reality-market';
import { hasRealSeries, withRealSeries } from '../../support/reality-series';
import { makeContext } from '../../support/study-context';

const ids = ['CPILFESL', 'CPIAUCSL', 'DFEDTARU', 'GDPC1', 'UNRATE', 'USREC'];

// Counted in Python from the same files: per session true, false and unknown.
const independent = { sessions: 4169, inflation: [1574, 2576, 19], fed: [506, 3663, 0], growth: [3729, 440, 0] };

describe.skipIf(!hasReality || !hasRealSeries)('the four conditions on ../shared/reality (skipped where it is absent)', () => {
  const ask = (asOf: string, shown = 500) => {
    const market = withRealSeries(requireRealityMarket(['SPX']), ids);
    return conditions.compute(makeContext(market, asOf, shown), conditions.params.parse({}));
  };
  const table = (answer: ReturnType<typeof ask>, id: string): readonly Row[] => answer.tables?.find((one) => one.id === id)?.rows ?? [];

  it('says of a target whose last hike is not stored what is known: the cuts of 2007 and 2008 lie before what is', () => {
    const texts = ask('2010-05-06').headlines.map(({ text }) => text);
    expect(texts).toContain(
      'The condition on the Fed does not hold: no cut was announced within 252 sessions; the upper end of the target stands at 0.25%.',
    );
  });

  it('on 16 July 2024 inflation and growth hold, the Fed does not, earnings cannot be checked', () => {
    const answer = ask('2024-07-16');
    expect(answer.headlines[0]?.text).toBe(
      'As of 16 Jul 2024 the conditions on inflation and growth hold, the one on the Fed does not, and the one on earnings cannot be checked.',
    );
    expect(answer.rows.map(({ condition, holds, period, known_from }) => [condition, holds, period, known_from])).toEqual([
      ['inflation', true, '2024-06-01', '2024-07-12'],
      ['fed', false, '2023-07-27', '2023-07-26'],
      ['growth', true, '2024-01-01', '2024-04-28'],
      ['earnings', null, null, null],
    ]);
    const [inflation, , growth] = answer.rows;
    expect(inflation?.['figure']).toBeCloseTo(2.033, 3);
    expect(inflation?.['against']).toBe('12-month rate: 3.27%');
    expect(growth?.['figure']).toBeCloseTo(0.842, 3);
    const others = new Map(table(answer, 'alternatives').map((row) => [row['rule'], row]));
    expect(others.get('CPI below 3% over 12 months')).toMatchObject({ holds: true, figure: expect.closeTo(2.97, 2) });
    expect(others.get('Core CPI at most 3% over 12 months')).toMatchObject({ holds: false, figure: expect.closeTo(3.265, 3) });
    expect(others.get('Unemployment less than half a point up, by Sahm’s rule')).toMatchObject({
      holds: true,
      figure: expect.closeTo(0.433, 3),
    });
    expect(answer.flags.find(({ code }) => code === 'revised')?.message).toContain('Today’s revision, not the first print');
  });

  it('the Fed holds from 18 September 2024, when the cut was announced, for 252 sessions', () => {
    const strip = new Map(table(ask('2026-08-20', 700), 'strip').map((row) => [row['date'], row['fed']]));
    expect(['2024-09-17', '2024-09-18', '2024-09-19'].map((date) => strip.get(date))).toEqual([false, true, true]);
    const held = [...strip].filter(([, holds]) => holds === true).map(([date]) => date);
    expect([held.length, held[0]]).toEqual([253, '2024-09-18']);
  });

  it('by Sahm’s rule unemployment is up half a point with the figure of July 2024', () => {
    const rises = table(ask('2024-08-06'), 'alternatives').find(({ series }) => series === 'UNRATE');
    expect(rises).toMatchObject({ holds: false, period: '2024-07-01', figure: expect.closeTo(0.5, 9) });
  });

  it('prices of October 2025 were never published: the rate over the three months to January 2026 is unknown', () => {
    const [inflation] = ask('2026-02-20').rows;
    expect(inflation).toMatchObject({ holds: null, period: '2026-01-01', figure: null });
    const [before] = ask('2025-12-01').rows;
    expect(before).toMatchObject({ period: '2025-09-01' });
  });

  it('each strip is what an independent program counts in the sessions of 2010 to July 2026', () => {
    const rows = table(ask('2026-07-31', 6_000), 'strip').filter(({ date }) => String(date) >= '2010-01-01');
    const count = (key: string) => [true, false, null].map((holds) => rows.filter((row) => row[key] === holds).length);
    expect({ sessions: rows.length, inflation: count('inflation'), fed: count('fed'), growth: count('growth') }).toEqual(independent);
  });
});

describe.skipIf(!hasReality || !hasRealSeries)(
  'what happened next while inflation was contained (skipped where ../shared/reality is absent)',
  () => {
    it('is counted among the sessions on which the condition held, events and base alike', () => {
      const whole = withRealSeries(requireRealityMarket(['RUT', 'SPX', 'NDX']), ids);
      const market = cutMarket(whole, parseSessionDate('2024-08-02'));
      const first = market.sessions.indexOf(parseSessionDate('1987-09-10'));
      const { rows, headlines } = forward.compute(
        { market, range: rangeOf(first, market.sessions.length - 1), basis: 'price' },
        forward.params.parse({ measure: 'return', sessions: '5', atLeast: '10', when: 'inflation' }),
      );
      // Counted in Python from the same files.
      expect(rows.find((row) => row['horizon_sessions'] === 252)).toMatchObject({
        n: 21,
        n_complete: 20,
        mean_pct: expect.closeTo(33.320441869903, 9),
        median_pct: expect.closeTo(22.818729723787, 9),
        base_mean_pct: expect.closeTo(12.511060745871, 9),
      });
      expect(headlines[0]?.text).toBe(
        'After a five-session gain of 10% or more, with inflation contained, the Russell 2000 stood 33.32% higher on average 252 sessions later (20 of 21 events complete), against 12.51% for any session with inflation contained since October 1992.',
      );
    });
  },
);

import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { magnificentSymbols } from '@/lib/market/groups';
import { assumeSession } from '@/lib/market/assume-session';
import { distance } from '@/lib/studies/moves/distance/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { participation } from '@/lib/studies/moves/participation/study';
import { ratio } from '@/lib/studies/moves/ratio/study';
import { sessionReturn } from '@/lib/metrics';
import { hasReality, requireRealityMarket } from '../../support/reality-market';
import { makeContext } from '../../support/study-context';

const indices = ['SPX', 'RUT', 'NDX'];
const asOf = '2024-07-16';

function outperform(chosen: Record<string, string>, until = asOf) {
  return outperformance.compute(makeContext(requireRealityMarket(['SPX', 'RUT']), until, 252), outperformance.params.parse(chosen));
}

describe.skipIf(!hasReality)('relative vectors on real closes (skipped where ../shared/reality is absent)', () => {
  it('finds the five-session lead of RUT over SPX to be the record by points, and says that by ratio it is not', () => {
    const result = outperform({});
    const last = result.rows.at(-1);
    expect(last?.value).toBeCloseTo(9.92, 2);
    expect(last).toMatchObject({ date: asOf, rank_to_date: 1, largest_since: null, provisional: false, source: 'import' });
    expect(last?.a_return_pct).toBeCloseTo(11.54, 2);
    expect(last?.b_return_pct).toBeCloseTo(1.62, 2);
    const [first, second, third] = result.events?.rows ?? [];
    expect(first).toMatchObject({ kind: 'largest', rank: 1, date: asOf });
    expect([second?.date, Number(second?.value).toFixed(2)]).toEqual(['1987-10-19', '8.86']);
    expect([third?.date, Number(third?.value).toFixed(2)]).toEqual(['2020-03-25', '8.80']);
    expect(result.headlines[0]?.text).toBe(
      'The Russell 2000 beat the S&P 500 by 9.92 points in five sessions, the largest lead in 11,477 five-session windows since January 1979.',
    );
    const flag = result.flags.find(({ code }) => code === 'measure-ranks-differently');
    expect(flag?.message).toBe('Measured as a ratio this ranks second: 19 Oct 1987 was +12.19%.');
    expect(result.coverage.first).toBe('1978-12-29');
  });

  it('ranks ratio and log alike, and is beaten by points a session later', () => {
    const byRatio = outperform({ measure: 'ratio' });
    expect(byRatio.rows.at(-1)).toMatchObject({ rank_to_date: 2, largest_since: '1987-10-19' });
    expect(byRatio.rows.at(-1)?.value).toBeCloseTo(9.76, 2);
    expect(
      byRatio.flags.some(
        ({ code, message }) => code === 'measure-ranks-differently' && message.startsWith('Measured in percentage points this ranks first'),
      ),
    ).toBe(true);
    const byLog = outperform({ measure: 'log' });
    expect(byLog.rows.at(-1)?.rank_to_date).toBe(2);
    expect(byLog.rows.at(-1)?.value).toBeCloseTo(9.32, 2);
    expect(outperform({}, '2024-07-17').rows.at(-1)?.value).toBeCloseTo(9.97, 2);
    expect(outperform({}, '2024-07-17').rows.at(-1)?.rank_to_date).toBe(1);
  });

  it('keeps one session per episode on request', () => {
    const dates = (outperform({ episodes: 'one', top: '3' }).events?.rows ?? []).map((row) => row.date);
    expect(dates.slice(0, 3)).toEqual([asOf, '1987-10-19', '2020-03-25']);
    expect(outperform({ scale: 'volatility', hedge: 'beta' }).rows.at(-1)?.value).toBeGreaterThan(0);
  });

  it('is provisional where both legs are assumed and missing where one is', () => {
    const market = makeContext(requireRealityMarket(['SPX', 'RUT']), '2024-07-15').market;
    const next = parseSessionDate(asOf);
    const both = makeContext(
      assumeSession(
        market,
        new Map([
          ['RUT', 2238.5],
          ['SPX', 5650.1],
        ]),
        next,
      ),
      undefined,
      5,
    );
    const result = outperformance.compute(both, outperformance.params.parse({}));
    expect(result.rows.at(-1)?.value).toBeCloseTo(8.99, 2);
    expect(result.headlines[0]?.provisional).toBe(true);
    const one = makeContext(assumeSession(market, new Map([['RUT', 2238.5]]), next), undefined, 5);
    expect(outperformance.compute(one, outperformance.params.parse({})).rows.at(-1)).toMatchObject({
      value: null,
      rank_to_date: null,
      provisional: true,
    });
  });

  it('measures 4.42 sample and 4.46 population deviations above the 50-session mean', () => {
    const context = makeContext(requireRealityMarket(['SPX', 'RUT']), asOf, 20);
    const sample = distance.compute(context, distance.params.parse({ distanceIn: 'sigma' }));
    expect(sample.rows.at(-1)?.value).toBeCloseTo(4.42, 2);
    expect(sample.headlines[0]?.detail).toContain('4.46 with the population deviation');
    const population = distance.compute(context, distance.params.parse({ distanceIn: 'sigma', deviation: 'population' }));
    expect(population.rows.at(-1)?.value).toBeCloseTo(4.46, 2);
  });

  it('computes M7 and M7D as published in the definitions', () => {
    const market = requireRealityMarket([...indices, ...magnificentSymbols]);
    const at = (symbol: string, date: string) => market.series.get(symbol)?.close[market.sessions.indexOf(parseSessionDate(date))];
    expect(at('M7', '2012-05-18')).toBe(100);
    expect(at('M7', '2012-07-02')).toBeCloseTo(103.1672, 4);
    expect(at('M7', asOf)).toBeCloseTo(5437.594, 3);
    expect(at('M7', '2024-10-01')).toBeNaN();
    expect(at('M7', '2024-10-02')).toBeCloseTo(5302.47, 3);
    expect(at('M7', '2026-08-20')).toBeCloseTo(7860.424, 3);
    expect(at('M7D', asOf)).toBeCloseTo(4893.161, 3);
    const index = market.sessions.indexOf(parseSessionDate(asOf));
    const fiveSessions = (symbol: string) => 100 * (sessionReturn(market.series.get(symbol)?.close ?? new Float64Array(), 5)[index] ?? NaN);
    expect(fiveSessions('M7')).toBeCloseTo(-2.692, 3);
    expect(fiveSessions('M7D')).toBeCloseTo(-2.696, 3);
  });

  it('counts the Magnificent 7 and names index participation', () => {
    const market = requireRealityMarket([...indices, ...magnificentSymbols]);
    const seven = participation.compute(makeContext(market, asOf, 20), participation.params.parse({}));
    expect(seven.rows.at(-1)).toMatchObject({ eligible: 7, above_eligible: 7, within_high_eligible: 7 });
    expect(seven.events?.rows.filter((row) => row.kind === 'member')).toHaveLength(7);
    const againstRut = seven.events?.rows.find((row) => row.symbol === 'RUT');
    expect(againstRut?.difference_5d_pp).toBeCloseTo(-2.692 - 11.54, 2);
    expect(seven.headlines[0]?.text).toMatch(/^One of the Magnificent 7 rose over five sessions/);
    const four = participation.compute(makeContext(market, asOf, 20), participation.params.parse({ universe: 'indices' }));
    expect(four.rows.at(-1)?.eligible).toBe(4);
    expect(four.headlines[0]?.text).toMatch(/^Index participation \(4\)/);
    expect(four.flags.some(({ code }) => code === 'overlapping-members')).toBe(true);
    const gap = participation.compute(makeContext(market, '2024-10-01', 5), participation.params.parse({}));
    expect(gap.rows.at(-1)).toMatchObject({ eligible: 6 });
    expect(gap.flags.find(({ code }) => code === 'eligibility')?.message).toContain('GOOGL');
  });

  it('rebases the ratio line to the range and scales its means alike', () => {
    const result = ratio.compute(makeContext(requireRealityMarket(['SPX', 'RUT']), asOf, 252), ratio.params.parse({}));
    expect(result.rows[0]?.value).toBe(100);
    expect(result.rows.every((row) => row.mean_200 !== null)).toBe(true);
    expect(result.flags.some(({ code }) => code === 'display-only')).toBe(true);
  });
});

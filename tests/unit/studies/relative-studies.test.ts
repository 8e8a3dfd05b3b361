import { describe, expect, it } from 'vitest';
import { distance } from '@/lib/studies/moves/distance/study';
import { outperformance } from '@/lib/studies/moves/outperformance/study';
import { participation } from '@/lib/studies/moves/participation/study';
import { ratio } from '@/lib/studies/moves/ratio/study';
import { magnificentSymbols } from '@/lib/market/groups';
import { makeMarket } from '@/tests/support/make-market';
import { makeRandomMarket } from '@/tests/support/random-market';
import { makeContext } from '@/tests/support/study-context';

const market = makeMarket('2024-07-01', { RUT: [100, 110, 110, 99, 104.94], SPX: [100, 100, 105, 105, 105] });
const one = (chosen: Record<string, string> = {}) => outperformance.params.parse({ sessions: '1', ...chosen });

describe('outperformance', () => {
  it('has a row per session in the units of its columns', () => {
    const { rows, columns } = outperformance.compute(makeContext(market), one());
    expect(columns.map(({ key }) => key)).toEqual([
      'date',
      'a_return_pct',
      'b_return_pct',
      'value',
      'rank_to_date',
      'largest_since',
      'provisional',
      'source',
    ]);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ date: '2024-07-01', value: null, rank_to_date: null, largest_since: null });
    expect(rows[1]?.value).toBeCloseTo(10, 9);
    expect(rows[4]).toMatchObject({ rank_to_date: 2, largest_since: '2024-07-02' });
  });

  it('lists the same events with the same outcomes whatever is displayed', () => {
    const long = makeRandomMarket(5, 400, false);
    const compute = (shown?: number) =>
      outperformance.compute(makeContext(long, undefined, shown), outperformance.params.parse({ a: 'RUT', b: 'SPX' }));
    const [all, few] = [compute(), compute(3)];
    expect(all.tables?.[0]?.rows[0]?.['n']).toBeGreaterThan(5);
    expect([few.events, few.tables]).toEqual([all.events, all.tables]);
  });

  it('says who led or lagged, with the rank in that direction', () => {
    const led = outperformance.compute(makeContext(market), one());
    expect(led.headlines[0]?.text).toBe(
      'The RUT beat the SPX by 6.00 points in one session, the second largest lead in 4 one-session windows since July 2024.',
    );
    const lagged = outperformance.compute(makeContext(market, '2024-07-05'), one({ measure: 'ratio' }));
    expect(lagged.headlines[0]?.text).toBe(
      'The RUT lagged the SPX by 10.00% in one session, the largest lag in 3 one-session windows since July 2024.',
    );
    expect(lagged.flags.some(({ code }) => code === 'measure-ranks-differently')).toBe(false);
  });

  it('doubts a rank that is told, and not a place in the middle of the history', () => {
    const closes = { RUT: [100], SPX: [100] };
    for (let at = 0; at < 57; at += 1) {
      const rival = -0.3 + ((at * 23) % 61) / 100;
      const lead = (5 + ((at * 37) % 61)) / 1000;
      closes.RUT.push((closes.RUT[at] ?? NaN) * (1 + rival + lead));
      closes.SPX.push((closes.SPX[at] ?? NaN) * (1 + rival));
    }
    const moved = makeMarket('2024-07-01', closes);
    const doubtAt = (session: number): string | undefined =>
      outperformance
        .compute(makeContext(moved, moved.sessions[session]), one())
        .flags.find(({ code }) => code === 'measure-ranks-differently')?.message;
    // In points the 29th of 41 and the 39th of 44, as a ratio another place: the sentence tells a share. Then the second of 57, as a ratio the record.
    expect([doubtAt(41), doubtAt(44)]).toEqual([undefined, undefined]);
    expect(doubtAt(57)).toMatch(/^Measured as a ratio this ranks first: the next, /);
  });

  it('chooses rows by the range and values by the whole history', () => {
    const all = outperformance.compute(makeContext(market), one());
    const short = outperformance.compute(makeContext(market, undefined, 2), one());
    expect(short.rows).toEqual(all.rows.slice(-2));
    expect(short.events).toEqual(all.events);
    expect(short.events?.rows.map(({ kind, rank, date }) => [kind, rank, date])[0]).toEqual(['largest', 1, '2024-07-02']);
  });

  it('carries the unit of its measure and names parameters in its definition', () => {
    const unitOf = (chosen: Record<string, string>) =>
      outperformance.compute(makeContext(market), one(chosen)).columns.find(({ key }) => key === 'value')?.unit;
    expect([unitOf({}), unitOf({ measure: 'ratio' }), unitOf({ measure: 'log' }), unitOf({ scale: 'volatility' })]).toEqual([
      'pp',
      'pct',
      'log',
      'sigma',
    ]);
    expect(outperformance.definition(one({ hedge: 'beta', scale: 'volatility', episodes: 'one' })).text).toMatch(
      /slope.*sample deviation.*episode/,
    );
    const missing = outperformance.compute(makeContext(market), one({ scale: 'volatility' }));
    expect(missing.headlines[0]?.text).toContain('cannot be compared');
  });

  it('makes a window over a gap missing', () => {
    const holed = makeMarket('2024-07-01', { RUT: [100, NaN, 110, 121], SPX: [100, 100, 100, 100] });
    const { rows, flags } = outperformance.compute(makeContext(holed), one());
    expect(rows.map((row) => row.value === null)).toEqual([true, true, true, false]);
    expect(flags.some(({ code }) => code === 'gap')).toBe(true);
  });
});

describe('ratio', () => {
  it('is 100 at the close before the first displayed session, which is its first row', () => {
    const { rows, flags } = ratio.compute(makeContext(market, undefined, 2), ratio.params.parse({}));
    expect(rows[0]).toMatchObject({ value: 100, mean_50: null });
    expect(rows[1]?.value).toBeCloseTo(90, 9);
    expect(flags.map(({ code }) => code)).toContain('display-only');
  });

  it('says what it is where it cannot start at 100, and which close is missing', () => {
    const young = makeMarket('2024-07-01', { RUT: [100, 110, 110], SPX: [NaN, NaN, 100], NDX: [100, NaN, 50] });
    const tell = (a: string, b: string, asOf?: string) =>
      ratio.compute(makeContext(young, asOf), ratio.params.parse({ a, b })).headlines[0];
    // Both have a close on that day, and it is the first of one of them.
    expect(tell('RUT', 'SPX')).toMatchObject({
      text: 'The RUT against the SPX cannot start at 100 on 1 Jul 2024: one of the two has no close there.',
      detail: 'As of 3 Jul 2024; one divided by the other is 1.1000.',
    });
    expect(tell('RUT', 'NDX', '2024-07-02')).toMatchObject({
      text: 'The RUT against the NDX has no ratio on 2 Jul 2024.',
      detail: 'A close of one of the two is missing.',
    });
  });
});

describe('distance', () => {
  it('measures from the mean and from the high', () => {
    const from = (reference: string) =>
      distance.compute(makeContext(market), distance.params.parse({ windowSessions: '2', reference })).rows.at(-1);
    expect(from('sma')?.value).toBeCloseTo((104.94 / 101.97 - 1) * 100, 9);
    expect(from('high')).toMatchObject({ value: 0, close: 104.94, reference: 104.94 });
    const sigma = distance.compute(makeContext(market), distance.params.parse({ windowSessions: '2', distanceIn: 'sigma' }));
    expect(sigma.headlines[0]?.detail).toContain('with the population deviation');
  });

  it('says that a history is too short', () => {
    const { flags, headlines } = distance.compute(makeContext(market), distance.params.parse({}));
    expect(flags.map(({ code }) => code)).toContain('short-history');
    expect(headlines[0]?.text).toContain('has no distance');
  });
});

describe('participation', () => {
  const seven = Object.fromEntries(
    magnificentSymbols.map((symbol, i) => [symbol, Array.from({ length: 7 }, (_, t) => 10 + (i < 2 ? t : -t))]),
  );
  const flat = Array.from({ length: 7 }, () => 100);
  const full = makeMarket('2024-07-01', { ...seven, SPX: flat, RUT: flat, NDX: flat });

  it('counts the seven, their windows and the basket against the indices', () => {
    const result = participation.compute(makeContext(full), participation.params.parse({ windowSessions: '3', highSessions: '3' }));
    expect(result.rows.at(-1)).toMatchObject({ advancers: 2, above: 2, within_high: 2, eligible: 7 });
    expect(result.rows[0]).toMatchObject({ advancers: null, eligible: 0 });
    expect(result.headlines[0]?.text).toBe('Two of the Magnificent 7 rose over five sessions, two of seven on the day.');
    expect(result.events?.rows.filter(({ kind }) => kind === 'comparison').map(({ symbol }) => symbol)).toEqual(['SPX', 'RUT', 'NDX']);
    expect(result.events?.rows[0]).toMatchObject({ symbol: 'AAPL', above_sma: true, above_20: null, distance_from_high_pct: 0 });
  });

  it('names index participation, its shared members, and who is left out and why', () => {
    const result = participation.compute(makeContext(full), participation.params.parse({ universe: 'indices' }));
    expect(result.headlines[0]?.text).toMatch(/^Index participation \(4\): /);
    expect(JSON.stringify([result.headlines, result.chart])).not.toMatch(/breadth/i);
    const codes = result.flags.map(({ code }) => code);
    expect(codes).toContain('overlapping-members');
    expect(codes).toContain('eligibility');
  });
});

describe('distance from the record close', () => {
  it('is judged on the whole history and skips a gap', () => {
    const gapped = makeMarket('2024-07-01', { RUT: [100, 110, NaN, 99, 121] });
    const result = distance.compute(makeContext(gapped), distance.params.parse({ reference: 'record' }));
    expect(result.rows.map(({ value }) => (typeof value === 'number' ? Number(value.toFixed(6)) : value))).toEqual([0, 0, null, -10, 0]);
    expect(result.headlines[0]?.text).toMatch(/closed at its record close/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventMask, judgedSessions, type EventRule } from '@/lib/studies/measure/event-mask';
import { forward } from '@/lib/studies/after/forward/study';
import { forwardParams } from '@/lib/studies/after/forward/params';
import { settleThreshold, toMeasureChoice } from '@/lib/studies/measure/event-rule';
import { markValues } from '@/lib/studies/measure/measured-values';
import { measureSeries } from '@/lib/studies/measure/measure-series';
import type { ColumnUnit } from '@/lib/studies/kit/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeRandomMarket } from '@/tests/support/random-market';
import { makeContext } from '@/tests/support/study-context';

const rule: EventRule = {
  measure: 'return',
  indicator: 'above-average',
  unit: 'session',
  sessions: 5,
  direction: 'up',
  trigger: 'threshold',
  atLeast: 10,
};

function marks(values: readonly number[], unit: ColumnUnit, given: Partial<EventRule>): number[] {
  const series = Float64Array.from(values);
  return Array.from(eventMask({ values: series, unit, known: markValues(series) }, { ...rule, ...given }));
}

describe('a base rate', () => {
  it('of the way to the horizon is of the sessions that the figure at the horizon is of', () => {
    const market = makeRandomMarket(3, 700, false);
    for (const trigger of ['threshold', 'extreme']) {
      const { rows, tables } = forward.compute(
        makeContext(market),
        forwardParams.parse({ measure: 'return', symbol: 'SPX', sessions: '5', atLeast: '1', trigger, horizon: '21' }),
      );
      const whole = rows.find((row) => row['horizon_sessions'] === 21);
      expect(tables?.[0]?.rows.at(-1)?.['base_mean_pct']).toBeCloseTo(Number(whole?.['base_mean_pct']), 9);
    }
  });
});

describe('the base that a sentence names', () => {
  it('begins with the first session on which the rule can be judged', () => {
    const closes = Array.from({ length: 700 }, (_, t) => 100 + t + 3 * Math.sin(t));
    const market = makeMarket('2020-01-02', { SPX: closes });
    const tell = (trigger: string) =>
      forward.compute(makeContext(market), forwardParams.parse({ measure: 'level', symbol: 'SPX', atLeast: '110', trigger, horizon: '21' }))
        .headlines[0]?.text;
    expect(tell('threshold')).toContain('for any session since January 2020.');
    // 252 closes come before the first that can be an extreme.
    expect(tell('extreme')).toContain('for any session since December 2020.');
    expect(market.sessions[252]?.slice(0, 7)).toBe('2020-12');
  });
});

describe('eventMask', () => {
  it('holds at the threshold in the unit of the measure, on the side of the direction', () => {
    expect(marks([0.1, 0.0999, NaN, 0.2, -0.1, -0.2], 'pct', {})).toEqual([1, 0, 0, 1, 0, 0]);
    expect(marks([0.1, 0.0999, NaN, 0.2, -0.1, -0.2], 'pct', { direction: 'down' })).toEqual([0, 0, 0, 0, 1, 1]);
    expect(marks([4.4, 3.9], 'sigma', { measure: 'distance', atLeast: 4 })).toEqual([1, 0]);
    expect(marks([2100, 2000, 1999.99], 'level', { measure: 'level', atLeast: 2000 })).toEqual([1, 1, 0]);
    expect(marks([2100, 2000, 1999.99], 'level', { measure: 'level', atLeast: 2000, direction: 'down' })).toEqual([0, 1, 1]);
    expect(marks([0.8, 0.2], 'pct', { measure: 'participation', atLeast: 20, direction: 'down' })).toEqual([0, 1]);
  });

  it('takes 100 to 110 as ten percent', () => {
    expect(marks([110 / 100 - 1, 0.1 - 2e-12], 'pct', {})).toEqual([1, 0]);
  });

  it('marks a streak where it reaches its length, once', () => {
    expect(marks([0, 1, 2, 3, 4, NaN, 1, 2, 3], 'sessions', { measure: 'streak', sessions: 3 })).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it('marks a record after a wait', () => {
    expect(marks([NaN, 1, 252, NaN, 251], 'sessions', { measure: 'record', atLeast: 252 })).toEqual([0, 0, 1, 0, 0]);
  });

  it('marks a drawdown that crosses, over a gap too, and never the first session', () => {
    const falls = [-0.2, -0.05, -0.1, -0.12, NaN, -0.05, NaN, -0.15];
    expect(marks(falls, 'pct', { measure: 'drawdown', direction: 'down' })).toEqual([0, 0, 1, 0, 0, 0, 0, 1]);
    expect(marks(falls, 'pct', { measure: 'drawdown', direction: 'up' })).toEqual([0, 1, 0, 0, 0, 1, 0, 0]);
  });

  it('marks what is beyond all before it, on the one side that is extreme', () => {
    const year = Array.from({ length: 252 }, () => 2);
    const after = (values: readonly number[], unit: ColumnUnit, given: Partial<EventRule>) =>
      marks([...year, ...values], unit, { trigger: 'extreme', ...given }).slice(252);
    const values = [1, 3, 3, 2, 4, 0];
    expect(after(values, 'level', { measure: 'level' })).toEqual([0, 1, 0, 0, 1, 0]);
    expect(after(values, 'level', { measure: 'level', direction: 'down' })).toEqual([1, 0, 0, 0, 0, 1]);
    expect(after(values, 'sessions', { measure: 'streak', direction: 'down' })).toEqual([0, 1, 0, 0, 1, 0]);
    expect(after([-0.1, -0.2, 0, -0.3], 'pct', { measure: 'drawdown' })).toEqual([1, 1, 0, 1]);
  });

  it('calls nothing an extreme before 252 earlier values, nor what only the last bit lifts', () => {
    const rising = Array.from({ length: 255 }, (_, t) => t + 1);
    expect(marks(rising, 'level', { measure: 'level', trigger: 'extreme' }).indexOf(1)).toBe(252);
    const level = Array.from({ length: 252 }, () => 0.3);
    expect(marks([...level, 0.1 + 0.2, 0.31], 'pct', { trigger: 'extreme', unit: 'session' }).slice(252)).toEqual([0, 1]);
  });

  it('judges an extreme only where 252 values lie before it, all else where the measure is known', () => {
    const known = markValues(Float64Array.from([NaN, ...Array.from({ length: 253 }, () => 1), NaN, 1]));
    expect(judgedSessions({ known }, { trigger: 'threshold', unit: 'session' })).toEqual(known);
    expect([...judgedSessions({ known }, { trigger: 'extreme', unit: 'session' })].flatMap((mark, t) => (mark === 1 ? [t] : []))).toEqual([
      253, 255,
    ]);
  });
});

const walks = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 30, maxLength: 90 }).map((steps) => {
  let close = 100;
  return steps.map((step) => (close = Math.round(close * (1 + step / 100) * 100) / 100));
});

function maskOf(closes: readonly number[], other: readonly number[], given: Readonly<Record<string, string>>): number[] {
  const params = settleThreshold(forwardParams.parse({ symbol: 'AAA', ...given }));
  const context = makeContext(makeMarket('2020-01-02', { AAA: closes, BBB: other }));
  return Array.from(eventMask(measureSeries(context, toMeasureChoice(params)), params));
}

/** `close_t / close_{t-n} - 1`, from scratch. */
function change(closes: readonly number[], t: number, n: number): number {
  return t < n ? NaN : (closes[t] ?? NaN) / (closes[t - n] ?? NaN) - 1;
}

const highest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity);

describe('the rule of an event on closes', () => {
  const check = (
    given: Readonly<Record<string, string>>,
    holds: (closes: readonly number[], t: number, other: readonly number[]) => boolean,
  ): void => {
    fc.assert(
      fc.property(walks, walks, (closes, walk) => {
        const other = closes.map((_, t) => walk[t % walk.length] ?? 100);
        expect(maskOf(closes, other, given)).toEqual(closes.map((_, t) => (holds(closes, t, other) ? 1 : 0)));
      }),
      { numRuns: 25 },
    );
  };

  it('streak: the run is exactly as long as asked', () => {
    const up = (closes: readonly number[], t: number): boolean => change(closes, t, 1) >= 0.01 - 1e-12;
    check({ sessions: '3' }, (closes, t) => t >= 3 && [0, 1, 2].every((back) => up(closes, t - back)) && !(t > 3 && up(closes, t - 3)));
  });
  it('return over a window', () => {
    check({ measure: 'return', sessions: '5', atLeast: '4' }, (closes, t) => change(closes, t, 5) >= 0.04 - 1e-12);
  });
  it('outperformance down', () => {
    check(
      { measure: 'outperformance', versus: 'BBB', sessions: '4', atLeast: '2', direction: 'down' },
      (closes, t, other) => change(closes, t, 4) - change(other, t, 4) <= -0.02 + 1e-12,
    );
  });
  it('record close after a wait', () => {
    check({ measure: 'record', atLeast: '5' }, (closes, t) => {
      const close = closes[t] ?? NaN;
      if (t === 0 || !(close > highest(closes.slice(0, t)))) return false;
      const before = closes.findLastIndex((value, s) => s < t && (s === 0 || value > highest(closes.slice(0, s))));
      return t - before >= 5;
    });
  });
  it('drawdown crosses', () => {
    const depth = (closes: readonly number[], t: number): number => (closes[t] ?? NaN) / highest(closes.slice(0, t + 1)) - 1;
    check(
      { measure: 'drawdown', direction: 'down', atLeast: '3' },
      (closes, t) => t > 0 && depth(closes, t) <= -0.03 + 1e-12 && depth(closes, t - 1) > -0.03 + 1e-12,
    );
  });
  it('distance from a mean', () => {
    const mean = (closes: readonly number[], t: number): number => closes.slice(t - 9, t + 1).reduce((sum, value) => sum + value, 0) / 10;
    check(
      { measure: 'distance', sessions: '10', atLeast: '2' },
      (closes, t) => t >= 9 && (closes[t] ?? NaN) / mean(closes, t) - 1 >= 0.02 - 1e-12,
    );
  });
  it('volatility below a level', () => {
    const deviation = (closes: readonly number[], t: number): number => {
      const returns = Array.from({ length: 10 }, (_, back) => change(closes, t - back, 1));
      const mean = returns.reduce((sum, value) => sum + value, 0) / 10;
      return Math.sqrt((returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 9) * 252);
    };
    check(
      { measure: 'volatility', sessions: '10', atLeast: '25', direction: 'down' },
      (closes, t) => t >= 10 && deviation(closes, t) <= 0.25 + 1e-12,
    );
  });
  it('a new extreme of a return', () => {
    const long = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 300, maxLength: 400 }).map((steps) => {
      let close = 100;
      return steps.map((step) => (close = Math.round(close * (1 + step / 100) * 100) / 100));
    });
    fc.assert(
      fc.property(long, (closes) => {
        const changes = closes.map((_, t) => Number(change(closes, t, 2).toPrecision(12)));
        const found = changes.map((value, t) => Number(t >= 2 + 252 && value > highest(changes.slice(2, t))));
        expect(maskOf(closes, closes, { measure: 'return', sessions: '2', trigger: 'extreme' })).toEqual(found);
      }),
      { numRuns: 25 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMarket } from '@/lib/market/cut-market';
import { closeThatEnds, findCycleLegs, reachesThreshold, type CycleLeg, type CycleRule } from '@/lib/metrics';
import { cycle } from '@/lib/studies/moves/cycle/study';
import { cycleRules } from '@/lib/studies/moves/cycle/params';
import { makeMarket } from '../support/make-market';
import { makeContext } from '../support/study-context';

// Walks by quarters keep ties frequent; the moves are large, so that markets turn.
const walk = fc.array(fc.oneof({ weight: 12, arbitrary: fc.integer({ min: -14, max: 15 }) }, { weight: 1, arbitrary: fc.constant(NaN) }), {
  maxLength: 90,
  size: 'max',
});
const closes = walk.map((moves) => {
  let quarter = 400;
  return Float64Array.from(moves, (move) => {
    if (Number.isNaN(move)) return NaN;
    quarter = Math.max(20, Math.round(quarter * (1 + move / 100)));
    return quarter / 4;
  });
});
const rule: fc.Arbitrary<CycleRule> = fc.record({
  fall: fc.constantFrom(0.05, 0.1, 0.195, 0.2),
  rise: fc.constantFrom(0.05, 0.1, 0.2),
  recordFrom: fc.constantFrom(null, 0, 20),
});

/** The same from its definition, without state: every close is judged anew by reading all before it. */
function naiveLegs(values: Float64Array, { fall, rise, recordFrom }: CycleRule): Omit<CycleLeg, 'extreme' | 'end'>[] {
  const legs: Omit<CycleLeg, 'extreme' | 'end'>[] = [];
  const firstOf = (from: number, to: number, isBetter: (a: number, b: number) => boolean): number => {
    let best = -1;
    for (let t = from; t <= to; t += 1) {
      const value = values[t] ?? NaN;
      if (!Number.isNaN(value) && (best < 0 || isBetter(value, values[best] ?? NaN))) best = t;
    }
    return best;
  };
  values.forEach((close, t) => {
    if (Number.isNaN(close)) return;
    const leg = legs.at(-1);
    const from = leg?.start ?? 0;
    const high = firstOf(from, t, (a, b) => a > b);
    const low = firstOf(from, t, (a, b) => a < b);
    const byRecord = leg !== undefined && recordFrom !== null && t >= recordFrom;
    const isRise = byRecord ? close > (values[leg.start] ?? NaN) : reachesThreshold(close / (values[low] ?? NaN) - 1, rise);
    if (leg?.kind !== 'bear' && reachesThreshold(1 - close / (values[high] ?? NaN), fall))
      legs.push({ kind: 'bear', start: high, confirmed: t });
    else if (leg?.kind !== 'bull' && isRise) legs.push({ kind: 'bull', start: low, confirmed: t });
  });
  return legs;
}

const known = ({ kind, start, confirmed }: CycleLeg) => ({ kind, start, confirmed });

describe('findCycleLegs', () => {
  it('is what its definition says, for every rule', () => {
    let turned = 0;
    fc.assert(
      fc.property(closes, rule, (values, by) => {
        const legs = findCycleLegs(values, by);
        turned += legs.length;
        expect(legs.map(known)).toEqual(naiveLegs(values, by));
        legs.forEach(({ end, extreme }, at) => {
          expect(end).toBe(legs[at + 1]?.start ?? null);
          if (end !== null) expect(extreme).toBe(end);
        });
      }),
      { numRuns: 400 },
    );
    expect(turned).toBeGreaterThan(400);
  });

  it('prefix: later closes change no leg that is known, and end none in the past but by confirming the next', () => {
    fc.assert(
      fc.property(closes, closes, rule, (head, tail, by) => {
        const before = findCycleLegs(head, by);
        const after = findCycleLegs(Float64Array.of(...head, ...tail), by);
        expect(after.slice(0, before.length).map(known)).toEqual(before.map(known));
        before.slice(0, -1).forEach((leg, at) => expect(after[at]).toEqual(leg));
        for (const leg of after.slice(before.length)) expect(leg.confirmed).toBeGreaterThanOrEqual(head.length);
      }),
    );
  });

  it('scale: prices times a power of two give the same legs', () => {
    fc.assert(
      fc.property(closes, rule, (values, by) => {
        expect(
          findCycleLegs(
            values.map((value) => value * 4),
            by,
          ),
        ).toEqual(findCycleLegs(values, by));
      }),
    );
  });
});

describe('closeThatEnds', () => {
  it('ends the running leg, and the tick before it does not', () => {
    let tried = 0;
    fc.assert(
      fc.property(closes, rule, (values, by) => {
        const legs = findCycleLegs(values, by);
        const last = legs.at(-1);
        if (last === undefined) return;
        tried += 1;
        const close = closeThatEnds(values, last, by);
        const short = (Math.round(close * 100) + (last.kind === 'bull' ? 1 : -1)) / 100;
        const count = (level: number): number => findCycleLegs(Float64Array.of(...values, level), by).length;
        expect(count(close)).toBe(legs.length + 1);
        expect(count(short)).toBe(legs.length);
      }),
    );
    expect(tried).toBeGreaterThan(50);
  });
});

describe('the study', () => {
  it('as of a session is what the market cut there shows: nothing later is read, by any rule', () => {
    fc.assert(
      fc.property(closes, fc.constantFrom(...cycleRules), fc.nat(80), (values, name, keep) => {
        const market = makeMarket('2022-11-01', { SPX: [...values, 100, 70, 90, 120, 60, 130] });
        const asOf = market.sessions[Math.min(keep, market.sessions.length - 1)];
        if (asOf === undefined) return;
        const params = cycle.params.parse({ rule: name, thresholdPct: '10' });
        const early = cycle.compute(makeContext(cutMarket(market, asOf)), params);
        const late = cycle.compute(makeContext(market), params);
        const ended = early.rows.filter(({ status }) => status === 'ended');
        const fixed = ({ rank_gain: _, rank_days: __, ...row }: (typeof ended)[number]) => row;
        expect(late.rows.slice(0, ended.length).map(fixed)).toEqual(ended.map(fixed));
        const running = early.rows[ended.length];
        if (running === undefined) return;
        const { kind, start, confirmed } = running;
        expect(late.rows[ended.length]).toMatchObject({ kind, start, confirmed });
      }),
    );
  });
});

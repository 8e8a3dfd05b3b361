import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardReturn, meanPath, type Outcome } from '@/lib/metrics';

const close = fc.oneof(fc.double({ min: 1, max: 1000, noNaN: true }), fc.constant(NaN));

/** The mean of the forward returns of each length, over those of the sessions that have the longest. */
function meanNaively(outcome: Outcome, sessions: readonly number[], horizonSessions: number): number[] {
  const complete = sessions.filter((t) => !Number.isNaN(forwardReturn(outcome, horizonSessions)[t] ?? NaN));
  return Array.from({ length: horizonSessions + 1 }, (_, k) => {
    if (k === 0) return 0;
    const known = complete.map((t) => forwardReturn(outcome, k)[t] ?? NaN).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

describe('meanPath', () => {
  it('is the mean of the returns of each length, to the last bit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(close, close), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.func(fc.boolean()),
        (closes, horizonSessions, isPair, isAsked) => {
          const outcome = {
            close: Float64Array.from(closes, ([own]) => own),
            versus: isPair ? Float64Array.from(closes, ([, other]) => other) : null,
          };
          const sessions = closes.flatMap((_, t) => (isAsked(t) ? [t] : []));
          expect([...meanPath(outcome, Int32Array.from(sessions), horizonSessions)]).toEqual(
            meanNaively(outcome, sessions, horizonSessions),
          );
        },
      ),
    );
  });

  it('leaves nobody out on the way, and has no mean of nobody', () => {
    const outcome = { close: Float64Array.of(100, 200, 100, NaN, 150), versus: null };
    expect([...meanPath(outcome, Int32Array.of(0, 1, 2), 2)]).toEqual([0, 1, 0.25]);
    expect([...meanPath(outcome, Int32Array.of(1), 2)]).toEqual([0, NaN, NaN]);
  });

  it('refuses a horizon that is none', () => {
    expect(() => meanPath({ close: Float64Array.of(1), versus: null }, Int32Array.of(0), 0)).toThrow(RangeError);
  });

  it('refuses sessions that do not ascend, behind the last of which it would not see a gap', () => {
    const outcome = { close: Float64Array.of(100, 150, NaN, 100, 120), versus: null };
    expect(() => meanPath(outcome, Int32Array.of(3, 1), 1)).toThrow('from 3 to 1');
    expect([...meanPath(outcome, Int32Array.of(0, 0, 3), 1)]).toEqual([0, (0.5 + 0.5 + (120 / 100 - 1)) / 3]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadthCounts, type BreadthInput, type BreadthOptions } from '@/lib/metrics';
import { countNaively } from '../support/naive-breadth';

const options = { averageSessions: [3, 7], highSessions: 5 } as const satisfies BreadthOptions;
const price = fc.integer({ min: 40, max: 120 }).map((quarter) => quarter / 4);
const cell = fc.oneof({ weight: 12, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) });

/** Closes with holes, a late listing and a delisting, and up to four spells, which may reach beyond the ends. */
function instrument(sessions: number): fc.Arbitrary<{ readonly closes: readonly number[]; readonly spans: readonly number[] }> {
  const closes = fc.tuple(fc.array(cell, { minLength: sessions, maxLength: sessions }), fc.nat(sessions), fc.nat(sessions))
    .map(([values, listed, late]) => values.map((value, t) => (t < listed >> 2 || t > sessions - (late >> 2) ? NaN : value)));
  const spans = fc.uniqueArray(fc.integer({ min: -4, max: sessions + 4 }), { maxLength: 8 })
    .map((edges) => edges.sort((left, right) => left - right).slice(0, edges.length & ~1));
  return fc.record({ closes, spans: fc.oneof(spans, fc.constant([-1, sessions + 1])) });
}

export const panels: fc.Arbitrary<BreadthInput> = fc.tuple(fc.nat(60), fc.nat(40)).chain(([sessions, firstOrdinal]) =>
  fc.array(instrument(sessions), { maxLength: 4 }).map((list) => ({
    sessionCount: sessions, firstOrdinal,
    closes: list.map(({ closes }) => Float64Array.from(closes)), spans: list.map((one) => Int32Array.from(one.spans)),
  })));

describe('breadthCounts', () => {
  it('equals the slowest obvious formula', () => {
    fc.assert(fc.property(panels, (panel) => {
      expect(breadthCounts(panel, options)).toEqual(countNaively(panel, options));
    }), { numRuns: 300 });
  });
});

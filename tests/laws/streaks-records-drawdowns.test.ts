import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countGaps,
  drawdownSeries,
  findDrawdowns,
  findGaps,
  findRecords,
  findRuns,
  markMoves,
  markRelativeMoves,
  neededClose,
  meetsThreshold,
  rankDescending,
  runLengths,
  runningMax,
  windowReturn,
} from '@/lib/metrics';

// Ticks of 0.25 keep ties frequent and products with powers of two exact, so that scaling changes no comparison.
const price = fc.integer({ min: 40, max: 800 }).map((quarter) => quarter / 4);
const hole = fc.constant(NaN);
const closes = fc
  .array(fc.oneof({ weight: 9, arbitrary: price }, { weight: 1, arbitrary: hole }), { maxLength: 60 })
  .map((values) => Float64Array.from(values));
const theta = fc.constantFrom(0, 0.01, 0.05);
const direction = fc.constantFrom<'up' | 'down'>('up', 'down');

type Series = (values: Float64Array) => ArrayLike<number>;
const perSession: readonly (readonly [string, Series, 'same' | 'scales'])[] = [
  ['runningMax', runningMax, 'scales'],
  ['drawdownSeries', drawdownSeries, 'same'],
  ['markMoves', (values) => markMoves(values, 'up', 0.01, false), 'same'],
  ['markRelativeMoves', (values) => markRelativeMoves(values, values, 'up', 0, true), 'same'],
  ['runLengths', (values) => runLengths(markMoves(values, 'down', 0, true)), 'same'],
  ['windowReturn', (values) => values.map((_, t) => windowReturn(values, t, 3)), 'same'],
];
const events: readonly (readonly [string, (values: Float64Array) => readonly object[]])[] = [
  ['findRuns', (values) => findRuns(markMoves(values, 'up', 0, false), 2, 'maximal')],
  ['findRecords', (values) => findRecords(values, true).map(({ index, gapSessions, runLength }) => ({ index, gapSessions, runLength }))],
  ['findDrawdowns', (values) => findDrawdowns(values, 0.05, 0.2)],
  ['findGaps', (values) => findGaps(values).map((index) => ({ index }))],
];

describe.each(perSession)('%s', (_, compute, scaling) => {
  it('prefix: appending sessions changes nothing earlier', () => {
    fc.assert(
      fc.property(closes, closes, (head, tail) => {
        const whole = Array.from(compute(Float64Array.of(...head, ...tail)));
        expect(whole.slice(0, head.length)).toEqual(Array.from(compute(head)));
      }),
    );
  });

  it('scale: prices times a constant', () => {
    fc.assert(
      fc.property(closes, (values) => {
        const factor = scaling === 'scales' ? 4 : 1;
        expect(Array.from(compute(values.map((value) => value * 4)))).toEqual(Array.from(compute(values), (value) => value * factor));
      }),
    );
  });

  it('no mutation of its input', () => {
    fc.assert(
      fc.property(closes, (values) => {
        const copy = values.slice();
        compute(values);
        expect(values).toEqual(copy);
      }),
    );
  });
});

describe.each(events)('%s', (_, compute) => {
  it('scale: prices times a constant give the same events', () => {
    fc.assert(
      fc.property(closes, (values) => {
        expect(compute(values.map((value) => value * 4))).toEqual(compute(values));
      }),
    );
  });

  it('no mutation of its input', () => {
    fc.assert(
      fc.property(closes, (values) => {
        const copy = values.slice();
        compute(values);
        expect(values).toEqual(copy);
      }),
    );
  });
});

describe('gap law (G8)', () => {
  it('no run, return or mark touches a gap', () => {
    fc.assert(
      fc.property(closes, theta, direction, (values, least, way) => {
        const marks = markMoves(values, way, least, true);
        values.forEach((value, t) => {
          if (Number.isNaN(value)) expect([marks[t], marks[t + 1] ?? -1]).toEqual([-1, -1]);
        });
        for (const run of findRuns(marks, 1, 'maximal')) {
          expect(values.slice(run.start - 1, run.end + 1).some(Number.isNaN)).toBe(false);
          if (run.status === 'interrupted') expect(values[run.end + 1]).toBeNaN();
        }
      }),
    );
  });

  it('the running maximum, records and drawdowns skip a gap: inserting one shifts indexes and changes nothing else', () => {
    fc.assert(
      fc.property(
        closes.filter((values) => values.length > 1),
        fc.nat(),
        (values, place) => {
          const at = 1 + (place % (values.length - 1));
          const holed = Float64Array.of(...values.slice(0, at), NaN, ...values.slice(at));
          const shift = (index: number): number => (index >= at ? index + 1 : index);
          expect(findRecords(holed, false).map((event) => event.index)).toEqual(
            findRecords(values, false).map((event) => shift(event.index)),
          );
          expect(findDrawdowns(holed, 0.05, 0.2).map((one) => [one.peak, one.trough, one.depth])).toEqual(
            findDrawdowns(values, 0.05, 0.2).map((one) => [shift(one.peak), shift(one.trough), one.depth]),
          );
        },
      ),
    );
  });

  it('counts as many gaps as it finds', () => {
    fc.assert(
      fc.property(closes, (values) => {
        expect(countGaps(values)).toBe(findGaps(values).length);
      }),
    );
  });
});

describe('rankDescending', () => {
  it('permutation: the order of the members does not matter', () => {
    fc.assert(
      fc.property(closes, (values) => {
        const reversed = values.slice().reverse();
        expect(Array.from(rankDescending(reversed))).toEqual(Array.from(rankDescending(values)).reverse());
        expect(Array.from(rankDescending(values.map((value) => value * 4)))).toEqual(Array.from(rankDescending(values)));
      }),
    );
  });
});

describe('neededClose', () => {
  it('is the nearest tick that passes the comparison of the streak itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 900_000 }), theta, direction, fc.boolean(), (ticks, least, way, ties) => {
        const close = ticks / 100;
        const needed = neededClose(close, way, least, ties);
        const nearer = Math.round(needed * 100) + (way === 'up' ? -1 : 1);
        expect(meetsThreshold(needed / close - 1, way, least, ties)).toBe(true);
        expect(meetsThreshold(nearer / 100 / close - 1, way, least, ties)).toBe(false);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contributions,
  driftedWeights,
  equalWeightLevel,
  meanPairwiseCorrelation,
  packValues,
  returnDispersion,
  spreadValues,
  weightConcentration,
  type MemberInput,
  type Placed,
} from '@/lib/metrics';

const price = fc.integer({ min: 40, max: 800 }).map((quarter) => quarter / 4);
const cell = fc.oneof({ weight: 15, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) });
const memberCount = 4;
const rows = fc.array(fc.array(cell, { minLength: memberCount, maxLength: memberCount }), { minLength: 1, maxLength: 40 });
const joins = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: memberCount, maxLength: memberCount });

function build(given: readonly (readonly number[])[], starts: readonly number[]): MemberInput {
  return {
    sessionCount: given.length,
    closes: starts.map((_, member) => packValues(Float64Array.from(given, (row) => row[member] ?? NaN))),
    spans: starts.map((start) => Int32Array.of(start, start + 20, start + 22, 100)),
  };
}

/** A series of closes with others in their places. */
function mapCloses({ start, values }: Placed, change: (close: number, t: number) => number): Placed {
  return { start, values: values.map((close, place) => change(close, start + place)) };
}

/** Weights that are stored of some sessions. */
function storeWeights(sessionCount: number, weightAt: (t: number) => number) {
  const positions = Int32Array.from({ length: sessionCount }, (_, t) => t).filter((t) => !Number.isNaN(weightAt(t)));
  return { positions, values: Float64Array.from(positions, weightAt) };
}

const spreadAll = (series: readonly Placed[], length: number): Float64Array[] =>
  series.map((own) => spreadValues(own, new Float64Array(length)));

/** A weight every fifth session, and a price of its own for the index. */
function weigh(input: MemberInput) {
  const weights = input.closes.map((_, member) =>
    member === 3 ? null : storeWeights(input.sessionCount, (t) => (t % 5 === member ? 0.1 * (member + 1) : NaN)),
  );
  const index = Float64Array.from({ length: input.sessionCount }, (_, t) => 100 + (t % 7));
  return { ...input, weights, index };
}

const measures: readonly (readonly [string, (input: MemberInput) => readonly Float64Array[]])[] = [
  [
    'returnDispersion',
    (input) => {
      const { deviation, mean } = returnDispersion(input, 2);
      return [deviation, mean];
    },
  ],
  ['meanPairwiseCorrelation', (input) => [meanPairwiseCorrelation(input, 4).correlation]],
  ['equalWeightLevel', (input) => [equalWeightLevel(input).level]],
  [
    'driftedWeights',
    (input) => {
      const { weights, ages } = driftedWeights(weigh(input));
      return [...spreadAll(weights, input.sessionCount), ages];
    },
  ],
  [
    'weightConcentration',
    (input) => {
      const { hhi, effective, top, known } = weightConcentration({ ...input, weights: driftedWeights(weigh(input)).weights }, 2);
      return [hhi, effective, top, known];
    },
  ],
];

function expectClose(ours: readonly Float64Array[], theirs: readonly Float64Array[]): void {
  expect(ours.length).toBe(theirs.length);
  ours.forEach((series, place) => {
    series.forEach((value, t) => {
      const other = theirs[place]?.[t] ?? NaN;
      if (Number.isNaN(value)) expect(other).toBeNaN();
      else expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
    });
  });
}

describe.each(measures)('%s', (name, measure) => {
  it('prefix: appending sessions changes nothing earlier', () => {
    fc.assert(
      fc.property(rows, rows, joins, (head, tail, starts) => {
        const early = measure(build(head, starts));
        const later = measure(build([...head, ...tail], starts)).map((series) => series.slice(0, head.length));
        expect(later.map((series) => [...series])).toEqual(early.map((series) => [...series]));
      }),
    );
  });

  it('scale: prices times a constant', () => {
    fc.assert(
      fc.property(rows, joins, (given, starts) => {
        const plain = build(given, starts);
        expectClose(measure({ ...plain, closes: plain.closes.map((closes) => mapCloses(closes, (close) => close * 4)) }), measure(plain));
      }),
    );
  });

  it('permutation: the order of members does not matter', () => {
    fc.assert(
      fc.property(rows, joins, (given, starts) => {
        const plain = build(given, starts);
        const turned =
          name === 'driftedWeights' || name === 'weightConcentration'
            ? plain
            : { ...plain, closes: [...plain.closes].reverse(), spans: [...plain.spans].reverse() };
        expectClose(measure(turned), measure(plain));
      }),
    );
  });

  it('mutates no input', () => {
    fc.assert(
      fc.property(rows, joins, (given, starts) => {
        const input = build(given, starts);
        const before = [input.closes.map(({ values }) => [...values]), input.spans.map((spans) => [...spans])];
        measure(input);
        expect([input.closes.map(({ values }) => [...values]), input.spans.map((spans) => [...spans])]).toEqual(before);
      }),
    );
  });

  it('gap: a missing close changes nothing before it', () => {
    fc.assert(
      fc.property(rows, joins, fc.nat(39), (given, starts, at) => {
        const input = build(given, starts);
        const holed = {
          ...input,
          closes: input.closes.map((closes, member) => (member === 0 ? mapCloses(closes, (close, t) => (t === at ? NaN : close)) : closes)),
        };
        const [before, after] = [measure(input), measure(holed)];
        before.forEach((series, place) => {
          expect([...(after[place] ?? [])].slice(0, at)).toEqual([...series].slice(0, at));
        });
      }),
    );
  });
});

describe('mean pairwise correlation', () => {
  it('equals the mean over all pairs, one by one', () => {
    fc.assert(
      fc.property(rows, joins, (given, starts) => {
        const input = build(given, starts);
        const window = 4;
        const { correlation, eligible } = meanPairwiseCorrelation(input, window);
        for (let t = 0; t < input.sessionCount; t += 1) {
          const returns = spreadAll(input.closes, input.sessionCount).flatMap((closes, member) => {
            const isMember = [0, 2].some((at) => t >= (input.spans[member]?.[at] ?? 0) && t < (input.spans[member]?.[at + 1] ?? 0));
            const own = Array.from({ length: window }, (_, back) => (closes[t - back] ?? NaN) / (closes[t - back - 1] ?? NaN) - 1);
            const mean = own.reduce((sum, value) => sum + value, 0) / window;
            return !isMember || own.some(Number.isNaN) || own.every((value) => Math.abs(value - mean) < 1e-13)
              ? []
              : [own.map((value) => value - mean)];
          });
          const product = (a: readonly number[], b: readonly number[]): number =>
            a.reduce((sum, value, place) => sum + value * (b[place] ?? NaN), 0);
          const pairs = returns.flatMap((a, i) =>
            returns.slice(i + 1).map((b) => product(a, b) / Math.sqrt(product(a, a) * product(b, b))),
          );
          expect(eligible[t]).toBe(returns.length);
          if (pairs.length === 0) expect(correlation[t]).toBeNaN();
          else expect(correlation[t]).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / pairs.length, 9);
        }
      }),
    );
  });
});

describe('contributions', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: memberCount, maxLength: memberCount });
  const closes = fc.array(fc.array(price, { minLength: memberCount, maxLength: memberCount }), { minLength: 2, maxLength: 30 });

  it('sum exactly to the return of the index that the members make up', () => {
    fc.assert(
      fc.property(closes, shares, fc.nat(28), (given, held, from) => {
        const capital = given.map((row) => row.reduce((sum, close, member) => sum + close * (held[member] ?? 0), 0));
        const index = Float64Array.from(capital, (value) => value / 7);
        const series = held.map((_, member) => packValues(Float64Array.from(given, (row) => row[member] ?? NaN)));
        const weights = held.map((share, member) =>
          Float64Array.from(given, (row, t) => ((row[member] ?? NaN) * share) / (capital[t] ?? NaN)),
        );
        const [first, last] = [Math.min(from, given.length - 2), given.length - 1];
        const { contribution } = contributions(
          { closes: series, weights: weights.map(packValues), index, spans: held.map(() => Int32Array.of(0, given.length)) },
          first,
          last,
        );
        expect(contribution.reduce((sum, value) => sum + value, 0)).toBeCloseTo((index[last] ?? NaN) / (index[first] ?? NaN) - 1, 9);
        // Drifted from those of the first session alone, weights are the same.
        const drifted = driftedWeights({
          sessionCount: given.length,
          closes: series,
          spans: held.map(() => Int32Array.of(0, 99)),
          weights: weights.map((own) => ({ positions: Int32Array.of(0), values: own.slice(0, 1) })),
          index,
        });
        expectClose(spreadAll(drifted.weights, given.length), weights);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, eventStudy, forwardReturn, keptEvents, permutationTest, worstDrop, type OverlapPolicy } from '@/lib/metrics';
import { createDateSets } from '@/lib/metrics/forward/date-sets';
import { smallestSpacing } from '@/lib/metrics/forward/spacing';

const price = fc.integer({ min: 40, max: 800 }).map((quarter) => quarter / 4);
const cell = fc.oneof({ weight: 12, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) });
const rows = fc.array(fc.tuple(cell, cell, fc.integer({ min: 0, max: 1 })), { maxLength: 60 });
type Rows = readonly (readonly [number, number, number])[];
const closeOf = (all: Rows) => Float64Array.from(all, (row) => row[0]);
const versusOf = (all: Rows) => Float64Array.from(all, (row) => row[1]);
const maskOf = (all: Rows) => Uint8Array.from(all, (row) => row[2]);

const outcomes = [
  ['forwardReturn', (all: Rows) => forwardReturn({ close: closeOf(all), versus: null }, 3)],
  ['forwardReturn of a pair', (all: Rows) => forwardReturn({ close: closeOf(all), versus: versusOf(all) }, 3)],
  ['worstDrop', (all: Rows) => worstDrop({ close: closeOf(all), versus: null }, 3)],
  ['worstDrop of a pair', (all: Rows) => worstDrop({ close: closeOf(all), versus: versusOf(all) }, 3)],
] as const;

describe.each(outcomes)('%s', (_, compute) => {
  it('prefix: appending sessions changes no outcome that was complete, and completes none before its horizon', () => {
    fc.assert(
      fc.property(rows, rows, (head, tail) => {
        const before = compute(head);
        const after = compute([...head, ...tail]);
        before.forEach((value, t) => {
          if (t + 3 < head.length) expect(after[t]).toEqual(value);
          else expect(value).toBeNaN();
        });
      }),
    );
  });

  it('scale: prices times a constant change nothing', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const scaled = all.map(([close, versus, mark]) => [close * 4, versus * 8, mark] as const);
        expect([...compute(scaled)]).toEqual([...compute(all)]);
      }),
    );
  });
});

describe('worstDrop', () => {
  it('is missing exactly with its return and never above it', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.boolean(), (all, horizon, isPair) => {
        const outcome = { close: closeOf(all), versus: isPair ? versusOf(all) : null };
        const returns = forwardReturn(outcome, horizon);
        worstDrop(outcome, horizon).forEach((drop, t) => {
          const value = returns[t] ?? NaN;
          expect(Number.isNaN(drop)).toBe(Number.isNaN(value));
          if (!Number.isNaN(drop)) expect(drop).toBeLessThanOrEqual(value);
        });
      }),
    );
  });
});

const policy = fc.oneof(
  fc.constantFrom<OverlapPolicy>({ kind: 'all' }, { kind: 'first-cross' }, { kind: 'first-in-horizon' }),
  fc.integer({ min: 1, max: 12 }).map((sessions): OverlapPolicy => ({ kind: 'gap', sessions })),
);

describe('keptEvents', () => {
  it('prefix: a later session never changes an event', () => {
    fc.assert(
      fc.property(rows, rows, policy, (head, tail, chosen) => {
        const events = keptEvents(maskOf([...head, ...tail]), chosen, 5);
        expect([...events.filter((t) => t < head.length)]).toEqual([...keptEvents(maskOf(head), chosen, 5)]);
      }),
    );
  });

  it('keeps sessions on which the rule holds, as far apart as the policy says', () => {
    fc.assert(
      fc.property(rows, policy, (all, chosen) => {
        const mask = maskOf(all);
        const events = keptEvents(mask, chosen, 5);
        expect(events.every((t) => mask[t] === 1)).toBe(true);
        const least = chosen.kind === 'gap' ? chosen.sessions : { all: 1, 'first-cross': 2, 'first-in-horizon': 5 }[chosen.kind];
        expect(smallestSpacing(events)).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});

describe('date sets', () => {
  it('are ascending, within the span and as far apart as asked', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 3000 }));
    fc.assert(
      fc.property(sizes, fc.string(), ([count, gap, spare], seed) => {
        const span = count + (count - 1) * (gap - 1) + spare;
        const sets = createDateSets(count, span, gap);
        const random = createRandom(seed);
        for (let draw = 0; draw < 5; draw += 1) {
          sets.draw(random);
          expect(smallestSpacing(sets.dates)).toBeGreaterThanOrEqual(gap);
          expect(sets.dates[0]).toBeGreaterThanOrEqual(0);
          expect(sets.dates.at(-1)).toBeLessThan(span);
        }
      }),
    );
  });

  it('are each as likely as another', () => {
    // Three dates two apart in nine sessions: 35 sets, of which chi-squared over 34 degrees exceeds 65 once in a thousand.
    const sets = createDateSets(3, 9, 2);
    const random = createRandom('uniform');
    const seen = new Map<string, number>();
    const draws = 70_000;
    for (let draw = 0; draw < draws; draw += 1) {
      sets.draw(random);
      const key = sets.dates.join();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(35);
    const expected = draws / 35;
    expect([...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(65);
  });

  it('refuse what does not fit', () => {
    expect(() => createDateSets(3, 4, 2)).toThrow('3 dates 2 sessions apart do not fit into 4 sessions');
    expect(() => createDateSets(0, 4, 2)).toThrow(RangeError);
    const sets = createDateSets(2, 3, 2);
    sets.draw(createRandom('only one'));
    expect([...sets.dates]).toEqual([0, 2]);
  });
});

describe('permutationTest', () => {
  const options = { horizonSessions: 3, policyGapSessions: 1, direction: 'higher', draws: 50 } as const;

  it('is never 0, at most 1, and one where every date does as well', () => {
    const value = fc.oneof(
      { weight: 8, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.boolean()), { minLength: 1, maxLength: 60 }), fc.string(), (all, seed) => {
        const returns = Float64Array.from(all, ([outcome]) => outcome);
        const events = Int32Array.from(all.flatMap(([, isEvent], t) => (isEvent ? [t] : [])));
        const test = permutationTest(returns, events, options, createRandom(seed));
        expect(test === null).toBe(events.every((t) => Number.isNaN(returns[t] ?? NaN)));
        if (test === null) return;
        expect(test.p).toBeGreaterThanOrEqual(1 / 51);
        expect(test.p).toBeLessThanOrEqual(1);
        expect(test.p).toBe((1 + test.asExtremeCount) / 51);
        const flat = permutationTest(
          returns.map((outcome) => 0 * outcome),
          events,
          options,
          createRandom(seed),
        );
        expect(flat?.p).toBe(1);
      }),
    );
  });

  it('of random events is as often below a level as the level says, or less often', () => {
    // The null holds: 400 patterns of four dates, drawn as the test draws them, over one fixed series.
    const words = new Uint32Array(300);
    createRandom('null').fill(words);
    const returns = Float64Array.from(words, (word) => word / 2 ** 32);
    const sets = createDateSets(4, 300, 3);
    const random = createRandom('patterns');
    let below = 0;
    for (let pattern = 0; pattern < 400; pattern += 1) {
      sets.draw(random);
      const test = permutationTest(returns, sets.dates.slice(), { ...options, draws: 199 }, createRandom(`pattern ${pattern}`));
      if ((test?.p ?? 1) <= 0.1) below += 1;
    }
    // 40 expected, standard deviation 6.
    expect(below).toBeGreaterThan(40 - 24);
    expect(below).toBeLessThan(40 + 24);
  });
});

describe('eventStudy', () => {
  it('mutates no input and gives the same answer again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 60 }),
        policy,
        (all, chosen) => {
          const [close, versus, mask] = [closeOf(all), versusOf(all), maskOf(all)];
          const input = {
            outcome: { close, versus },
            mask,
            fromIndex: 0,
            toIndex: all.length - 1,
            horizons: [2, 5],
            policy: chosen,
            direction: 'lower',
            seed: 'law',
            draws: 20,
          } as const;
          expect(eventStudy(input)).toEqual(eventStudy(input));
          expect([[...close], [...versus], [...mask]]).toEqual([[...closeOf(all)], [...versusOf(all)], [...maskOf(all)]]);
        },
      ),
    );
  });
});

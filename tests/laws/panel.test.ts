import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedSessions, breadthCounts, type BreadthCounts, type BreadthInput } from '@/lib/metrics';
import { countNaively } from '../support/naive-breadth';
import { panelCell, randomPanels, slicePanel } from '../support/random-panel';

const options = { averageSessions: [3, 7], highSessions: 5 };

function listColumns({ above, eligible, ...columns }: BreadthCounts): Int32Array[] {
  return [...Object.values(columns), ...above, ...eligible];
}

/** Every column of the sessions [from, to). */
function rowsOf(counts: BreadthCounts, from: number, to: number): number[][] {
  return listColumns(counts).map((column) => [...column.subarray(from, to)]);
}

function add(one: BreadthCounts, other: BreadthCounts): number[][] {
  const others = listColumns(other);
  return listColumns(one).map((column, place) => [...column].map((count, t) => count + (others[place]?.[t] ?? NaN)));
}

const copy = (panel: BreadthInput): BreadthInput => slicePanel(panel, 0, panel.sessionCount);

describe('breadthCounts', () => {
  it('equals the slowest obvious formula', () => {
    fc.assert(
      fc.property(randomPanels, (panel) => {
        expect(breadthCounts(panel, options)).toEqual(countNaively(panel, options));
      }),
      { numRuns: 300 },
    );
  });

  it('equals it with windows of one session, windows longer than the history, and means longer than highs', () => {
    fc.assert(
      fc.property(
        randomPanels,
        fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 3 }),
        fc.integer({ min: 1, max: 70 }),
        (panel, averageSessions, highSessions) => {
          expect(breadthCounts(panel, { averageSessions, highSessions })).toEqual(countNaively(panel, { averageSessions, highSessions }));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('prefix: appending sessions changes nothing earlier', () => {
    fc.assert(
      fc.property(randomPanels, fc.nat(60), (panel, at) => {
        const end = Math.min(at, panel.sessionCount);
        expect(rowsOf(breadthCounts(slicePanel(panel, 0, end), options), 0, end)).toEqual(rowsOf(breadthCounts(panel, options), 0, end));
      }),
    );
  });

  it('scale: prices times a constant, each instrument its own, change nothing', () => {
    fc.assert(
      fc.property(
        randomPanels,
        fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (panel, factors) => {
          const scaled = { ...panel, closes: panel.closes.map((closes, i) => closes.map((close) => close * (factors[i] ?? 1))) };
          expect(breadthCounts(scaled, options)).toEqual(breadthCounts(panel, options));
        },
      ),
    );
  });

  it('gap: a close that is taken away changes only its own session and the windows that span it', () => {
    fc.assert(
      fc.property(randomPanels, fc.nat(59), fc.nat(3), (panel, at, who) => {
        if (at >= panel.sessionCount) return;
        const holed = copy(panel);
        holed.closes[who]?.fill(NaN, at, at + 1);
        const [before, after] = [breadthCounts(panel, options), breadthCounts(holed, options)];
        expect(rowsOf(after, 0, at)).toEqual(rowsOf(before, 0, at));
        expect(rowsOf(after, at + 7, panel.sessionCount)).toEqual(rowsOf(before, at + 7, panel.sessionCount));
        expect(after.members).toEqual(before.members);
        after.eligible.forEach((column, k) => {
          column.forEach((count, t) => expect(count).toBeLessThanOrEqual(before.eligible[k]?.[t] ?? NaN));
        });
      }),
    );
  });

  it('permutation of instruments, and any split of them adds up to the whole', () => {
    fc.assert(
      fc.property(randomPanels, fc.nat(4), (panel, at) => {
        const whole = breadthCounts(panel, options);
        const turned = { ...panel, closes: panel.closes.toReversed(), spans: panel.spans.toReversed() };
        expect(breadthCounts(turned, options)).toEqual(whole);
        const head = { ...panel, closes: panel.closes.slice(0, at), spans: panel.spans.slice(0, at) };
        const rest = { ...panel, closes: panel.closes.slice(at), spans: panel.spans.slice(at) };
        expect(add(breadthCounts(head, options), breadthCounts(rest, options))).toEqual(rowsOf(whole, 0, panel.sessionCount));
      }),
    );
  });

  it('mutates no input, and counts the same again', () => {
    fc.assert(
      fc.property(randomPanels, (panel) => {
        const given = copy(panel);
        const first = breadthCounts(given, options);
        expect(given).toEqual(panel);
        expect(breadthCounts(given, options)).toEqual(first);
      }),
    );
  });

  it('a denominator holds whoever is counted, and nobody twice', () => {
    fc.assert(
      fc.property(randomPanels, (panel) => {
        const counts = breadthCounts(panel, options);
        counts.members.forEach((members, t) => {
          const at = (column: Int32Array | undefined) => column?.[t] ?? NaN;
          expect(at(counts.withClose)).toBeLessThanOrEqual(members);
          expect(at(counts.advances) + at(counts.declines) + at(counts.unchanged)).toBeLessThanOrEqual(at(counts.withClose));
          counts.above.forEach((above, k) => expect(at(above)).toBeLessThanOrEqual(at(counts.eligible[k])));
          expect(Math.max(at(counts.newHighs), at(counts.newLows))).toBeLessThanOrEqual(at(counts.eligibleHigh));
        });
      }),
    );
  });
});

/** Counts [from, to) anew from nothing but the sessions that the change says must be read. */
function recount(panel: BreadthInput, changedFrom: number, changedTo: number): void {
  const { from, to, readFrom } = affectedSessions(changedFrom, changedTo, options, panel.sessionCount);
  const stretch = breadthCounts(slicePanel(panel, readFrom, to), { ...options, from: from - readFrom, to: to - readFrom });
  expect(rowsOf(stretch, from - readFrom, to - readFrom)).toEqual(rowsOf(breadthCounts(panel, options), from, to));
}

describe('counting a stretch anew', () => {
  it('equals the batch for a session appended', () => {
    fc.assert(
      fc.property(randomPanels, (panel) => {
        if (panel.sessionCount > 0) recount(panel, panel.sessionCount - 1, panel.sessionCount);
      }),
    );
  });

  it('equals the batch for old closes corrected, filled in or taken away, and nothing outside of it has moved', () => {
    fc.assert(
      fc.property(randomPanels, fc.nat(59), fc.array(panelCell, { minLength: 1, maxLength: 3 }), fc.nat(3), (panel, at, closes, who) => {
        const end = Math.min(panel.sessionCount, at + closes.length);
        if (at >= end) return;
        const corrected = copy(panel);
        corrected.closes[who]?.set(closes.slice(0, end - at), at);
        recount(corrected, at, end);
        const { from, to } = affectedSessions(at, end, options, panel.sessionCount);
        const [before, after] = [breadthCounts(panel, options), breadthCounts(corrected, options)];
        expect(rowsOf(after, 0, from)).toEqual(rowsOf(before, 0, from));
        expect(rowsOf(after, to, panel.sessionCount)).toEqual(rowsOf(before, to, panel.sessionCount));
      }),
      { numRuns: 300 },
    );
  });

  it('equals the batch for any stretch, and leaves the rest at nothing', () => {
    fc.assert(
      fc.property(randomPanels, fc.nat(60), fc.nat(60), (panel, one, other) => {
        const [from, to] = [Math.min(one, other, panel.sessionCount), Math.min(Math.max(one, other), panel.sessionCount)];
        const part = breadthCounts(panel, { ...options, from, to });
        expect(rowsOf(part, from, to)).toEqual(rowsOf(breadthCounts(panel, options), from, to));
        for (const column of [...rowsOf(part, 0, from), ...rowsOf(part, to, panel.sessionCount)])
          expect(column.every((count) => count === 0)).toBe(true);
      }),
    );
  });
});

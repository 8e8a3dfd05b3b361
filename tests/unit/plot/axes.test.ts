import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { drawAxes } from '@/lib/plot/draw-axes';
import { plotMargins, scaleValues } from '@/lib/plot/plot-geometry';
import { estimateTextWidth, placeLabels, placeTooltip } from '@/lib/plot/place-labels';
import { computeDomain, computeLinearTicks, computeLogTicks } from '@/lib/plot/value-ticks';
import { clampWindow, panWindow, windowOfDates, zoomWindow } from '@/lib/plot/visible-window';

function listDates(count: number): string[] {
  return Array.from({ length: count }, (_, index) => new Date(Date.UTC(1990, 0, 2) + index * 86_400_000 * 1.45).toISOString().slice(0, 10));
}

describe('names below a chart', () => {
  it('stand in the middle of what they name, but for those that would be cut at an edge', () => {
    const frame = { left: 0, top: 10, right: 400, bottom: 280 };
    const ticks = [5, 200, 399].map((at) => ({ value: at, at, text: '1927' }));
    const base = { low: 0, high: 400, ticks, anchor: 'middle' } as const;
    const half = estimateTextWidth('1927') / 2;
    const at = drawAxes({ width: 400, height: 300, frame, values: null, base }).flatMap((mark) => (mark.shape === 'text' ? [mark.x] : []));
    expect(at).toEqual([half, 200, 400 - half]);
  });
});

describe('value ticks', () => {
  it('are four to seven round values inside the domain, for every span', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
        const ticks = computeLinearTicks(low, low + span);
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const tick of ticks) expect(tick).toBeGreaterThanOrEqual(low - span * 1e-6);
      }),
    );
  });

  it('are the numbers of the picture', () => {
    expect(computeLinearTicks(-5.9, 10.6)).toEqual([-5, -2.5, 0, 2.5, 5, 7.5, 10]);
    expect(computeLinearTicks(0.1, 0.35)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  });

  it('on a log axis follow the decades', () => {
    expect(computeLogTicks(1, 5700)).toEqual([1, 10, 100, 1000]);
    expect(computeLogTicks(90, 150)).toEqual([90, 100, 110, 120, 130, 140, 150]);
    expect(computeLogTicks(0, 10)).toEqual([]);
  });

  it('domain skips what is missing and keeps the base line', () => {
    expect(computeDomain([null, 5, Number.NaN, 10], 0, 'linear')).toEqual({ low: 0, high: 10.6 });
    expect(computeDomain([], null, 'linear')).toEqual({ low: 0, high: 1 });
  });
});

describe('date ticks', () => {
  it('never overlap and never leave the frame at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 260, max: 1600 }), (count, width) => {
        const ticks = computeDateTicks(listDates(count), width);
        const span = Math.max(1, count - 1);
        ticks.forEach((tick, index) => {
          const left = (tick.index / span) * width;
          const next = ticks[index + 1];
          expect(left + 36).toBeLessThanOrEqual(width + plotMargins.right);
          if (next !== undefined) expect((next.index / span) * width - left).toBeGreaterThanOrEqual(44);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('name the last year, also where it has just begun', () => {
    const dates = listDates(9000);
    const [year] = (dates.at(-1) ?? '').split('-');
    const started = dates.slice(0, dates.findIndex((date) => date.startsWith(year ?? '')) + 3);
    const years = computeDateTicks(started.slice(-3000), 1200).map((tick) => tick.label);
    expect(years.at(-1)).toBe(year);
  });

  it('name months with the year first and at each January', () => {
    const labels = computeDateTicks(listDates(380), 850).map((tick) => tick.label);
    expect(labels.some((label) => label === 'Jan 1991')).toBe(true);
  });
});

describe('labels', () => {
  it('do not cover one another and stay inside', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            x: fc.integer({ min: 0, max: 800 }),
            y: fc.integer({ min: 0, max: 300 }),
            text: fc.constant('19 Oct 1987 +8.86'),
            emphasis: fc.boolean(),
          }),
          { maxLength: 14 },
        ),
        (requests) => {
          const boxes = placeLabels(requests, 800, 300).flatMap(({ at, text }) =>
            at === null ? [] : [{ left: at.x, right: at.x + estimateTextWidth(text), bottom: at.y, top: at.y - 9 }],
          );
          boxes.forEach((a, index) => {
            expect(a.left >= 0 && a.right <= 800).toBe(true);
            for (const b of boxes.slice(index + 1))
              expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
          });
        },
      ),
    );
  });

  it('a tooltip is inside its frame and beside its point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 850 }), fc.integer({ min: 0, max: 300 }), (x, y) => {
        const { left, top } = placeTooltip({ x, y }, { width: 180, height: 80 }, { width: 850, height: 300 });
        expect(left >= 0 && left + 180 <= 850 && top >= 0 && top + 80 <= 300).toBe(true);
        expect(x > left && x < left + 180 && y > top && y < top + 80).toBe(false);
      }),
    );
  });
});

describe('visible window', () => {
  it('keeps the row under the cursor while zooming', () => {
    const zoomed = zoomWindow({ first: 0, last: 1000 }, 0.5, 0.25, 1001);
    expect(zoomed).toEqual({ first: 125, last: 625 });
  });

  it('never leaves the rows, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9000 }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (count, delta, factor) => {
          const window = zoomWindow(panWindow(clampWindow({ first: 0, last: 300 }, count), delta, count), factor, 0.5, count);
          expect(window.first).toBeGreaterThanOrEqual(-1e-6);
          expect(window.last).toBeLessThanOrEqual(count - 1 + 1e-6);
          expect(window.last - window.first).toBeGreaterThanOrEqual(Math.min(4, count - 1) - 1e-6);
        },
      ),
    );
  });

  it('finds dates, snapping inwards', () => {
    expect(windowOfDates(['2024-07-12', '2024-07-15', '2024-07-16'], '2024-07-13', '2024-07-15')).toEqual({ first: 1, last: 1 });
  });
});

describe('scaleValues', () => {
  it('puts the ends of a domain at the ends of its range, ratios alike on a logarithmic one', () => {
    const linear = scaleValues({ low: -10, high: 30 }, 'linear', [200, 0]);
    expect([linear(-10), linear(0), linear(30)]).toEqual([200, 150, 0]);
    const log = scaleValues({ low: 1, high: 100 }, 'log', [200, 0]);
    expect([log(1), log(10), log(100)].map((y) => Math.round(y * 1e6) / 1e6)).toEqual([200, 100, 0]);
  });
  it('has a place for every number: of one value alone, and of what has no logarithm', () => {
    expect(scaleValues({ low: 5, high: 5 }, 'linear', [200, 0])(5)).toBe(200);
    for (const [low, high] of [
      [1e6, 1e6],
      [0, 0],
      [-5, 10],
    ] as const)
      expect(Number.isFinite(scaleValues({ low, high }, 'log', [200, 0])(low))).toBe(true);
    expect(scaleValues({ low: 1e9, high: 1e9 }, 'linear', [200, 0])(1e9)).toBe(200);
  });
});

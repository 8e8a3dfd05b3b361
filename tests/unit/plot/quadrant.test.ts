import { describe, expect, it } from 'vitest';
import { moveInQuadrant, findNearest } from '@/components/charts/move-in-quadrant';
import { summarizeQuadrant } from '@/components/charts/summarize-quadrant';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { listSessions } from '@/tests/support/make-market';
import { drawQuadrant } from '@/lib/plot/quadrant/draw-quadrant';
import { layoutQuadrant } from '@/lib/plot/quadrant/layout-quadrant';
import { chooseQuadrantHeight } from '@/lib/plot/quadrant/quadrant-size';
import { readTails, type QuadrantSpec } from '@/lib/plot/quadrant/read-weeks';
import { estimateTextWidth } from '@/lib/plot/place-labels';
import { pageSetting } from '@/lib/plot/setting';
import type { Row } from '@/lib/studies/kit/study';

const names = ['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY'];
const weeks = listSessions('2024-01-05', 60).filter((_, at) => at % 5 === 0);
const chart: QuadrantSpec = {
  kind: 'quadrant',
  title: 'Strength and momentum',
  unitLabel: '100 is the benchmark',
  unit: 'level',
  marks: [],
  series: names.map((value) => ({ value, label: `A rather long name of ${value}`, symbol: value })),
  seriesKey: 'symbol',
  panelKey: null,
  tail: 4,
  week: null,
  focus: null,
};
const rows: Row[] = weeks.flatMap((date, week) =>
  names.flatMap((symbol, at): Row[] => {
    // XLC lacks a week: its way is broken there.
    if (symbol === 'XLC' && week === 10) return [];
    const [x, y] = [100 + 3 * Math.sin(at + week / 4), 100 + 3 * Math.cos(at + week / 4)];
    const quadrant = x >= 100 ? (y >= 100 ? 'leading' : 'weakening') : y >= 100 ? 'improving' : 'lagging';
    return [{ symbol, date, x, y, quadrant, agreement: 3 }];
  }),
);
const draw = (width: number, height: number, given: QuadrantSpec = chart) =>
  drawQuadrant({ chart: given, columns: [], rows, width, height, simulated: false, setting: pageSetting });

describe('tails', () => {
  it('end with the newest week, or the one that is named, and are as long as asked for', () => {
    expect(readTails(chart, rows).map(({ points }) => points.length)).toEqual(names.map((name) => (name === 'XLC' ? 3 : 4)));
    const earlier = readTails({ ...chart, week: parseSessionDate(weeks[6] ?? '') }, rows);
    expect(earlier[0]?.points.map(({ week }) => week)).toEqual([3, 4, 5, 6]);
    expect(readTails(chart, rows, weeks[1]).every(({ points }) => points.length === 2)).toBe(true);
  });
});

describe.each([
  [328, 328],
  [640, 640],
  [1200, 470],
])('a square in %d by %d', (width, height) => {
  const { marks, panels } = draw(width, height);
  const [panel] = panels;
  const box = panel?.box ?? { left: NaN, top: NaN, right: NaN, bottom: NaN };

  it('is a square, with every point inside and the middle in it', () => {
    expect(Math.abs(box.right - box.left - (box.bottom - box.top))).toBeLessThan(8);
    for (const mark of marks)
      if (mark.shape === 'circle') {
        expect(mark.x > box.left && mark.x < box.right && mark.y > box.top && mark.y < box.bottom).toBe(true);
      }
    expect((panel?.toX(100) ?? NaN) > box.left && (panel?.toX(100) ?? NaN) < box.right).toBe(true);
  });

  it('names the ends without one name over another or beyond the edge', () => {
    const texts = marks.flatMap((mark) => (mark.shape === 'text' && mark.role === 'name' ? [mark] : []));
    expect(texts.length).toBeGreaterThan(6);
    for (const [at, one] of texts.entries()) {
      const right = one.x + estimateTextWidth(one.text);
      expect(one.x >= box.left && right <= box.right + 1).toBe(true);
      for (const other of texts.slice(at + 1)) {
        const apart = Math.abs(one.y - other.y) >= 13 || right <= other.x || other.x + estimateTextWidth(other.text) <= one.x;
        expect(apart, `${one.text} over ${other.text}`).toBe(true);
      }
    }
  });

  it('writes no name over that of a quadrant', () => {
    const quadrants = marks.flatMap((mark) => (mark.shape === 'text' && mark.role === 'quadrant-name' ? [mark] : []));
    expect(quadrants).toHaveLength(4);
    for (const mark of marks) {
      if (mark.shape !== 'text' || mark.role !== 'name') continue;
      for (const quadrant of quadrants) {
        const wide = estimateTextWidth(quadrant.text);
        const left = quadrant.anchor === 'end' ? quadrant.x - wide : quadrant.x;
        const apart = mark.x >= left + wide || mark.x + estimateTextWidth(mark.text) <= left || Math.abs(mark.y - quadrant.y) >= 12;
        expect(apart, `${mark.text} over ${quadrant.text}`).toBe(true);
      }
    }
  });

  it('has a tint per quadrant, a dot per week, and a line that a missing week breaks', () => {
    expect(marks.filter(({ role }) => role === 'quadrant')).toHaveLength(4);
    expect(marks.filter(({ role }) => role === 'head')).toHaveLength(names.length);
    expect(marks.filter(({ role }) => role === 'week')).toHaveLength(names.length * 3 - 1);
    const tail = marks.find(({ role, of }) => role === 'tail' && of === 'XLC');
    expect(tail?.shape === 'path' && tail.d.split('M').length - 1).toBe(2);
    const colors = marks.flatMap((mark) => (mark.role === 'head' ? [mark.fill] : []));
    expect(new Set(colors).size).toBe(names.length);
  });

  it('keeps its labels on the picture', () => {
    for (const mark of marks) {
      if (mark.shape !== 'text') continue;
      const wide = estimateTextWidth(mark.text);
      const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - wide : mark.x - wide / 2;
      expect(left >= -2 && left + wide <= width + 2, mark.text).toBe(true);
      expect(mark.y > 8 && mark.y <= height, mark.text).toBe(true);
    }
  });
});

it('the scales stand still over all weeks where they are asked to', () => {
  const scalesAt = (week: string | undefined, whole: boolean) =>
    layoutQuadrant(chart, rows, { width: 600, height: 600, whole, ...(week === undefined ? {} : { week }) }).map(({ across }) => across);
  expect(scalesAt(weeks[2], true)).toEqual(scalesAt(weeks[9], true));
  expect(scalesAt(weeks[2], false)).not.toEqual(scalesAt(weeks[9], false));
});

describe('several squares', () => {
  const panelled: QuadrantSpec = { ...chart, panelKey: 'symbol', series: chart.series.slice(0, 4) };
  it.each([
    [328, 2, 2],
    [880, 4, 1],
  ])('at %d px: %d across and %d down, none over another', (width, across, down) => {
    const { panels, marks } = draw(width, chooseQuadrantHeight(width, 4), panelled);
    expect(new Set(panels.map(({ box }) => box.left)).size).toBe(across);
    expect(new Set(panels.map(({ box }) => box.top)).size).toBe(down);
    expect(panels.every(({ box }) => box.right < width && box.bottom < chooseQuadrantHeight(width, 4))).toBe(true);
    expect(marks.filter(({ role }) => role === 'name')).toHaveLength(0);
  });
});

describe('the cursor', () => {
  const tails = readTails(chart, rows);
  it('goes from one to the next and back around, and through the weeks of one', () => {
    const first = moveInQuadrant('ArrowDown', null, tails);
    expect(first).toEqual({ tail: 0, point: 3 });
    expect(moveInQuadrant('ArrowDown', first, tails)).toEqual({ tail: 1, point: 2 });
    expect(moveInQuadrant('ArrowUp', first, tails)).toEqual({ tail: 10, point: 3 });
    expect(moveInQuadrant('ArrowDown', { tail: 10, point: 0 }, tails)).toEqual({ tail: 0, point: 3 });
    expect(moveInQuadrant('ArrowLeft', first, tails)).toEqual({ tail: 0, point: 2 });
    expect(moveInQuadrant('ArrowRight', first, tails)).toEqual(first);
    expect(moveInQuadrant('Home', first, tails)).toEqual({ tail: 0, point: 0 });
    expect(moveInQuadrant('a', first, tails)).toBeNull();
    expect(moveInQuadrant('ArrowDown', null, [])).toBeNull();
  });

  it('finds the nearest week of a pointer, and none far away', () => {
    const { panels } = draw(640, 640);
    const toPlace = ({ x, y }: { x: number; y: number }) => ({ x: panels[0]?.toX(x) ?? 0, y: panels[0]?.toY(y) ?? 0 });
    const point = tails[5]?.points[2];
    if (point === undefined) throw new Error('no such week');
    expect(findNearest(tails, toPlace, toPlace(point))).toEqual({ tail: 5, point: 2 });
    expect(findNearest(tails, toPlace, { x: -500, y: -500 })).toBeNull();
  });

  it('is told in words what is drawn', () => {
    const words = summarizeQuadrant(chart, rows);
    expect(words).toMatch(
      /^Strength and momentum, 100 is the benchmark\. In the week to \d+ \w+ 2024: A rather long name of XLB (leading|weakening|lagging|improving) \(strength [\d.]+, momentum [\d.]+\), /,
    );
    expect(summarizeQuadrant(chart, [])).toContain('nothing to draw');
  });
});

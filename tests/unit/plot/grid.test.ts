import { describe, expect, it } from 'vitest';
import { moveInGrid } from '@/components/charts/move-in-grid';
import { drawGrid } from '@/lib/plot/grid/draw-grid';
import { findGridStep, listGridSteps, nameGridStep } from '@/lib/plot/grid/grid-color';
import { spreadEvenly } from '@/lib/plot/grid/grid-layout';
import { chooseGridHeight } from '@/lib/plot/grid/grid-size';
import { mixColors } from '@/lib/plot/heat/heat-color';
import { pageSetting } from '@/lib/plot/setting';
import { resolveColor, themeColors, type Theme } from '@/lib/plot/theme-colors';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { spreadRows } from '@/lib/view/thin-rows';

const chart: Extract<ChartSpec, { kind: 'grid' }> = {
  kind: 'grid',
  title: 'By sector',
  unitLabel: 'percent',
  unit: 'pct',
  marks: [],
  lanes: [
    { key: 'a', label: 'Energy' },
    { key: 'b', label: 'Utilities' },
  ],
  middle: 50,
  reach: 50,
  open: false,
};
const draw = (rows: readonly Row[], width = 880) =>
  drawGrid({ chart, columns: [], rows, width, height: chooseGridHeight(width, chart), simulated: false, setting: pageSetting });
const rowsOf = (count: number, value: (at: number) => number | null): Row[] =>
  Array.from({ length: count }, (_, at) => ({ date: `2024-01-${String(1 + (at % 28)).padStart(2, '0')}`, a: value(at), b: 10 }));

/** Relative luminance of `#rrggbb`, as WCAG has it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(color.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the scale of a grid', () => {
  it('has five tints on either side of its middle, which is above; beyond the ends the colour stays; missing has none', () => {
    expect([0, 9.99, 10, 49.9, 50, 60, 99, 100].map((value) => findGridStep(value, chart))).toEqual([0, 0, 1, 4, 5, 6, 9, 9]);
    const open = { ...chart, middle: 0, reach: 20, open: true };
    expect([-90, -20, -0.1, 0, 19.9, 55].map((value) => findGridStep(value, open))).toEqual([0, 0, 4, 5, 9, 9]);
    expect(findGridStep(null, chart)).toBeNull();
    expect(
      listGridSteps(open)
        .map((step, at) => nameGridStep(step, at, open, true))
        .filter((_, at) => [0, 4, 9].includes(at)),
    ).toEqual(['below −16%', '−4% to 0%', '+16% or more']);
  });

  it.each<Theme>(['light', 'dark'])('moves away from the card step by step on both sides, in %s', (theme) => {
    const card = luminance(themeColors[theme].card);
    const away = listGridSteps(chart).map(({ ink }) =>
      Math.abs(luminance(mixColors(resolveColor(ink.color, theme), themeColors[theme].card, ink.share)) - card),
    );
    for (const side of [away.slice(0, 5).reverse(), away.slice(5)])
      side.forEach((distance, at) => {
        expect(distance).toBeGreaterThan(at === 0 ? 0.005 : (side[at - 1] ?? Infinity));
      });
  });
});

describe('drawGrid', () => {
  it('joins neighbours of one tint, and shows what is missing as a line instead of a cell', () => {
    const { marks, layout } = draw(rowsOf(10, (at) => (at === 4 || at === 5 ? null : 95)));
    const cells = marks.filter(({ role }) => role === 'cells');
    expect(cells.map(({ of }) => of)).toEqual([1, 9]);
    const [low, high] = cells.map((mark) => (mark.shape === 'path' ? (mark.d.match(/M/g) ?? []).length : 0));
    expect([low, high]).toEqual([1, 2]);
    const [gap] = marks.filter(({ role }) => role === 'missing');
    expect(gap?.shape === 'path' && gap.d).toBe(
      `M${Math.round((layout.left + 4 * layout.cellPx) * 10) / 10} ${Math.round(((layout.lanes[0]?.top ?? 0) + (layout.lanes[0]?.height ?? 0) / 2) * 10) / 10}H${Math.round((layout.left + 6 * layout.cellPx) * 10) / 10}`,
    );
  });

  it('draws two sessions a pixel at most, the newest always', () => {
    const { layout } = draw(rowsOf(9_000, () => 50));
    expect(layout.drawn.length).toBeLessThanOrEqual(2 * (layout.right - layout.left));
    expect(layout.drawn.at(-1)).toBe(8_999);
    expect(spreadEvenly(10, 4)).toEqual([1, 4, 6, 9]);
    expect(spreadEvenly(3, 9)).toEqual([0, 1, 2]);
    expect(spreadRows([1, 2, 3, 4, 5], 2)).toEqual([2, 5]);
  });

  it('sets names above their lanes where there is no room beside them', () => {
    expect(
      draw(
        rowsOf(5, () => 50),
        320,
      ).layout.namePx,
    ).toBe(0);
    expect(
      draw(
        rowsOf(5, () => 50),
        880,
      ).layout.namePx,
    ).toBeGreaterThan(40);
  });
});

describe('moveInGrid', () => {
  const size = { lanes: 3, sessions: 100 };
  it('begins at the newest session, and stays within the edges', () => {
    expect(moveInGrid('ArrowLeft', null, size)).toEqual({ lane: 0, session: 99 });
    expect(moveInGrid('ArrowLeft', { lane: 0, session: 99 }, size)).toEqual({ lane: 0, session: 98 });
    expect(moveInGrid('ArrowUp', { lane: 0, session: 5 }, size)).toEqual({ lane: 0, session: 5 });
    expect(moveInGrid('PageDown', { lane: 2, session: 90 }, size)).toEqual({ lane: 2, session: 99 });
    expect(moveInGrid('Home', { lane: 2, session: 90 }, size)).toEqual({ lane: 2, session: 0 });
    expect(moveInGrid('x', null, size)).toBeNull();
  });

  it('goes a month of sessions with Shift, and from lane to lane as without', () => {
    expect(moveInGrid('ArrowLeft', { lane: 1, session: 50 }, size, true)).toEqual({ lane: 1, session: 29 });
    expect(moveInGrid('ArrowRight', { lane: 1, session: 90 }, size, true)).toEqual({ lane: 1, session: 99 });
    expect(moveInGrid('ArrowDown', { lane: 1, session: 50 }, size, true)).toEqual({ lane: 2, session: 50 });
  });
});

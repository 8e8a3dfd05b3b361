import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHeatSteps, mixColors, strongestTint, tintOf } from '@/lib/plot/heat/heat-color';
import { findNextTile, layoutHeat, type HeatCell } from '@/lib/plot/heat/heat-layout';
import { chooseHeatHeight } from '@/lib/plot/heat/heat-size';
import { layAlike } from '@/lib/plot/heat/lay-alike';
import { squarify } from '@/lib/plot/heat/squarify';
import { themeColors } from '@/lib/plot/theme-colors';
import { chooseTileText, tightSetting } from '@/lib/plot/heat/tile-text';
import { addHeatSize, chooseHeatLimit, createHeatSizes } from '@/lib/studies/members/members/heat-limit';

function limitOf(values: readonly number[]): number {
  const sizes = createHeatSizes();
  for (const value of values) addHeatSize(sizes, value);
  return chooseHeatLimit(sizes);
}

describe('squarify', () => {
  it('lays the example of its authors as they do', () => {
    const placed = squarify([6, 6, 4, 3, 2, 2, 1], { left: 0, top: 0, width: 6, height: 4 });
    expect(placed.slice(0, 2)).toEqual([
      { left: 0, top: 0, width: 3, height: 2 },
      { left: 0, top: 2, width: 3, height: 2 },
    ]);
    expect(placed[2]?.width).toBeCloseTo(12 / 7, 12);
    expect(placed[2]?.height).toBeCloseTo(7 / 3, 12);
  });

  it('gives every size its share of the area, inside the rectangle and apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 20, max: 900 }),
        fc.integer({ min: 20, max: 900 }),
        (sizes, width, height) => {
          const sum = sizes.reduce((total, size) => total + size, 0);
          const placed = squarify(sizes, { left: 5, top: 7, width, height });
          placed.forEach((tile, at) => {
            expect(tile.width * tile.height).toBeCloseTo(sum === 0 ? 0 : ((sizes[at] ?? 0) / sum) * width * height, 5);
            if (tile.width * tile.height === 0) return;
            expect(Math.min(tile.left - 5, tile.top - 7)).toBeGreaterThan(-1e-6);
            expect(tile.left + tile.width).toBeLessThan(5 + width + 1e-6);
            expect(tile.top + tile.height).toBeLessThan(7 + height + 1e-6);
            for (const other of placed.slice(at + 1)) {
              const across = Math.min(tile.left + tile.width, other.left + other.width) - Math.max(tile.left, other.left);
              const along = Math.min(tile.top + tile.height, other.top + other.height) - Math.max(tile.top, other.top);
              expect(other.width * other.height > 0 && across > 1e-6 && along > 1e-6).toBe(false);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses sizes that are none', () => {
    expect(() => squarify([1, -1], { left: 0, top: 0, width: 1, height: 1 })).toThrow(RangeError);
    expect(() => squarify([NaN], { left: 0, top: 0, width: 1, height: 1 })).toThrow(RangeError);
  });
});

describe('tiles that are alike', () => {
  it('stand in rows from edge to edge, all of one area', () => {
    // Seven on a square of six, twice as wide as high at best: sqrt(7 * 2) is nearest to four rows.
    const tiles = layAlike(7, { left: 1, top: 2, width: 6, height: 6 }, 2);
    const tops = [...new Set(tiles.map(({ top }) => top.toFixed(6)))];
    expect(tops).toHaveLength(4);
    expect(tiles.filter(({ top }) => top === 2).map(({ left, width }) => [left, width])).toEqual([[1, 6]]);
    for (const top of tops) {
      const row = tiles.filter((tile) => tile.top.toFixed(6) === top);
      expect(row[0]?.left).toBe(1);
      expect((row.at(-1)?.left ?? 0) + (row.at(-1)?.width ?? 0)).toBeCloseTo(7, 9);
    }
    for (const { width, height } of tiles) expect(width * height).toBeCloseTo(36 / 7, 9);
    expect((tiles.at(-1)?.top ?? 0) + (tiles.at(-1)?.height ?? 0)).toBeCloseTo(8, 9);
  });

  it('are none of none, and one fills its place', () => {
    expect(layAlike(0, { left: 0, top: 0, width: 5, height: 5 }, 2)).toEqual([]);
    expect(layAlike(1, { left: 0, top: 0, width: 5, height: 5 }, 2)).toEqual([{ left: 0, top: 0, width: 5, height: 5 }]);
  });
});

const cell = (group: string, label: string, value: number | null, size: number | null): HeatCell => ({ group, label, value, size });

describe('a heat grid', () => {
  const cells = [cell('Energy', 'A', 1, 0.1), cell('Health', 'B', -1, 0.5), cell('Energy', 'C', null, 0.3), cell('Health', 'D', 0, null)];
  const groups = layoutHeat(cells, 600, 400);

  it('puts the largest group and tile first, and an unknown size at the smallest known', () => {
    expect(groups.map(({ name }) => name)).toEqual(['Health', 'Energy']);
    expect(groups.map(({ tiles }) => tiles.map(({ index }) => index))).toEqual([
      [1, 3],
      [2, 0],
    ]);
    const areaOf = (index: number): number =>
      groups
        .flatMap(({ tiles }) => tiles)
        .filter((tile) => tile.index === index)
        .reduce((sum, { width, height }) => sum + width * height, 0);
    expect(areaOf(1) / areaOf(3)).toBeCloseTo(5, 6);
  });

  it('stands in the order of returns where that is asked for, what is missing last, and names no group without a name', () => {
    expect(layoutHeat(cells, 600, 400, 'value').map(({ tiles }) => tiles.map(({ index }) => index))).toEqual([
      [3, 1],
      [0, 2],
    ]);
    expect(layoutHeat([cell('', 'A', 1, null), cell('', 'B', 2, null)], 600, 400)[0]?.hasTitle).toBe(false);
  });

  it('draws tiles alike where no size is known', () => {
    const alike = layoutHeat(
      cells.map((own) => ({ ...own, size: null })),
      600,
      400,
    ).flatMap(({ tiles }) => tiles.map(({ width, height }) => width * height));
    expect(Math.max(...alike) / Math.min(...alike)).toBeLessThan(1.05);
  });

  it('reaches every tile by arrow keys', () => {
    const many = layoutHeat(
      Array.from({ length: 80 }, (_, at) => cell(`G${at % 7}`, `S${at}`, at, (at % 11) + 1)),
      360,
      700,
    ).flatMap(({ tiles }) => tiles);
    const reached = new Set(many.slice(0, 1));
    for (const tile of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) reached.add(findNextTile(many, tile, key));
    expect(reached.size).toBe(80);
    const [first] = many;
    if (first !== undefined) expect(findNextTile([first], first, 'ArrowUp')).toBe(first);
  });

  it('stands taller the more members there are, within bounds', () => {
    expect(chooseHeatHeight(880, 7)).toBe(300);
    expect(chooseHeatHeight(880, 500)).toBeGreaterThan(chooseHeatHeight(880, 50));
    expect(chooseHeatHeight(330, 2000)).toBe(1000);
  });

  it('writes label and figure where there is room, the label alone, or nothing', () => {
    const tile = { left: 0, top: 0, width: 90, height: 60 };
    expect(chooseTileText(tile, 'NVDA', '+1.20%').map(({ text }) => text)).toEqual(['NVDA', '+1.20%']);
    expect(chooseTileText({ ...tile, height: 20 }, 'NVDA', '+1.20%').map(({ text }) => text)).toEqual(['NVDA']);
    expect(chooseTileText({ ...tile, width: 16 }, 'NVDA', '+1.20%')).toEqual([]);
    // 500 tiles on a share image: 18 by 10 px, drawn at twice the size.
    expect(chooseTileText({ ...tile, width: 18, height: 10 }, 'NVDA', '+1.20%', true, tightSetting).map(({ text }) => text)).toEqual([
      'NVDA',
    ]);
  });
});

describe('tints', () => {
  it('diverge from zero and end at a round limit', () => {
    expect(limitOf([])).toBe(0.5);
    expect(limitOf([-2.4, 0.1, NaN, 1])).toBe(3);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double(), fc.double({ min: -600, max: 900 }), fc.constantFrom(0.5, -1, 500, -500, 501))),
        (values) => {
          const sizes = Float64Array.from(values.filter((value) => !Number.isNaN(value)).map(Math.abs)).sort();
          const most = sizes[Math.floor(sizes.length * 0.9)] ?? 0;
          const limits = [0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500];
          expect(limitOf(values)).toBe(limits.find((limit) => limit >= most) ?? Math.ceil(most));
        },
      ),
    );
    expect(listHeatSteps(3, '%').map(({ text }) => text)).toEqual(['\u22123% or less', '\u22121.50%', '0%', '+1.50%', '+3% or more']);
    expect(tintOf(-3, 3)).toEqual({ color: 'down', share: strongestTint });
    expect(tintOf(1.5, 3)).toEqual({ color: 'up', share: strongestTint / 2 });
    expect(tintOf(null, 3)).toBeNull();
  });

  it.each(['light', 'dark'] as const)('leave text readable at 4.5 to 1, %s', (theme) => {
    const colors = themeColors[theme];
    const luminance = (color: string): number =>
      [1, 3, 5]
        .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    for (const color of ['up', 'down'] as const) {
      const [ground, ink] = [luminance(mixColors(colors[color], colors.card, strongestTint)), luminance(colors.ink)];
      expect((Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05)).toBeGreaterThan(4.5);
    }
    expect(mixColors('#000000', '#ffffff', 0.5)).toBe('#808080');
  });
});

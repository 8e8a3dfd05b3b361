import { place } from '@/lib/plot/line-path';
import { readNumber } from '@/lib/format/read-number';
import { formatCell } from '@/lib/format/format-cell';
import { mixColors, tintOf } from '@/lib/plot/heat-color';
import { heatTitlePx, layoutHeat, type HeatCell } from '@/lib/plot/heat-layout';
import { fitText } from '@/lib/plot/place-labels';
import { themeColors } from '@/lib/plot/theme-colors';
import { chooseTileText, tightSetting } from '@/lib/plot/tile-text';
import type { ChartSpec } from '@/lib/studies/kit/study';
import { type Drawing, type DrawingInput } from './drawing';

/** Members as tiles in their groups, as on the page: size by weight, colour by value, texts where there is room. */
export function drawHeat({ chart, rows, width, height, theme }: DrawingInput<Extract<ChartSpec, { kind: 'heat' }>>): Drawing {
  const colors = themeColors[theme];
  const cells = rows.map((row): HeatCell => ({
    group: String(row[chart.groupKey] ?? ''), label: String(row[chart.labelKey] ?? ''), value: readNumber(row, chart.valueKey),
    size: chart.sizeKey === null ? null : readNumber(row, chart.sizeKey),
  }));
  const shapes: string[] = [];
  const labels: Drawing['labels'][number][] = [];
  for (const { name, hasTitle, left, top, width: wide, tiles } of layoutHeat(cells, width, height, chart.order)) {
    if (hasTitle) labels.push({ text: fitText(name, wide - 2), x: left + 1, y: top + heatTitlePx - 5, anchor: 'start', color: colors.muted, strong: true });
    for (const tile of tiles) {
      const cell = cells[tile.index];
      if (cell === undefined) continue;
      const tint = tintOf(cell.value, chart.limit);
      const fill = tint === null ? colors.wash : mixColors(colors[tint.color], colors.card, tint.share);
      shapes.push(`<rect x="${place(tile.left)}" y="${place(tile.top)}" width="${place(tile.width)}" height="${place(tile.height)}" fill="${fill}" stroke="${colors.card}"/>`);
      const figure = formatCell(cell.value, { unit: chart.unit, type: 'number', signed: true });
      for (const { text, x, y, size, strong } of chooseTileText(tile, cell.label, figure, chart.sizeKey === null, tightSetting)) labels.push({ text, x, y, anchor: 'middle', color: colors.ink, strong, size });
    }
  }
  return { width, height, shapes, labels };
}

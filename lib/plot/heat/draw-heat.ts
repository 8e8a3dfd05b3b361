import { formatCell } from '@/lib/format/format-cell';
import { readNumber } from '@/lib/format/read-number';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import { tintOf } from './heat-color';
import { heatTitlePx, layoutHeat, type HeatCell, type HeatTile } from './heat-layout';
import type { Ink, Mark } from '../mark';
import { fitText } from '../place-labels';
import { chooseTileText } from './tile-text';

/** A grid with its tiles, by which a pointer finds what it is on. */
export interface HeatDrawing extends Drawing {
  readonly tiles: readonly HeatTile[];
}

function inkOf(value: number | null, limit: number): Ink {
  const tint = tintOf(value, limit);
  return tint === null ? 'var(--wash)' : { color: `var(--${tint.color})`, share: tint.share };
}

/** Members as tiles in their groups: size by weight, colour by value, texts where there is room. `of` is the row. */
export function drawHeat({ chart, columns, rows, width, height, simulated, setting }: DrawInput<'heat'>): HeatDrawing {
  const cells = rows.map(
    (row): HeatCell => ({
      group: String(row[chart.groupKey] ?? ''),
      label: String(row[chart.labelKey] ?? ''),
      value: readNumber(row, chart.valueKey),
      size: chart.sizeKey === null ? null : readNumber(row, chart.sizeKey),
    }),
  );
  const column = columns.find(({ key }) => key === chart.valueKey) ?? { unit: chart.unit, type: 'number', signed: true };
  const groups = layoutHeat(cells, width, height, chart.order);
  const marks = groups.flatMap(({ name, hasTitle, left, top, width: wide, tiles }): Mark[] => [
    ...(hasTitle
      ? [
          {
            shape: 'text',
            role: 'group',
            text: fitText(name, wide - 2),
            x: left + 1,
            y: top + heatTitlePx - 5,
            anchor: 'start',
            weight: 600,
            fill: 'var(--muted)',
          } as const,
        ]
      : []),
    ...tiles.flatMap((tile): Mark[] => {
      const { label, value } = cells[tile.index] ?? { label: '', value: null };
      const texts = chooseTileText(tile, label, formatCell(value, column), chart.sizeKey === null, setting.tile);
      return [
        {
          shape: 'rect',
          role: 'tile',
          of: tile.index,
          x: tile.left,
          y: tile.top,
          width: tile.width,
          height: tile.height,
          fill: inkOf(value, chart.limit),
          stroke: 'var(--card)',
        },
        ...texts.map(
          ({ text, x, y, size, strong }): Mark => ({
            shape: 'text',
            role: 'label',
            of: tile.index,
            text,
            x,
            y,
            anchor: 'middle',
            size,
            weight: strong ? 650 : 450,
            fill: 'var(--ink)',
          }),
        ),
      ];
    }),
  ]);
  const frame = { left: 0, top: 0, right: width, bottom: height };
  // Tiles leave no ground: they are hatched over.
  return {
    width,
    height,
    frame,
    values: null,
    base: null,
    ground: [],
    tiles: groups.flatMap(({ tiles }) => tiles),
    marks: [...marks, ...(simulated ? [hatchMark(frame)] : [])],
  };
}

'use client';

import { memo } from 'react';
import { chooseTileText, type TileText } from '@/lib/plot/tile-text';
import { tintOf } from '@/lib/plot/heat-color';
import { heatTitlePx, type HeatCell, type HeatGroup } from '@/lib/plot/heat-layout';
import { fitText } from '@/lib/plot/place-labels';

interface Props {
  readonly groups: readonly HeatGroup[];
  readonly cells: readonly HeatCell[];
  readonly limit: number;
  readonly width: number;
  readonly height: number;
  readonly format: (value: number | null) => string;
  /** Whether all tiles are of one size: their texts are then too. */
  readonly alike: boolean;
  /** The hatching behind simulated tiles, or null. */
  readonly hatchId: string | null;
}

function fillOf(value: number | null, limit: number): string {
  const tint = tintOf(value, limit);
  if (tint === null) return 'var(--wash)';
  return `color-mix(in srgb, var(--${tint.color}) ${(tint.share * 100).toFixed(1)}%, var(--card))`;
}

/** The still part of a heat grid: tiles and their texts. Drawn again only when what is in sight changes. */
export const HeatTiles = memo(function HeatTiles({ groups, cells, limit, width, height, format, alike, hatchId }: Props) {
  const line = (text: TileText) => (
    <text key={text.text} x={text.x} y={text.y} fontSize={text.size} fontWeight={text.strong ? 650 : 450} textAnchor="middle" fill="var(--ink)" className="tabular">{text.text}</text>
  );
  return (
    <svg width={width} height={height} aria-hidden="true" data-heat={cells.length}>
      {groups.map(({ name, hasTitle, left, top, width: wide, tiles }) => (
        <g key={name}>
          {hasTitle ? <text x={left + 1} y={top + heatTitlePx - 5} fontSize={11} fontWeight={600} fill="var(--muted)">{fitText(name, wide - 2)}</text> : null}
          {tiles.map((tile) => {
            const cell = cells[tile.index];
            if (cell === undefined) return null;
            return (
              <g key={tile.index}>
                <rect x={tile.left} y={tile.top} width={tile.width} height={tile.height} fill={fillOf(cell.value, limit)} stroke="var(--card)" strokeWidth={1} />
                {chooseTileText(tile, cell.label, format(cell.value), alike).map(line)}
              </g>
            );
          })}
        </g>
      ))}
      {hatchId === null ? null : (
        <>
          <defs>
            <pattern id={hatchId} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="9" stroke="var(--muted)" strokeWidth="1" strokeOpacity="0.16" />
            </pattern>
          </defs>
          <rect width={width} height={height} fill={`url(#${hatchId})`} data-simulated-hatch="" />
        </>
      )}
    </svg>
  );
});

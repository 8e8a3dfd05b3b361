'use client';

import { memo } from 'react';
import { placeLabels } from '@/lib/plot/place-labels';
import { plotMargins } from '@/lib/plot/plot-geometry';

export interface PlottedMark {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly emphasis: boolean;
}

interface Props {
  readonly marks: readonly PlottedMark[];
  readonly width: number;
  readonly height: number;
}

/** Events as rings with their labels, kept off one another; the current one is heavier. */
export const MarksLayer = memo(function MarksLayer({ marks, width, height }: Props) {
  const placed = placeLabels(marks, width - plotMargins.right, height - plotMargins.bottom);
  return (
    <svg width={width} height={height} overflow="visible" aria-hidden="true" data-layer="marks">
      {placed.map((mark) => (
        <g key={`${mark.x}:${mark.text}`}>
          <circle cx={mark.x} cy={mark.y} r={mark.emphasis ? 4.5 : 3.5} fill="var(--card)" stroke="var(--ink)" strokeWidth={mark.emphasis ? 2 : 1.3} />
          {mark.at === null ? null : (
            <text x={mark.at.x} y={mark.at.y} fontSize={11} fontWeight={mark.emphasis ? 650 : 550} fill="var(--ink)" stroke="var(--card)" strokeWidth={3} paintOrder="stroke" className="tabular">
              {mark.text}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
});

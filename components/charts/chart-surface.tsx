'use client';

import { memo, useId, type MouseEvent, type ReactNode } from 'react';
import { drawAxes } from '@/lib/export/chart/draw-axes';
import type { Drawing } from '@/lib/plot/drawing';
import type { Mark } from '@/lib/plot/mark';
import { Marks } from './marks';
import { useIsDrawn } from './use-is-drawn';

interface Props {
  readonly drawing: Drawing;
  /** Between the axes and the marks. */
  readonly children?: ReactNode;
  readonly fade?: (mark: Mark) => number;
  /** Where the pointer is, in pixels of the drawing; without it, the surface lets the pointer through. */
  readonly onPoint?: (x: number, y: number) => void;
}

/** A drawing on its axes, as a picture has them. */
export const ChartSurface = memo(function ChartSurface({ drawing, children, fade, onPoint }: Props) {
  const { width, height, frame, values, ground, marks } = drawing;
  const clip = `clip${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const isDrawn = useIsDrawn();
  if (values === null) return null;
  const point =
    onPoint === undefined
      ? { style: { display: 'block', pointerEvents: 'none' } as const }
      : {
          style: { display: 'block' } as const,
          onMouseMove: ({ nativeEvent }: MouseEvent) => {
            onPoint(nativeEvent.offsetX, nativeEvent.offsetY);
          },
        };
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} data-surface="" {...point}>
      {isDrawn ? (
        <>
          <Marks marks={ground} />
          <Marks marks={drawAxes(drawing)} />
          {children}
          <defs>
            <clipPath id={clip}>
              <rect x={frame.left} y={0} width={Math.max(0, frame.right - frame.left)} height={height} />
            </clipPath>
          </defs>
          <g clipPath={`url(#${clip})`}>
            <Marks marks={marks.filter(({ inside }) => inside === true)} fade={fade} />
          </g>
          <Marks marks={marks.filter(({ inside }) => inside !== true)} fade={fade} />
        </>
      ) : null}
    </svg>
  );
});

'use client';

import { memo, useId, type ReactNode } from 'react';
import { Surface } from 'recharts';
import { drawAxes } from '@/lib/plot/draw-axes';
import type { Drawing } from '@/lib/plot/drawing';
import type { Mark } from '@/lib/plot/mark';
import { Marks } from './marks';
import { useIsDrawn } from './use-is-drawn';

interface Props {
  readonly drawing: Drawing;
  /** Between the axes and the marks. */
  readonly children?: ReactNode;
  readonly fade?: (mark: Mark) => number;
}

// What is under the pointer is read by the frame around it.
const style = { display: 'block', pointerEvents: 'none' } as const;

/** A drawing on its axes: the surface is that of Recharts, axes and marks those that a picture has. */
export const ChartSurface = memo(function ChartSurface({ drawing, children, fade }: Props) {
  const { width, height, frame, ground } = drawing;
  const clip = `clip${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const isDrawn = useIsDrawn();
  // Where it is not drawn neither axes nor marks are read: that is when they are made.
  if (isDrawn && drawing.values === null) return null;
  const marks = isDrawn ? drawing.marks : [];
  return (
    <Surface width={width} height={height} style={style}>
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
    </Surface>
  );
});

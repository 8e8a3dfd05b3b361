'use client';

import { useState, type RefObject } from 'react';
import type { Drawable } from '@/lib/export/chart/draw-chart';
import { listLegend } from '@/lib/plot/legend';
import { describePicture } from '@/lib/plot/picture-text';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { sayHeadline } from '@/lib/view/say-headline';
import { DropItem, DropPanel } from '../shell/drop-panel';

interface Props {
  /** What the chart on the page is drawn from. */
  readonly drawn: Pick<Drawable, 'chart' | 'columns' | 'rows' | 'rebase'>;
  readonly result: StudyResult;
  /** Around the chart that is pictured. */
  readonly frameRef: RefObject<HTMLElement | null>;
  /** Without its ending. */
  readonly fileName: string;
  readonly label: string;
  /** The accessible name, where the label alone does not tell one menu from another. */
  readonly name?: string;
  readonly className?: string;
}

// Every kind of chart can be drawn as a picture: what draws them is fetched when the menu is opened; no page needs it before.
const loadPictures = () => import('../charts/build-picture');

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** A drawn chart as a picture, with its title and where its closes come from. */
export function ImageMenu({ drawn, result, frameRef, fileName, label, name, className }: Props) {
  const [said, setSaid] = useState('');
  const [headline] = result.headlines;
  const text = describePicture(result, drawn.chart, headline === undefined ? result.study.question : sayHeadline(result, headline));
  const legend = listLegend(drawn.chart, result);
  const save = async (kind: 'png' | 'svg'): Promise<void> => {
    const frame = frameRef.current;
    if (frame === null) return;
    try {
      const { buildChartPng, buildChartSvg } = await loadPictures();
      const picture = buildChartSvg(frame, { ...result, ...drawn }, text, legend);
      saveBlob(kind === 'png' ? await buildChartPng(picture) : new Blob([picture.svg], { type: 'image/svg+xml' }), `${fileName}.${kind}`);
      setSaid('Picture saved');
    } catch (cause) {
      setSaid(cause instanceof Error ? cause.message : 'The picture could not be drawn.');
    }
  };
  return (
    <>
      <DropPanel label={label} side="right" className={className} {...(name === undefined ? {} : { name })}>
        {(close) => (
          <>
            <DropItem
              onClick={() => {
                void save('png');
                close();
              }}
            >
              PNG, twice the size
            </DropItem>
            <DropItem
              onClick={() => {
                void save('svg');
                close();
              }}
            >
              SVG
            </DropItem>
          </>
        )}
      </DropPanel>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

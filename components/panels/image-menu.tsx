'use client';

import { useState, type RefObject } from 'react';
import { listLegend } from '@/lib/plot/legend';
import { describePicture } from '@/lib/plot/picture-text';
import type { ChartSpec } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { sayHeadline } from '@/lib/view/say-headline';
import { buildChartPng, buildChartSvg } from '../charts/export-image';
import { DropItem, DropPanel } from '../shell/drop-panel';

interface Props {
  readonly chart: ChartSpec;
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

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}

/** A drawn chart as a picture, with its title and where its closes come from. */
export function ImageMenu({ chart, result, frameRef, fileName, label, name, className }: Props) {
  const [said, setSaid] = useState('');
  const [headline] = result.headlines;
  const text = describePicture(result, chart, headline === undefined ? result.study.question : sayHeadline(result, headline));
  const legend = listLegend(chart, result);
  const save = async (kind: 'png' | 'svg'): Promise<void> => {
    const frame = frameRef.current;
    if (frame === null) return;
    try {
      saveBlob(kind === 'png' ? await buildChartPng(frame, text, legend) : new Blob([buildChartSvg(frame, text, legend).svg], { type: 'image/svg+xml' }), `${fileName}.${kind}`);
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
            <DropItem onClick={() => { void save('png'); close(); }}>PNG, twice the size</DropItem>
            <DropItem onClick={() => { void save('svg'); close(); }}>SVG</DropItem>
          </>
        )}
      </DropPanel>
      <span className="visually-hidden" role="status">{said}</span>
    </>
  );
}

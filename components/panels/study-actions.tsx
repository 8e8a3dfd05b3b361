'use client';

import { useClipboard } from '@mantine/hooks';
import { useState, type RefObject } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/study-result';
import { DropItem, DropPanel } from '../shell/drop-panel';
import dropClasses from '../shell/drop-panel.module.css';
import { ImageMenu } from './image-menu';
import classes from './study-panel.module.css';

interface Props {
  readonly result: StudyResult;
  readonly query: string;
  readonly chartRef: RefObject<HTMLElement | null>;
}

/** Links, files and pictures of what is shown. The sentence comes with the link that proves it. */
export function StudyActions({ result, query, chartRef }: Props) {
  const clipboard = useClipboard({ timeout: 1600 });
  const [said, setSaid] = useState('');
  const page = `/studies/${result.study.id}${query === '' ? '' : `?${query}`}`;
  const api = (format: 'csv' | 'json'): string => `/api/v1/studies/${result.study.id}${format === 'csv' ? '.csv' : ''}${query === '' ? '' : `?${query}`}`;
  const absolute = (path: string): string => new URL(path, window.location.origin).href;
  const copy = (text: string, what: string): void => {
    clipboard.copy(text);
    setSaid(`${what} copied`);
  };
  return (
    <div className={classes.actions}>
      <DropPanel label={clipboard.copied ? 'Copied' : 'Copy link'} side="right">
        {(close) => (
          <>
            <DropItem onClick={() => { copy(absolute(page), 'Rolling link'); close(); }}>Rolling: follows the newest close</DropItem>
            <DropItem onClick={() => { copy(absolute(result.links.pinned), 'Pinned link'); close(); }}>Pinned: as of {formatLongDate(result.asOf)}, version {result.dataVersion}</DropItem>
            <DropItem onClick={() => { copy(`${result.headlines[0]?.text ?? ''} ${absolute(result.links.pinned)}`, 'Sentence'); close(); }}>Sentence with its link</DropItem>
          </>
        )}
      </DropPanel>
      <a href={api('csv')} download className={`${dropClasses.button} ${classes.download}`}>CSV</a>
      <a href={api('json')} className={`${dropClasses.button} ${classes.download}`}>JSON</a>
      <ImageMenu chart={result.chart} result={result} frameRef={chartRef} fileName={`${result.study.id}-${result.asOf}`} label="Image" className={`${dropClasses.button ?? ''} ${classes.primary ?? ''}`} />
      <span className="visually-hidden" role="status">{said}</span>
    </div>
  );
}

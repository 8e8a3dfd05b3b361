'use client';
import { joinQuery } from '@/lib/view/join-query';

import { useState, type RefObject } from 'react';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { Drawable } from '@/lib/export/chart/draw-chart';
import dropClasses from '../shell/drop-panel.module.css';
import { ImageMenu } from './image-menu';
import { LinkMenu } from './link-menu';
import classes from './study-panel.module.css';

interface Props {
  readonly result: StudyResult;
  readonly query: string;
  /** What the chart is drawn from. */
  readonly drawn: Pick<Drawable, 'chart' | 'columns' | 'rows' | 'rebase'>;
  readonly chartRef: RefObject<HTMLElement | null>;
}

const files = [
  { label: 'CSV', suffix: '.csv', about: 'All rows as CSV' },
  { label: 'JSON', suffix: '', about: 'The whole answer as JSON' },
  { label: 'ZIP', suffix: '.zip', about: 'Rows, further tables, definition and chart in one archive' },
] as const;

/** Links, files and pictures of what is shown. The sentence comes with the link that proves it. */
export function StudyActions({ result, query, drawn, chartRef }: Props) {
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState('');
  return (
    <div className={classes.actions}>
      <LinkMenu
        result={result}
        query={query}
        onSaid={(text) => {
          setSaid(text);
          setFailure('');
        }}
        onFailed={setFailure}
      />
      {files.map(({ label, suffix, about }) => (
        <a
          key={label}
          href={joinQuery(`/api/v1/studies/${result.study.id}${suffix}`, query)}
          download={suffix !== ''}
          title={about}
          className={`${dropClasses.button} ${classes.download}`}
        >
          {label}
        </a>
      ))}
      <ImageMenu
        drawn={drawn}
        result={result}
        frameRef={chartRef}
        fileName={`${result.study.id}-${result.asOf}`}
        label="Image"
        className={`${dropClasses.button ?? ''} ${classes.primary ?? ''}`}
      />
      {failure === '' ? null : (
        <span className={classes.failure} role="alert">
          {failure}
        </span>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

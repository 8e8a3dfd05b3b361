'use client';

import { useRef } from 'react';
import { formatNumber } from '@/lib/format/format-number';
import type { SideTable } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { StudyChart } from '../charts/study-chart';
import { Card } from '../shell/page-frame';
import { PageLink } from '../shell/page-link';
import { ValueTable } from '../tables/value-table';
import { ImageMenu } from './image-menu';
import { writeTableLink } from './write-table-link';
import classes from './study-panel.module.css';

interface Props {
  readonly table: SideTable;
  readonly result: StudyResult;
  /** Rows are asked for beyond those that are here. */
  readonly onList: () => void;
}

/** A further table of a study: its chart with the rows one click away, or the rows alone. */
export function SideTableCard({ table, result, onList }: Props) {
  const { id, title, chart, columns, rows, link, totalRows = rows.length } = table;
  const frameRef = useRef<HTMLDivElement>(null);
  const values = (
    <ValueTable
      title={title}
      note={chart === null ? '' : 'the same rows as the chart'}
      columns={columns}
      rows={rows}
      totalRows={totalRows}
      onList={onList}
      newestFirst={table.leads === true && columns.some(({ key }) => key === 'date')}
    />
  );
  const more =
    link === undefined ? null : (
      <p className={classes.onward}>
        <PageLink href={writeTableLink(link, result.links.page)}>{link.label}</PageLink>
      </p>
    );
  if (chart === null)
    return (
      <Card label={title}>
        {values}
        {more}
      </Card>
    );
  return (
    <Card label={title}>
      <div className={classes.cardHead}>
        <h2>
          {chart.title}
          <span className={classes.unit}>{chart.unitLabel}</span>
        </h2>
        <ImageMenu
          drawn={{ chart, columns, rows }}
          result={result}
          frameRef={frameRef}
          fileName={`${result.study.id}-${id}-${result.asOf}`}
          label="Save picture"
          name={`Save picture: ${chart.title}`}
        />
      </div>
      <div ref={frameRef} className={classes.chart}>
        <StudyChart chart={chart} columns={columns} rows={rows} range={result.range} simulated={result.simulated} />
      </div>
      <details className={classes.twin}>
        <summary>{formatNumber(totalRows, { decimals: 0 })} rows of this chart as a table</summary>
        {values}
      </details>
      {more}
    </Card>
  );
}

import { Fragment } from 'react';
import type { Column, Row } from '@/lib/studies/kit/study';
import { formatCell } from '@/lib/format/format-cell';
import { formatNumber } from '@/lib/format/format-number';
import { formatTableCell, unitOf } from './format-table-cell';
import { pickEventColumns } from './pick-event-columns';
import classes from './tables.module.css';

interface Props {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The row of this session is the current one. */
  readonly asOf: string;
}

const shownRows = 100;
const mostInSight = 12;

function groupRows(rows: readonly Row[], group: Column | null): readonly { readonly name: string; readonly rows: readonly Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = group === null ? '' : String(row[group.key] ?? '');
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].map(([name, members]) => ({ name, rows: members }));
}

/** Events beside the chart: ranked or dated, in groups where there are kinds of them, the current one marked. */
export function EventTable({ title, columns, rows, asOf }: Props) {
  // Ranked events keep their order; dated ones come oldest first in the file, and newest first to the reader.
  const ranked = columns.some((column) => column.unit === 'rank');
  const shown = (ranked ? rows : rows.toReversed()).slice(0, shownRows);
  const layout = pickEventColumns(columns, rows);
  return (
    <div
      className={classes.eventList}
      style={Object.fromEntries([['--listed', Math.min(shown.length + (layout.group === null ? 0 : 2), mostInSight)]])}
    >
      <h2 className={classes.eventTitle}>{title}</h2>
      <div className={classes.eventScroll} tabIndex={0} role="group" aria-label={title}>
        <table className={classes.events}>
          <thead>
            <tr>
              {layout.columns.map((column) => (
                <th key={column.key} scope="col" data-type={column.type}>
                  {column.label}
                  {unitOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groupRows(shown, layout.group).map((group) => (
              <Fragment key={group.name}>
                {group.name === '' ? null : (
                  <tr>
                    <th scope="rowgroup" colSpan={layout.columns.length} className={classes.eventGroup}>
                      {group.name}
                    </th>
                  </tr>
                )}
                {group.rows.map((row, index) => (
                  <tr key={index} data-current={columns.some((column) => column.type === 'date' && row[column.key] === asOf) || undefined}>
                    {layout.columns.map((column) => (
                      <td key={column.key} data-type={column.type} data-rank={column.unit === 'rank' || undefined}>
                        {column.type === 'date'
                          ? formatCell(row[column.key] ?? null, column)
                          : formatTableCell(row[column.key] ?? null, column)}
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length ? (
        <p className={classes.more}>
          {shown.length} of {formatNumber(rows.length, { decimals: 0 })}
          {ranked ? '' : ', newest first'}; all are in the JSON.
        </p>
      ) : null}
      {rows.length > 0 ? null : <p className={classes.more}>No event in this range.</p>}
    </div>
  );
}

import type { Column, Row } from '@/lib/studies/study';
import { formatCell } from '@/lib/format/format-cell';
import { formatTableCell, unitOf } from './format-table-cell';
import classes from './tables.module.css';

interface Props {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The row of this session is the current one. */
  readonly asOf: string;
}

const shownRows = 20;

/** Events beside the chart: ranked or dated, the current one marked. */
export function EventTable({ title, columns, rows, asOf }: Props) {
  const shown = rows.slice(0, shownRows);
  return (
    <div>
      <h2 className={classes.eventTitle}>{title}</h2>
      <div className={classes.eventScroll} tabIndex={0} role="group" aria-label={title}>
        <table className={classes.events}>
          <thead>
            <tr>{columns.map((column) => <th key={column.key} scope="col" data-type={column.type}>{column.label}{unitOf(column)}</th>)}</tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index} data-current={columns.some((column) => column.type === 'date' && row[column.key] === asOf) || undefined}>
                {columns.map((column) => (
                  <td key={column.key} data-type={column.type}>{column.type === 'date' ? formatCell(row[column.key] ?? null, column) : formatTableCell(row[column.key] ?? null, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length ? <p className={classes.more}>{shown.length} of {rows.length}; all are in the JSON.</p> : null}
      {rows.length > 0 ? null : <p className={classes.more}>No event in this range.</p>}
    </div>
  );
}

import type { ReactNode } from 'react';
import classes from './tables.module.css';

/**
 * A row whose note stands beneath its cells, as wide as what is seen of the table: in a column of its own a text of three lines was out of sight
 * at the end of a table that is scrolled.
 */
export function NotedRow({
  columns,
  note,
  children,
}: {
  readonly columns: number;
  readonly note: ReactNode;
  readonly children: ReactNode;
}) {
  if (note === null) return <tr>{children}</tr>;
  return (
    <>
      <tr className={classes.noted}>{children}</tr>
      <tr className={classes.noteRow}>
        <td colSpan={columns}>
          <div>{note}</div>
        </td>
      </tr>
    </>
  );
}

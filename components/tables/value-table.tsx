'use client';

import { useMounted } from '@mantine/hooks';
import { memo, useEffect, useMemo, useState } from 'react';
import type { Column, Row } from '@/lib/studies/kit/study';
import { formatNumber } from '@/lib/format/format-number';
import { PlainButton } from '../shell/plain-button';
import { unitOf } from './format-table-cell';
import { isGrey, tellGrey } from './grey-cells';
import { orderRows, toggleOrder, type ColumnOrder } from './order-rows';
import { ValueCell } from './value-cell';
import classes from './tables.module.css';

interface Props {
  readonly columns: readonly Column[];
  /** Ascending, complete once it is here; until then the newest rows. */
  readonly rows: readonly Row[];
  readonly totalRows: number;
  readonly newestFirst: boolean;
  /** Rows are asked for that are not here. */
  readonly onList?: () => void;
  readonly title?: string;
  readonly note?: string;
}

// As many as stand whole under a chart: a page of a table has no scrolling of its own that would cut its last row.
const pageSize = 20;
// As many columns as a sheet is wide; the style of `data-wide` hides the others there.
const mostOnPaper = 9;

// One for all renderings, so that what is memoised of it stays.
const unordered: readonly ColumnOrder[] = [];

/** The rows behind the chart as a sorted, paged table: the same rows as the chart and the CSV. Missing values sort last. */
export const ValueTable = memo(function ValueTable({
  columns,
  rows,
  totalRows,
  newestFirst,
  onList,
  title = 'Values',
  note = 'the same rows as the chart and the CSV',
}: Props) {
  const [orders, setOrders] = useState(unordered);
  const [page, setPage] = useState({ of: rows, number: 0 });
  // A page asked for before its rows are here: kept until they are.
  const [wanted, setWanted] = useState<number | null>(null);
  const isWhole = rows.length >= totalRows;
  // Those of the pages behind the first, which a server never shows, are put in order in the browser.
  const isMounted = useMounted();
  const data = useMemo(() => {
    // Thinned rows end with the newest, whole: those are a first page.
    const first = isWhole && !newestFirst ? rows.slice(0, pageSize) : rows.slice(-pageSize);
    const shown = isWhole && isMounted ? rows : first;
    return newestFirst ? shown.toReversed() : shown;
  }, [rows, isWhole, isMounted, newestFirst]);
  // The first of all rows are not among a first page of them: they are put in order when all are here.
  const inForce = isWhole ? orders : unordered;
  const ordered = useMemo(() => orderRows(data, inForce), [data, inForce]);
  // Other rows begin at their first page.
  const number = page.of === rows ? page.number : 0;
  const turnTo = (next: number): void => {
    setPage({ of: rows, number: next });
  };
  const sort = (column: Column, isFurther: boolean): void => {
    if (!isWhole) onList?.();
    setOrders(toggleOrder(orders, column, isFurther));
    turnTo(0);
  };
  const toNext = (): void => {
    if ((number + 1) * pageSize < ordered.length) turnTo(number + 1);
    else {
      onList?.();
      setWanted(number + 1);
    }
  };
  useEffect(() => {
    if (wanted === null || rows.length < totalRows) return;
    setWanted(null);
    setPage({ of: rows, number: wanted });
  }, [wanted, rows, totalRows]);
  const greyNote = tellGrey(columns, isWhole ? rows : data);
  const pages = Math.max(1, Math.ceil(totalRows / pageSize));
  return (
    <>
      <div className={classes.head}>
        <h2>
          {title}
          {note === '' ? null : <span className={classes.note}>{note}</span>}
        </h2>
        <span className={classes.note}>{formatNumber(totalRows, { decimals: 0 })} rows</span>
      </div>
      <div className={`${classes.scroll ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label={`${title}, table`}>
        <table className={classes.table} data-wide={columns.length > mostOnPaper || undefined}>
          <thead>
            <tr>
              {columns.map((column) => {
                const order = inForce.find(({ key }) => key === column.key);
                return (
                  <th
                    key={column.key}
                    scope="col"
                    data-type={column.type}
                    aria-sort={order === undefined ? undefined : order.descending ? 'descending' : 'ascending'}
                  >
                    <button
                      type="button"
                      className={classes.sort}
                      onClick={(event) => {
                        sort(column, event.shiftKey);
                      }}
                    >
                      {`${column.label}${unitOf(column)}`}
                      <span aria-hidden="true">{order === undefined ? '' : order.descending ? ' ↓' : ' ↑'}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(number * pageSize, (number + 1) * pageSize).map((row, place) => (
              <tr key={place} data-provisional={row['provisional'] === true || undefined}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-type={column.type}
                    data-main={column.key === 'value' || undefined}
                    data-grey={isGrey(column, row) || undefined}
                  >
                    <ValueCell column={column} row={row} name={columns[0]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {columns.length > mostOnPaper ? (
        <p className={classes.onPaper}>
          The first {mostOnPaper} of {columns.length} columns; all are in the CSV.
        </p>
      ) : null}
      {greyNote === '' ? null : <p className={classes.more}>{greyNote}</p>}
      {data.length > 0 ? null : <p className={classes.empty}>No rows in this range.</p>}
      {pages < 2 ? null : (
        <div className={classes.pager}>
          <PlainButton
            disabled={number === 0}
            onClick={() => {
              turnTo(number - 1);
            }}
          >
            Previous
          </PlainButton>
          <span className="tabular">{`Page ${number + 1} of ${pages}`}</span>
          <PlainButton disabled={number + 1 >= pages} loading={wanted !== null} onClick={toNext}>
            Next
          </PlainButton>
        </div>
      )}
    </>
  );
});

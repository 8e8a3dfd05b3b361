'use client';

import { Button } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getPaginationRowModel,
  getSortedRowModel,
  useReactTable,
  type SortingState,
} from '@tanstack/react-table';
import { memo, useEffect, useMemo, useState } from 'react';
import type { Column, Row } from '@/lib/studies/kit/study';
import { formatNumber } from '@/lib/format/format-number';
import { unitOf } from './format-table-cell';
import { isGrey, tellGrey } from './grey-cells';
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
const helper = createColumnHelper<Row>();

function compareCells(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

// One for all renderings: a new one each time would be a new order, for which the table goes back to its first page, and so on without end.
const unsorted: SortingState = [];

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
  const [sorting, setSorting] = useState<SortingState>([]);
  // A page asked for before its rows are here: kept until they are.
  const [wanted, setWanted] = useState<number | null>(null);
  const isWhole = rows.length >= totalRows;
  // A row of the table is a dozen functions: those of the pages behind the first, which a server never shows, are made in the browser.
  const isMounted = useMounted();
  const data = useMemo(() => {
    // Thinned rows end with the newest, whole: those are a first page.
    const first = isWhole && !newestFirst ? rows.slice(0, pageSize) : rows.slice(-pageSize);
    const shown = isWhole && isMounted ? rows : first;
    return newestFirst ? shown.toReversed() : [...shown];
  }, [rows, isWhole, isMounted, newestFirst]);
  const definitions = useMemo(
    () =>
      columns.map((column) =>
        helper.accessor((row) => row[column.key] ?? undefined, {
          id: column.key,
          header: column.label,
          sortUndefined: 'last',
          sortDescFirst: column.type === 'number',
          sortingFn: (a, b, id) => compareCells(a.getValue(id), b.getValue(id)),
        }),
      ),
    [columns],
  );
  const table = useReactTable({
    data,
    columns: definitions,
    // The first of all rows are not among a first page of them: they are put in order when all are here.
    state: { sorting: isWhole ? sorting : unsorted },
    onSortingChange: (change) => {
      if (!isWhole) onList?.();
      setSorting(change);
    },
    autoResetPageIndex: true,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getPaginationRowModel: getPaginationRowModel(),
    initialState: { pagination: { pageSize, pageIndex: 0 } },
  });
  const { pageIndex } = table.getState().pagination;
  const toNext = (): void => {
    if (table.getCanNextPage()) table.nextPage();
    else {
      onList?.();
      setWanted(pageIndex + 1);
    }
  };
  useEffect(() => {
    if (wanted === null || rows.length < totalRows) return;
    setWanted(null);
    table.setPageIndex(wanted);
  }, [wanted, rows, totalRows, table]);
  const greyNote = tellGrey(columns, isWhole ? rows : data);
  const byKey = new Map(columns.map((column) => [column.key, column]));
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
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const column = byKey.get(header.id);
                  const order = header.column.getIsSorted();
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      data-type={column?.type}
                      aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined}
                    >
                      <button type="button" className={classes.sort} onClick={header.column.getToggleSortingHandler()}>
                        {flexRender(header.column.columnDef.header, header.getContext())}
                        {column === undefined ? '' : unitOf(column)}
                        <span aria-hidden="true">{order === 'asc' ? ' ↑' : order === 'desc' ? ' ↓' : ''}</span>
                      </button>
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} data-provisional={row.original['provisional'] === true || undefined}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-type={column.type}
                    data-main={column.key === 'value' || undefined}
                    data-grey={isGrey(column, row.original) || undefined}
                  >
                    <ValueCell column={column} row={row.original} name={columns[0]} />
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
          <Button
            variant="default"
            size="sm"
            disabled={!table.getCanPreviousPage()}
            onClick={() => {
              table.previousPage();
            }}
          >
            Previous
          </Button>
          <span className="tabular">
            Page {pageIndex + 1} of {pages}
          </span>
          <Button variant="default" size="sm" disabled={pageIndex + 1 >= pages} loading={wanted !== null} onClick={toNext}>
            Next
          </Button>
        </div>
      )}
    </>
  );
});

import { createBlankRow } from './blank-row';
import type { Cell, Row } from './column';

/** A column of rows that are not made yet. */
export interface CellColumn {
  readonly key: string;
  /** The cell of the row at a place, the same whenever it is asked. */
  cell(place: number): Cell;
}

/** The columns behind rows that are not all made yet. */
const columnsOf = new WeakMap<readonly Row[], readonly CellColumn[]>();

/** What needs some of the rows alone, or none: all else is done to the rows themselves, since asking here for each of them takes long. */
const partial: ReadonlySet<string | symbol> = new Set(['at', 'slice', 'constructor']);

function toPlace(key: string | symbol): number {
  return typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1;
}

/**
 * Rows that are made when they are asked for: a list like any other, of which `readCells` and `narrowRows` make none. What thins, packs or draws
 * reads a few columns of tens of thousands of rows, and an object for each of those cost more than all else that a study does.
 *
 * **Shape** `count` rows with a cell per column; of two columns with one key the latter's. **Edges** a row is made once; once all are made the
 * columns are let go. It cannot be sent to a thread or cloned as it is, and until all rows are made it holds what the columns read: who keeps it
 * spreads it first.
 */
export function deferRows(count: number, columns: readonly CellColumn[]): readonly Row[] {
  const blank = createBlankRow(columns.map(({ key }) => key));
  const made: Row[] = [];
  made.length = count;
  let lacking = columns;
  let areAllMade = false;
  const make = (place: number): Row => {
    const row = { ...blank };
    for (const column of lacking) row[column.key] = column.cell(place);
    made[place] = row;
    return row;
  };
  const makeAll = (): Row[] => {
    if (areAllMade) return made;
    for (let place = 0; place < count; place += 1) if (made[place] === undefined) make(place);
    lacking = [];
    areAllMade = true;
    columnsOf.delete(rows);
    return made;
  };
  const rows: readonly Row[] = new Proxy(made, {
    get: (_, key) => {
      const place = toPlace(key);
      if (place >= 0) return place < count ? (made[place] ?? make(place)) : undefined;
      // What writes JSON asks a list of this kind for its rows one by one.
      if (key === 'toJSON') return makeAll;
      const own: unknown = Reflect.get(made, key);
      if (typeof own !== 'function' || partial.has(key)) return own;
      const ofAll: unknown = own.bind(makeAll());
      return ofAll;
    },
    has: (_, key) => (toPlace(key) < 0 ? Reflect.has(made, key) : toPlace(key) < count),
    ownKeys: () => Reflect.ownKeys(makeAll()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(makeAll(), key),
  });
  columnsOf.set(rows, columns);
  return rows;
}

/** The cells of a column, one per row; null where a row has none. */
export function readCells(rows: readonly Row[], key: string): readonly Cell[] {
  const columns = columnsOf.get(rows);
  if (columns === undefined) return rows.map((row) => row[key] ?? null);
  const column = columns.findLast((item) => item.key === key);
  return Array.from({ length: rows.length }, (_, place) => column?.cell(place) ?? null);
}

/** Rows with the cells of these keys alone, in this order; null where a row has none. */
export function narrowRows(rows: readonly Row[], keys: readonly string[]): readonly Row[] {
  const columns = columnsOf.get(rows);
  if (columns === undefined) return rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null])));
  return deferRows(
    rows.length,
    keys.map((key) => columns.findLast((column) => column.key === key) ?? { key, cell: () => null }),
  );
}

export type ColumnUnit = 'pct' | 'pp' | 'sigma' | 'log' | 'level' | 'count' | 'rank' | 'sessions' | 'p' | 'none';
export type ColumnType = 'date' | 'number' | 'text' | 'boolean';

export interface Column {
  /** snake_case, with its unit last (`return_pct`); only the main column is called `value` and takes its unit in CSV. */
  readonly key: string;
  readonly label: string;
  readonly unit: ColumnUnit;
  readonly type: ColumnType;
  /** Whether a number is shown with an explicit sign and an up/down colour. */
  readonly signed?: boolean;
  /** Whether it stands beside a chart too, next to the main figure of an event. */
  readonly beside?: boolean;
  /** Whether it holds prices as they are stored (closes, highs, means of them), which an operator may keep in. */
  readonly raw?: boolean;
  /** Digits after the point, where two are too few. */
  readonly decimals?: number;
  /** Yes-or-no columns of the same rows: where one of them says yes, this cell is shown grey, since it must not be relied on. */
  readonly greyedBy?: readonly string[];
}

/** A cell outside the core: null is missing, never 0, never NaN. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

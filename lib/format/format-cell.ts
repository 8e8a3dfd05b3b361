import { formatLongDate } from './format-date';
import { formatNumber, formatPercent, formatPoints, missingText } from './format-number';

/** What formatting needs to know of a column; a study's `Column` fits. */
export interface CellColumn {
  readonly unit: string;
  readonly type: string;
  readonly signed?: boolean;
  readonly decimals?: number;
}

const wholeUnits: ReadonlySet<string> = new Set(['count', 'rank', 'sessions']);

function formatNumberCell(value: number, column: CellColumn): string {
  const sign = column.signed === true;
  if (column.unit === 'pct') return formatPercent(value, { sign });
  if (column.unit === 'pp') return formatPoints(value, { sign });
  // The least p that 10,000 draws can show is 0.0001.
  if (column.unit === 'p') return formatNumber(value, { decimals: 4 });
  if (wholeUnits.has(column.unit)) return formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 2, sign });
  // A plain number without a unit is a year or an identifier: no thousands separator may get into it.
  if (column.unit === 'none' && Number.isInteger(value)) return String(value);
  return formatNumber(value, { sign, ...(column.decimals === undefined ? {} : { decimals: column.decimals }) });
}

/**
 * One cell of a study's table as text, in the unit of its column.
 * **Units**: `pct` and `pp` are already in percent. **Missing**: null gives an en dash.
 */
export function formatCell(value: string | number | boolean | null | undefined, column: CellColumn): string {
  if (value === null || value === undefined) return missingText;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatNumberCell(value, column);
  return column.type === 'date' ? formatLongDate(value) : value;
}

import { formatNumber } from '@/lib/format/format-number';
import { formatCell } from '@/lib/format/format-cell';
import type { Cell, Column } from '@/lib/studies/kit/study';

const unitNames: Readonly<Partial<Record<Column['unit'], string>>> = {
  pct: '%',
  pp: 'pp',
  sigma: 'deviations',
  log: 'log points',
  points: 'points',
  sessions: 'sessions',
};

/** The unit of a column as its header says it: ', pp'. Nothing where the label says it already. */
export function unitOf(column: Column): string {
  const unit = unitNames[column.unit];
  return unit === undefined || column.type !== 'number' || column.label.toLowerCase().includes(unit) ? '' : `, ${unit}`;
}

/** A cell of a table: ISO dates, and numbers without the unit, which stands in the header. Missing is an en dash. */
export function formatTableCell(value: Cell, column: Column): string {
  if (column.type === 'date' && typeof value === 'string') return value;
  if (typeof value === 'number' && (column.unit === 'pct' || column.unit === 'pp'))
    return formatNumber(value, { sign: column.signed === true });
  return formatCell(value, column);
}

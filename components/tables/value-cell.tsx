import type { Column, Row } from '@/lib/studies/kit/study';
import { PageLink } from '../shell/page-link';
import { formatTableCell } from './format-table-cell';

interface Props {
  readonly column: Column;
  readonly row: Row;
  /** What the row is called. */
  readonly name: Column | undefined;
}

/** A value as a table shows it; an address of ours as a link, named after its column and row. */
export function ValueCell({ column, row, name }: Props) {
  const value = row[column.key] ?? null;
  if (typeof value !== 'string' || !value.startsWith('/studies/')) return formatTableCell(value, column);
  const called = name === undefined ? '' : `, ${formatTableCell(row[name.key] ?? null, name)}`;
  return (
    <PageLink href={value} aria-label={`${column.label}${called}`}>
      {column.label}
    </PageLink>
  );
}

import type { Column, Row } from '@/lib/studies/kit/study';

/** By which column rows are put in order, and which way. */
export interface ColumnOrder {
  readonly key: string;
  readonly descending: boolean;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Rows by the columns named, the first of them first; as they are among equals. Missing values come last either way. */
export function orderRows(rows: readonly Row[], orders: readonly ColumnOrder[]): readonly Row[] {
  if (orders.length === 0) return rows;
  return rows.toSorted((one, other) => {
    for (const { key, descending } of orders) {
      const [a, b] = [one[key] ?? null, other[key] ?? null];
      if (a === null && b === null) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      const found = compare(a, b);
      if (found !== 0) return descending ? -found : found;
    }
    return 0;
  });
}

/**
 * The order after a press on the head of a column: numbers the largest first, all else the smallest first, then the other way, then none. `isFurther`
 * puts it behind the columns that are in order already, and not in their place.
 */
export function toggleOrder(
  orders: readonly ColumnOrder[],
  { key, type }: Pick<Column, 'key' | 'type'>,
  isFurther: boolean,
): readonly ColumnOrder[] {
  const first = type === 'number';
  const before = orders.find((order) => order.key === key);
  const next = before === undefined ? { key, descending: first } : before.descending === first ? { key, descending: !first } : null;
  if (!isFurther) return next === null ? [] : [next];
  if (before === undefined) return next === null ? orders : [...orders, next];
  return orders.flatMap((order) => (order.key !== key ? [order] : next === null ? [] : [next]));
}

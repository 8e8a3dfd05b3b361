import { expect, it } from 'vitest';
import { orderRows, toggleOrder, type ColumnOrder } from '@/components/tables/order-rows';

const rows = [
  { name: 'b', value: 2 },
  { name: 'a', value: null },
  { name: 'c', value: 10 },
  { name: 'a', value: 2 },
];
const places = (orders: readonly ColumnOrder[]): number[] => orderRows(rows, orders).map((row) => rows.findIndex((one) => one === row));

it('puts numbers in order as numbers, equals as they were, and what is missing last either way', () => {
  expect(places([])).toEqual([0, 1, 2, 3]);
  expect(places([{ key: 'value', descending: true }])).toEqual([2, 0, 3, 1]);
  expect(places([{ key: 'value', descending: false }])).toEqual([0, 3, 2, 1]);
});

it('puts equals in order by the next column', () => {
  const byName: ColumnOrder = { key: 'name', descending: false };
  expect(places([byName, { key: 'value', descending: false }])).toEqual([3, 1, 0, 2]);
  expect(places([{ key: 'value', descending: true }, byName])).toEqual([2, 3, 0, 1]);
});

it('begins with the largest numbers and the first texts, turns, and lets go', () => {
  const value = { key: 'value', type: 'number' } as const;
  const name = { key: 'name', type: 'text' } as const;
  const down = toggleOrder([], value, false);
  const up = toggleOrder(down, value, false);
  expect([down, up, toggleOrder(up, value, false)]).toEqual([
    [{ key: 'value', descending: true }],
    [{ key: 'value', descending: false }],
    [],
  ]);
  expect(toggleOrder(down, name, false)).toEqual([{ key: 'name', descending: false }]);
  const both = toggleOrder(down, name, true);
  expect(both).toEqual([...down, { key: 'name', descending: false }]);
  expect(toggleOrder(both, value, true)).toEqual([
    { key: 'value', descending: false },
    { key: 'name', descending: false },
  ]);
});

import { expect, it } from 'vitest';
import { listNewestRows } from '@/lib/view/first-page';

it('brings the newest rows where the chart has not all of them, and none twice', () => {
  const rows = Array.from({ length: 120 }, (_, value) => ({ value }));
  expect(listNewestRows(rows, rows)).toEqual([]);
  expect(listNewestRows(rows, rows.slice(0, 90)).map(({ value }) => value)).toEqual(Array.from({ length: 50 }, (_, at) => 70 + at));
});

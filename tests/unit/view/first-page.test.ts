import { expect, it } from 'vitest';
import { countNewest, listNewestRows, viewPoints } from '@/lib/view/first-page';
import { thinResult } from '@/lib/view/thin-result';

it('brings the newest rows where the chart has not all of them, and none twice', () => {
  const rows = Array.from({ length: 120 }, (_, value) => ({ value }));
  expect(listNewestRows(rows, rows)).toEqual([]);
  expect(listNewestRows(rows, rows.slice(0, 90)).map(({ value }) => value)).toEqual(Array.from({ length: 50 }, (_, at) => 70 + at));
});

it('keeps the newest rows whole where an answer is thinned, and says how many there are', () => {
  const rows = Array.from({ length: 9_000 }, (_, at) => ({ date: String(at), value: Math.sin(at) }));
  const chart = { kind: 'lines', lines: [{ key: 'value' }], marks: [] };
  const table = { id: 'curve', chart, rows };
  const thin = thinResult({ chart, rows, tables: [table, { ...table, rows: rows.slice(0, 9) }] } as never, viewPoints);
  for (const told of [thin.rows, thin.tables[0]?.rows ?? []]) {
    expect(told.length).toBeLessThan(viewPoints * 1.2);
    expect(told.slice(-countNewest(viewPoints))).toEqual(rows.slice(-50));
  }
  expect(thin.tables.map(({ totalRows }) => totalRows)).toEqual([9_000, undefined]);
  expect(listNewestRows(rows, thin.rows as never)).toEqual([]);
});

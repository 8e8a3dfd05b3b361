import { describe, expect, it } from 'vitest';
import { deferRows, narrowRows, readCells, type CellColumn } from '@/lib/studies/kit/deferred-rows';
import type { Row } from '@/lib/studies/kit/study';

/** Four rows, made one by one and as a list, with how often a cell was asked for. */
function make() {
  let asked = 0;
  const column = (key: string, cells: readonly (number | string | null)[]): CellColumn => ({
    key,
    cell: (place) => {
      asked += 1;
      return cells[place] ?? null;
    },
  });
  const rows = deferRows(4, [column('date', ['a', 'b', 'c', 'd']), column('value', [1, null, 3, 4])]);
  const plain: readonly Row[] = [
    { date: 'a', value: 1 },
    { date: 'b', value: null },
    { date: 'c', value: 3 },
    { date: 'd', value: 4 },
  ];
  return { rows, plain, countAsked: () => asked };
}

const uses: Readonly<Record<string, (rows: readonly Row[]) => unknown>> = {
  'is written as JSON': (rows) => JSON.stringify({ rows }),
  'is an array of so many': (rows) => [Array.isArray(rows), rows.length, Object.keys(rows), 3 in rows, 4 in rows],
  'is read by place': (rows) => [rows[0], rows[3], rows[4], rows.at(-1), rows.at(-5)],
  'is cut': (rows) => [rows.slice(-2), rows.slice(1, 3), rows.slice(9)],
  'is gone through': (rows) => [...rows].concat(rows.map((row) => ({ ...row, more: true }))),
  'is searched': (rows) => [
    rows.find((row) => row['value'] === 3),
    rows.findLastIndex((row) => row['value'] === null),
    rows.some((row) => row['value'] === 9),
    rows.filter((row) => row['value'] === null),
  ],
  'is turned, joined and taken apart': (rows) => [rows.toReversed(), rows.concat([{ date: 'e' }]), Object.entries(rows)],
  'has cells by column': (rows) => [readCells(rows, 'value'), readCells(rows, 'date'), readCells(rows, 'none')],
  'is narrowed': (rows) => JSON.stringify([narrowRows(rows, ['value', 'none', 'date']), narrowRows(narrowRows(rows, ['date']), ['value'])]),
};

describe('deferRows', () => {
  for (const [name, use] of Object.entries(uses)) {
    it(`${name} as rows that are made`, () => {
      const { rows, plain } = make();
      expect(use(rows)).toEqual(use(plain));
      // Again, of rows that are made by now, in part or all.
      expect(use(rows)).toEqual(use(plain));
      expect(rows).toEqual(plain);
      expect(use(rows)).toEqual(use(plain));
    });
  }

  it('makes a row once, and none that nobody asks for', () => {
    const { rows, countAsked } = make();
    expect([rows.length, Array.isArray(rows), countAsked()]).toEqual([4, true, 0]);
    const [last] = rows.slice(-1);
    expect([rows.at(-1) === last, rows[3] === last, countAsked()]).toEqual([true, true, 2]);
    narrowRows(rows, ['date']);
    readCells(rows, 'value');
    expect(countAsked()).toBe(6);
    expect(rows.map((row) => row)[3]).toBe(last);
    expect(countAsked()).toBe(12);
    expect(rows.filter((row) => row === last)).toEqual([last]);
    expect(countAsked()).toBe(12);
  });

  it('has the latter of two columns with one key, and no row where there are none', () => {
    const same = deferRows(1, [
      { key: 'value', cell: () => 1 },
      { key: 'value', cell: () => 2 },
    ]);
    expect(readCells(same, 'value')).toEqual([2]);
    expect(same).toEqual([{ value: 2 }]);
    expect(JSON.stringify(deferRows(0, [{ key: 'value', cell: () => 1 }]))).toBe('[]');
    const bare = deferRows(3, []);
    expect([JSON.stringify(bare), bare.map((row) => Object.keys(row).length)]).toEqual(['[{},{},{}]', [0, 0, 0]]);
  });
});

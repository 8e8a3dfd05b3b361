import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { guardFormula, toCsv } from '@/lib/export/to-csv';
import type { Column } from '@/lib/studies/kit/study';

const columns: readonly Column[] = [
  { key: 'date', label: 'Session', unit: 'none', type: 'date' },
  { key: 'a_return_pct', label: 'A', unit: 'pct', type: 'number' },
  { key: 'value', label: 'Difference', unit: 'pp', type: 'number' },
  { key: 'note', label: 'Note', unit: 'none', type: 'text' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

describe('toCsv', () => {
  it('writes RFC 4180 with the unit on the main column only', () => {
    const csv = toCsv(columns, [{ date: '2024-07-16', a_return_pct: -1.5, value: 9.92, note: 'a "b", c', provisional: false }]);
    expect(csv).toBe('date,a_return_pct,value_pp,note,provisional\r\n2024-07-16,-1.5,9.92,"a ""b"", c",false\r\n');
  });
  it('leaves a missing cell empty', () => {
    expect(toCsv(columns, [{ date: '2024-07-16', a_return_pct: null, value: null, note: '', provisional: true }])).toContain(
      '2024-07-16,,,,true',
    );
  });
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x', ' =1'])('guards %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });
  it('reads back to what was written', () => {
    const cell = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
        const rows = cells.map((note) => ({ date: '2024-07-16', note }));
        const back: unknown = parse(toCsv(columns, rows), { from_line: 2, record_delimiter: '\r\n' });
        expect(back).toEqual(cells.map((note) => ['2024-07-16', '', '', typeof note === 'string' ? guardFormula(note) : String(note), '']));
      }),
    );
  });
});

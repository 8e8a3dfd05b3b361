import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '@/lib/sources/files/read-workbook';
import { repackWorkbook, workbookLimits } from '@/lib/sources/files/unpack-workbook';
import { workbookParts, writeSheet, writeWorkbook } from '@/tests/support/write-workbook';

const rows = [
  ['Name', 'Weight'],
  ['A & B', 12.5],
  [null, 3],
] as const;
const sheetOf = (inner: string): string => writeSheet([]).replace('</sheetData>', `${inner}</sheetData>`);
const pack = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts);

describe('a workbook', () => {
  it('is read as the rows of its first sheet', async () => {
    expect(await readWorkbook('a file', writeWorkbook(rows))).toEqual([
      ['Name', 'Weight'],
      ['A & B', 12.5],
      [null, 3],
    ]);
  });

  it('that unpacks to too much is refused before it is whole in memory', () => {
    const bomb = pack({ ...workbookParts(writeSheet(rows)), 'xl/bomb.xml': new Uint8Array(3 * workbookLimits.unpackedBytes) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(() => repackWorkbook('a file', bomb)).toThrow(/unpacks to more than/);
  });

  it('is counted by what it holds, whatever its directory says', () => {
    const bomb = pack({ 'xl/bomb.xml': new Uint8Array(20 * 1024 * 1024) });
    // The sizes before the part and in the directory say 10 bytes.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(() => repackWorkbook('a file', bomb)).toThrow(/unpacks to more than/);
  });

  it('of too many parts is refused', () => {
    const parts = Object.fromEntries(Array.from({ length: workbookLimits.parts + 1 }, (_, place) => [`xl/${place}.xml`, strToU8('<a/>')]));
    expect(() => repackWorkbook('a file', pack(parts))).toThrow(/more than 200 parts/);
  });

  it('larger than any list is refused unopened', () => {
    expect(() => repackWorkbook('a file', new Uint8Array(workbookLimits.packedBytes + 1))).toThrow(/more than \d+ bytes/);
  });

  it('with two parts of one name is refused', () => {
    const two = pack({ 'xl/a.xml': strToU8('<a/>'), 'xl/b.xml': strToU8('<b/>') });
    for (let at = 0; at < two.length - 7; at += 1)
      if (Buffer.from(two.subarray(at, at + 8)).toString('latin1') === 'xl/b.xml') two[at + 3] = 0x61;
    expect(() => repackWorkbook('a file', two)).toThrow(/two parts named/);
  });

  it.each([
    ['a row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['a column', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['a word', '<row r="1"><c r="&#65;1"><v>1</v></c></row>'],
  ])('with %s far away is refused', async (_, inner) => {
    await expect(readWorkbook('a file', pack(workbookParts(sheetOf(inner))))).rejects.toMatchObject({
      kind: 'schema',
      message: expect.stringContaining('has a cell at'),
    });
  });

  it('that declares entities is refused', async () => {
    const sheet = writeSheet(rows).replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet');
    await expect(readWorkbook('a file', pack(workbookParts(sheet)))).rejects.toMatchObject({
      kind: 'schema',
      message: expect.stringContaining('entities'),
    });
  });

  it('that breaks off anywhere is told from one of another format', async () => {
    const whole = writeWorkbook(rows);
    for (const length of [30, 200, whole.length - 30, whole.length - 1]) {
      await expect(readWorkbook('a file', whole.slice(0, length))).rejects.toMatchObject({ kind: 'transient' });
    }
    await expect(readWorkbook('a file', pack({ 'a.xml': strToU8('<a/>') }))).rejects.toMatchObject({ kind: 'schema' });
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { readCsvFolder, type CsvFile } from '@/lib/sources/csv-folder/client';
import { mapCloses } from '@/lib/sources/files/map-closes';
import { closeShapes, shapeCloses } from '../../../support/file-shapes';

const { isSession } = createCalendar();
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-shapes-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function readOnly(name: string, content: string | Uint8Array): Promise<CsvFile> {
  const folder = await mkdtemp(join(root, 'one-'));
  await writeFile(join(folder, name), content);
  const files: CsvFile[] = [];
  for await (const file of readCsvFolder(folder, { isSession })) files.push(file);
  const [file] = files;
  if (file === undefined) throw new Error('no file was read');
  return file;
}

describe('a file as it was downloaded', () => {
  it.each(closeShapes)('%s', async (_shape, name, content) => {
    const file = await readOnly(name, content);
    if (file.kind === 'refused') throw new Error(file.reason);
    expect(file.symbol).toBe('SPX');
    expect(file.rows.map(({ session, close }) => [session, close])).toEqual(shapeCloses);
    expect(file.rejected).toEqual([]);
  });

  it('says which columns it read under another name, which it passed over, and how dates and numbers were read', async () => {
    const [, , content] = closeShapes.find(([shape]) => shape === 'investing.com, day first') ?? [];
    expect(await readOnly('SPX.csv', content ?? '')).toMatchObject({
      notes: ['columns read: date, Price as close; passed over: Change %', 'dates read day first', 'numbers read with a decimal comma'],
    });
    expect(await readOnly('SPX.csv', 'date,close\n2024-07-16,5667.2\n')).toMatchObject({ notes: [] });
  });

  it.each(['HistoricalPrices.csv', 'HistoricalData_1721160000000.csv', 'download.csv'])(
    'does not take the name %s for a symbol',
    async (name) => {
      expect(await readOnly(name, 'date,close\n2024-07-16,1\n')).toMatchObject({ kind: 'refused', symbol: null });
    },
  );

  it('is refused as the file of one security where it holds several', async () => {
    expect(await readOnly('AAPL.csv', 'ticker,date,close\nAAPL,2024-07-16,1\nMSFT,2024-07-16,2\n')).toMatchObject({
      kind: 'refused',
      reason: 'it holds 2 securities (AAPL, MSFT); import it with --panel',
    });
  });
});

describe('closes that are raw', () => {
  it('are divided by the split factors of the file, those of the day of the split and after are not', () => {
    const text =
      'date,close,adjClose,splitFactor\n2022-07-14,2220,110.5,1.0\n2022-07-15,2255.34,112.2,1.0\n2022-07-18,109.03,108.5,20.0\n2022-07-19,113.81,113.3,1.0\n';
    const { rows, notes } = mapCloses(text);
    expect(rows.map(({ close, adjClose }) => [close, adjClose])).toEqual([
      [111, 110.5],
      [112.767, 112.2],
      [109.03, 108.5],
      [113.81, 113.3],
    ]);
    expect(notes).toContain('closes before 2022-07-18 divided by 20, the split factor of the file');
  });

  it('stay where the column counts splits beside closes that are adjusted for them', () => {
    const { rows } = mapCloses('Date,Close,Stock Splits\n2022-07-15,112.767,0.0\n2022-07-18,109.03,20.0\n');
    expect(rows.map(({ close }) => close)).toEqual([112.767, 109.03]);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toHoldings } from '@/lib/sources/ishares/transform';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import { readSsgaFile } from '@/lib/sources/ssga/transform';

const folder = fileURLToPath(new URL('../../../../shared/reality/holdings/', import.meta.url));
const hasReality = existsSync(folder);

function sum({ holdings }: Holdings): number {
  return Number((holdings.reduce((total, { weight }) => total + (weight ?? 0), 0) * 100).toFixed(2));
}

describe.skipIf(!hasReality)('three files of funds as they were downloaded (skipped where ../shared/reality is absent)', () => {
  it.each([
    ['ivv-2023-04-06.csv', '2023-04-06', 'IVV', 503, 99.7, 4, 11],
    ['iwm-2026-05-05.csv', '2026-05-05', 'IWM', 1914, 99.39, 15, 11],
  ])('%s', (file, asOf, fund, members, percent, leftOut, sectors) => {
    const read = toHoldings(readFileSync(`${folder}${file}`, 'utf8'));
    expect([read.asOf, read.fund, read.holdings.length, sum(read), read.leftOut.length]).toEqual([asOf, fund, members, percent, leftOut]);
    expect(new Set(read.holdings.map(({ sector }) => sector)).size).toBe(sectors);
    expect(read.leftOut.filter(({ isUnresolved }) => isUnresolved)).toEqual([]);
  });

  it('spy-2025.xlsx', async () => {
    const read = await readSsgaFile(readFileSync(`${folder}spy-2025.xlsx`));
    expect([read.asOf, read.fund, read.holdings.length, sum(read), read.leftOut.map(({ name }) => name)]).toEqual([
      '2025-02-07',
      'SPY',
      504,
      99.89,
      ['US DOLLAR'],
    ]);
  });
});

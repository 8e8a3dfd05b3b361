import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { runInProcess } from '@/tests/support/cli-process';
import type { TestStore } from '@/tests/support/test-store';
import { createServedStore } from '../api/sample-api';

const reality = fileURLToPath(new URL('../../../../shared/reality/', import.meta.url));
const file = (path: string) => join(reality, path);
const isThere = ['closes/SPX.csv', 'panel/sp500-2019-2024.csv.gz', 'membership/sp500.csv', 'holdings/ivv-2023-04-06.csv'].every((path) =>
  existsSync(file(path)),
);

/** Tickers and sectors of a fund's file, as the file of sectors that an operator could write from it. */
function listSectors(): string {
  const text = readFileSync(file('holdings/ivv-2023-04-06.csv'), 'utf8');
  const table = parse(text.slice(text.indexOf('Ticker,')), { columns: true, relax_column_count: true });
  const rows = z
    .array(z.looseObject({ Ticker: z.string(), Sector: z.string().optional(), 'Asset Class': z.string().optional() }))
    .parse(table);
  const ticker = (name: string): string => ({ BRKB: 'BRK.B', BFB: 'BF.B' })[name] ?? name;
  return [
    'ticker,sector',
    ...rows.filter((row) => row['Asset Class'] === 'Equity').map((row) => `${ticker(row.Ticker)},${row.Sector ?? ''}`),
  ].join('\n');
}

// Counted by a program of its own from the same files: members above their 50-session mean, and members that can be judged.
const counted: Readonly<Record<string, readonly [above: number, judged: number]>> = {
  Communication: [13, 22],
  'Consumer Discretionary': [19, 49],
  'Consumer Staples': [26, 36],
  Energy: [13, 22],
  Financials: [13, 68],
  'Health Care': [44, 62],
  Industrials: [14, 71],
  'Information Technology': [31, 64],
  Materials: [6, 27],
  'Real Estate': [4, 30],
  Utilities: [28, 30],
};

describe.skipIf(!isThere)('sectors of real members (skipped where ../shared/reality is absent)', () => {
  let test: TestStore;
  let folder = '';
  let ask: (study: string, query: string) => Promise<StudyResult>;

  beforeAll(async () => {
    test = await createServedStore();
    folder = await mkdtemp(join(tmpdir(), 'broadtape-sectors-'));
    await symlink(file('closes/SPX.csv'), join(folder, 'SPX.csv'));
    const closes = [
      ['import', folder],
      ['universe', 'import', 'sp500', file('membership/sp500.csv')],
      ['import', '--panel', file('panel/sp500-2019-2024.csv.gz')],
    ];
    const sectors = join(await mkdtemp(join(folder, 'files-')), 'sectors.csv');
    await writeFile(sectors, listSectors());
    for (const words of [...closes, ['import', '--sectors', 'sp500', sectors]]) {
      const { code, stderr } = await runInProcess(test.url, words);
      expect(code, stderr).toBe(0);
    }
    ask = (await import('@/lib/server/answers/run-query')).runQuery;
  });
  afterAll(async () => {
    await test.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('has eleven on 2023-04-06 with the counts of another program, whose points sum to the whole', async () => {
    const { rows, tables, chart } = await ask('sector-breadth', 'asOf=2023-04-06');
    expect(
      chart.kind === 'grid' &&
        chart.lanes
          .map(({ label }) => label)
          .slice(2)
          .sort(),
    ).toEqual(Object.keys(counted));
    const bySector = (tables[0]?.rows ?? []).filter((row) => typeof row['share_pct'] === 'number' && String(row['sector']) in counted);
    expect(Object.fromEntries(bySector.map((row) => [row['sector'], [row['counted'], row['judged']]]))).toEqual(counted);
    const newest = rows.at(-1) ?? {};
    expect(newest['date']).toBe('2023-04-06');
    expect(Number(newest['value'])).toBeCloseTo((211 / 481) * 100, 9);
    const points = Object.entries(newest)
      .filter(([key]) => key.endsWith('_pp'))
      .reduce((sum, [, value]) => sum + Number(value), 0);
    expect(points).toBeCloseTo(Number(newest['value']), 9);
    const mean = Object.values(counted).reduce((sum, [above, judged]) => sum + above / judged, 0) / 11;
    expect(Number(newest['sector_mean_pct'])).toBeCloseTo(mean * 100, 9);
  });

  it('has for one sector alone the share that the grid has', async () => {
    const { headlines } = await ask('above-average', 'sector=energy&windowSessions=50&asOf=2023-04-06');
    expect(headlines[0]?.text).toBe(
      'On 6 Apr 2023 59.1% of the S&P 500 Energy sector members closed above their 50-session mean, 13 of 22.',
    );
  });
});

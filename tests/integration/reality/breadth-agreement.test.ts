import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { runInProcess } from '@/tests/support/cli-process';
import { serveRealMembers } from '@/tests/support/reality-members';
import { restartProcess } from '@/tests/support/restart-process';
import type { TestStore } from '@/tests/support/test-store';
import { eachThird } from '@/tests/support/rounds';

// Two suites in one file, since what takes long is the import of the panel, which both copy.
const reality = fileURLToPath(new URL('../../../../shared/reality/', import.meta.url));
const file = (path: string) => join(reality, path);
const isThere = [
  'closes/SPX.csv',
  'panel/sp500-2019-2024.csv.gz',
  'membership/sp500.csv',
  'breadth/sp500-percent-above-ma.csv',
  'breadth/nyse-advances-declines.csv',
  'weights/sp500-mag7.csv',
].every((path) => existsSync(file(path)));

/** The official share above the 20, 50 and 200-session means, by session. */
function readOfficial(): Map<string, readonly number[]> {
  const lines = readFileSync(file('breadth/sp500-percent-above-ma.csv'), 'utf8').trim().split('\n').slice(1);
  return new Map(lines.map((line) => line.split(',')).map(([date = '', ...shares]) => [date, shares.map(Number)]));
}

describe.skipIf(!isThere)('breadth of real members against what is published (skipped where ../shared/reality is absent)', () => {
  let test: TestStore;
  let ask: (study: string, query: string) => Promise<StudyResult>;

  beforeAll(async () => {
    test = await serveRealMembers();
    for (const words of [
      ['import', '--counts', 'nyse', file('breadth/nyse-advances-declines.csv')],
      ['import', '--weights', 'sp500', file('weights/sp500-mag7.csv')],
    ]) {
      const { code, stderr } = await runInProcess(test.url, words);
      expect(code, stderr).toBe(0);
    }
    const { runQuery } = await import('@/lib/server/answers/run-query');
    ask = runQuery;
  });
  afterAll(() => test.remove());

  it.each([
    [20, 0],
    [50, 1],
    [200, 2],
  ])('share above the %i-session mean in 2022: at most 1.2 points from the official one on average', async (windowSessions, place) => {
    const { rows } = await ask('above-average', `windowSessions=${windowSessions}&minCoveragePct=85&from=2022-01-01&to=2022-12-31`);
    const official = readOfficial();
    const pairs = rows.flatMap((row) => {
      const published = official.get(String(row['date']))?.[place];
      return published === undefined ? [] : [{ own: Number(row['value']), published, coverage: Number(row['coverage_pct']) }];
    });
    expect(pairs).toHaveLength(251);
    const difference = pairs.reduce((sum, { own, published }) => sum + Math.abs(own - published), 0) / pairs.length;
    expect(difference).toBeLessThanOrEqual(1.2);
    const coverage = pairs.map((pair) => pair.coverage);
    expect([Math.floor(Math.min(...coverage)), Math.floor(Math.max(...coverage))].every((value) => value >= 88 && value <= 97)).toBe(true);
  });

  it('says that survivors cover less than all, and leaves sessions below the coverage out unless it is lowered', async () => {
    const strict = await ask('above-average', 'from=2022-01-01&to=2022-12-31');
    expect(strict.flags.map(({ code }) => code)).toEqual(expect.arrayContaining(['survivorship']));
    const lowest = Math.min(...strict.rows.map((row) => Number(row['coverage_pct'])));
    const left = strict.rows.filter((row) => Number(row['coverage_pct']) < 90);
    expect(left.length > 0).toBe(lowest < 90);
    for (const row of left) expect(row['value']).toBeNull();
  });

  it('has 78.27% above the 200-session mean on 2024-07-16 on the price basis, 80.1% with dividends', async () => {
    const shares = await Promise.all(
      ['price', 'total'].map(async (basis) =>
        Number((await ask('above-average', `asOf=2024-07-16&last=1s&basis=${basis}`)).rows.at(-1)?.['value']),
      ),
    );
    expect(shares.map((share) => Number(share.toFixed(2)))).toEqual([78.27, 80.08]);
  });

  it('finds the Zweig thrusts of the NYSE through the study', async () => {
    const { events } = await ask('thrusts', 'universe=nyse&mean=ema');
    expect(events?.map((row) => row['date'])).toEqual(['2004-05-25', '2009-03-18', '2013-10-18', '2015-10-07', '2019-01-07', '2023-03-31']);
  });

  it.each(eachThird(['2016-07-08', '2019-01-07', '2023-03-31'], 1))('tells facts of breadth on %s that hold as claims', async (asOf) => {
    const { rows } = await ask('facts', `asOf=${asOf}&top=100`);
    const told = rows.filter((row) => row['measure'] === 'breadth');
    for (const row of told) {
      const { verdict } = await ask('claim', String(row['link']).split('?')[1] ?? '');
      expect(['holds', 'holds_only_under'], String(row['sentence'])).toContain(verdict?.kind);
    }
    const sentences = told.map((row) => String(row['sentence']));
    if (asOf === '2019-01-07' || asOf === '2023-03-31')
      expect(sentences).toEqual(
        expect.arrayContaining([expect.stringMatching(/^Zweig breadth thrust of NYSE issues: only the (fifth|sixth) since January 1992/)]),
      );
  });

  it('takes the 0.01 of the NYSE counts for zero, so that the sessions that have it can be judged', async () => {
    const { rows } = await ask('facts', 'asOf=2022-06-16&top=100');
    expect(rows.filter((row) => row['measure'] === 'breadth').map((row) => row['sentence'])).toEqual([
      'New 52-week highs less lows of the NYSE issues came to −19.7% of them: the lowest since 23 Mar 2020.',
    ]);
    const { verdict } = await ask(
      'claim',
      'measure=breadth&indicator=net-highs&members=nyse&direction=down&comparison=highest-since&since=2020-03-23&asOf=2022-06-16',
    );
    expect(verdict?.kind).toBe('holds');
  });

  it('asks of every thrust and omen what the studies of them find, as rules', async () => {
    for (const [indicator, study, query] of eachThird([
      ['zweig-thrust', 'thrusts', 'which=zweig'],
      ['deemer-thrust', 'thrusts', 'which=deemer'],
      ['whaley-thrust', 'thrusts', 'which=whaley'],
      ['hindenburg', 'hindenburg', 'variant=2.2'],
    ])) {
      const [rule, shown] = await Promise.all([
        ask('forward', `measure=breadth&indicator=${indicator}&members=nyse&atLeast=0`),
        ask(study ?? '', `universe=nyse&${query}`),
      ]);
      expect(rule.events?.map((row) => row['date'])).toEqual(shown.events?.map((row) => row['date']));
      expect(rule.events?.length).toBeGreaterThan(5);
    }
  });

  it('has the weight of the Magnificent 7 where all weights are not known', async () => {
    const { rows } = await ask('concentration', 'show=mag7&asOf=2024-07-16&last=1s');
    expect(Number(rows.at(-1)?.['value'])).toBeGreaterThan(28);
    expect(Number(rows.at(-1)?.['value'])).toBeLessThan(36);
  });
});

const holdings = 'holdings/ivv-2023-04-06.csv';

/** Tickers and sectors of a fund's file, as the file of sectors that an operator could write from it. */
function listSectors(): string {
  const text = readFileSync(file(holdings), 'utf8');
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

describe.skipIf(!isThere || !existsSync(file(holdings)))('sectors of real members (skipped where ../shared/reality is absent)', () => {
  let test: TestStore;
  let folder = '';
  let ask: (study: string, query: string) => Promise<StudyResult>;

  beforeAll(async () => {
    // A second store in one process: what reads it is imported anew.
    restartProcess();
    test = await serveRealMembers();
    folder = await mkdtemp(join(tmpdir(), 'broadtape-sectors-'));
    const sectors = join(folder, 'sectors.csv');
    await writeFile(sectors, listSectors());
    const { code, stderr } = await runInProcess(test.url, ['import', '--sectors', 'sp500', sectors]);
    expect(code, stderr).toBe(0);
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

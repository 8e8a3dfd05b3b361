import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { runInProcess } from '@/tests/support/cli-process';
import { listSessions, makeCsv, writeFiles } from '@/tests/support/csv-folders';
import type { TestStore } from '@/tests/support/test-store';
import { createServedStore } from './sample-api';

const sessions = listSessions(640);
/** Counts end long before the index does: five sessions after their one Zweig thrust. */
const thrust = 300;
const counted = sessions.slice(0, thrust + 6);

/** Falls for weeks, then rises by three to one: a mean of ten ratios crosses from below 0.40 to above 0.615. */
function writeCounts(): string {
  const lines = counted.map(
    (date, t) => `${date},${t > thrust - 30 && t <= thrust - 6 ? '600,2300,50' : t > thrust - 6 ? '2900,300,50' : '1500,1450,50'}`,
  );
  return ['date,adv,decl,unch', ...lines, ''].join('\n');
}

describe('where counts end before their index', () => {
  let test: TestStore;
  let folder = '';
  let ask: (study: string, query?: string) => Promise<StudyResult>;

  beforeAll(async () => {
    test = await createServedStore();
    folder = await mkdtemp(join(tmpdir(), 'broadtape-ends-'));
    await writeFiles(join(folder, 'closes'), { 'SPX.csv': makeCsv(0, sessions) });
    await writeFiles(folder, { 'nyse.csv': writeCounts() });
    for (const words of [
      ['import', join(folder, 'closes')],
      ['import', '--counts', 'nyse', join(folder, 'nyse.csv')],
    ]) {
      const { code, stderr } = await runInProcess(test.url, words);
      expect(code, stderr).toBe(0);
    }
    const { runQuery } = await import('@/lib/server/answers/run-query');
    ask = async (study, query = '') => runQuery(study, query);
  });
  afterAll(async () => {
    await test.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('the rows of a thrust end with the counts, what came next goes on with the index', async () => {
    const { asOf, range, flags, events, tables } = await ask('thrusts');
    expect(asOf).toBe(sessions.at(-1));
    expect([range.to, range.last]).toEqual([counted.at(-1), '1y']);
    expect(flags.map(({ code }) => code)).toContain('stale');
    expect(events).toHaveLength(1);
    const [trigger] = events ?? [];
    expect(Object.values(trigger ?? {}).filter((cell) => cell === null)).toEqual([]);
    const rule = await ask('forward', 'measure=breadth&indicator=zweig-thrust&members=nyse');
    expect(rule.range.to).toBe(counted.at(-1));
    expect(rule.events?.map((row) => row['date'])).toEqual([trigger?.['date']]);
    // One history, one base rate: the page of thrusts and the rule of them agree.
    const year = (rows: StudyResult['rows'] | undefined) => rows?.find((row) => row['horizon_sessions'] === 252);
    expect(year(rule.rows)?.['mean_pct']).toBeCloseTo(Number(trigger?.['index_252_pct']), 10);
    expect(year(rule.rows)?.['base_mean_pct']).toBeCloseTo(Number(year(tables[0]?.rows)?.['base_mean_pct']), 10);
  });

  it('a study without outcomes ends where its counts do, and a link that names the session goes no further', async () => {
    expect((await ask('advance-decline', 'universe=nyse')).asOf).toBe(counted.at(-1));
    const { asOf, events, eventTitle } = await ask('thrusts', `asOf=${counted.at(-1) ?? ''}`);
    expect(asOf).toBe(counted.at(-1));
    expect(events?.[0]?.['index_252_pct']).toBeNull();
    expect(eventTitle).toMatch(/\(a dash where that lies after .*\)$/);
  });

  it('a range that is named is kept, and says that it holds nothing', async () => {
    const late = sessions[500] ?? '';
    const { range, headlines } = await ask('thrusts', `from=${late}&to=${sessions.at(-1) ?? ''}`);
    expect([range.from, range.to]).toEqual([late, sessions.at(-1)]);
    expect(headlines[0]?.text).toMatch(/^There is nothing to measure for the NYSE in this range/);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { createSources } from '@/lib/sources/create-sources';
import { getDataVersion } from '@/lib/store/data-version';
import { findKeptResult } from '@/lib/store/kept-results';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { calendar } from '../../support/ingest-bench';
import { readXml } from '../../support/read-xml';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';
import { restartProcess } from '../../support/restart-process';
import { settleAllAt } from '../../support/source-settings';

const nowhere = 'http://127.0.0.1:9';

let test: TestStore;
beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

/** What a fresh process does: modules are read anew, so nothing is in memory. */
async function startProcess() {
  restartProcess();
  const { getStore } = await import('@/lib/server/answers/get-store');
  const { runQuery } = await import('@/lib/server/answers/run-query');
  const scan = await import('@/lib/studies/after/facts/scan-facts');
  return {
    ask: async (query: string) => JSON.stringify(await runQuery('facts', query)),
    scans: vi.spyOn(scan, 'scanFacts'),
    end: async () => {
      await (await getStore()).close();
    },
  };
}

async function readKept(): Promise<string | null> {
  const { version } = await getDataVersion(test.store);
  return await findKeptResult(test.store, {
    study: 'facts',
    query: '',
    dataVersion: version,
    buildId: (await import('@/lib/server/http/build-id')).getBuildId(),
  });
}

/** Runs the worker, which nothing is queued or scheduled for, until `isDone`. */
async function runWorkerUntil(isDone: () => Promise<boolean>, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<string[]> {
  const { createScanKeeper } = await import('@/lib/server/answers/keep-default-scans');
  const lines: string[] = [];
  const stop = new AbortController();
  const now = () => new Date('2024-07-16T22:00:00Z');
  const log = (text: string) => {
    lines.push(text);
  };
  const worker = runWorker({
    store: test.store,
    ...askNobodyElse,
    createSources: () => createSources(settleAllAt(nowhere)),
    calendar,
    now,
    signal: stop.signal,
    log,
    pollMs: 20,
    schedule: 'none',
    afterEach: createScanKeeper(test.store, { now, log }),
  });
  await meanwhile();
  await expect.poll(isDone).toBe(true);
  stop.abort();
  await worker;
  return lines;
}

describe('the scan that the worker keeps', () => {
  it('is the answer that a reader would compute, and the reader computes nothing', async () => {
    const before = await startProcess();
    const computed = await before.ask('');
    expect(before.scans).toHaveBeenCalledTimes(1);
    await before.end();

    expect(await readKept()).toBeNull();
    const lines = await runWorkerUntil(async () => (await readKept()) !== null);
    expect(lines).toEqual([expect.stringMatching(/^facts as of 2024-07-16 kept for data version 1, \d+ ms$/)]);
    expect(await readKept()).toBe(computed);

    const after = await startProcess();
    expect(await after.ask('')).toBe(computed);
    expect(after.scans).not.toHaveBeenCalled();
    // Another session is computed on request, once.
    await Promise.all([after.ask('asOf=2024-07-15'), after.ask('asOf=2024-07-15')]);
    await after.ask('asOf=2024-07-15');
    expect(after.scans).toHaveBeenCalledTimes(1);
    await after.end();
  });
});

describe('many at a time', () => {
  it('are answered one after another, and told to come back where too many wait', async () => {
    const { getFinished } = await import('@/lib/server/answers/finished-results');
    const { HttpError } = await import('@/lib/server/http/http-error');
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const answer = await runQuery('facts', '');
    const asked = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        getFinished(`a test ${index}`, { recall: () => Promise.resolve(null), compute: () => answer }),
      ),
    );
    const refused = asked.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(asked.length - refused.length).toBeGreaterThan(5);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(HttpError);
      expect(reason).toMatchObject({ status: 503, code: 'busy', headers: { 'Retry-After': '5' } });
    }
    await expect(getFinished('a test 39', { recall: () => Promise.resolve(null), compute: () => answer })).resolves.toBe(answer);
  });
});

describe('/facts/feed.xml', () => {
  it('says word for word what the JSON says, with ids that stay and 304 for who has it', async () => {
    const { GET } = await import('@/app/facts/feed.xml/route');
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const result = await runQuery('facts', '');
    const response = await GET(toRequest('/facts/feed.xml'));
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('s-maxage=60');
    const feed = readXml(await response.text());
    const entries = feed.children
      .filter(({ name }) => name === 'entry')
      .map((entry) => Object.fromEntries(entry.children.map(({ name, text, attributes }) => [name, attributes['href'] ?? text])));
    const marked = (text: unknown) => `Simulated market: these closes are no record of any market. ${String(text)}`;
    expect(entries.map(({ id, title, summary, link, updated }) => ({ id, title, summary, link, updated }))).toEqual(
      result.rows.map((row) => ({
        id: `http://localhost:3000/facts?asOf=2024-07-16#${String(row['id'])}`,
        title: row['sentence'],
        summary: marked(row['detail']),
        link: `http://localhost:3000${String(row['link'])}`,
        updated: '2024-07-16T20:00:00Z',
      })),
    );
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const again = await GET(toRequest('/facts/feed.xml', { 'if-none-match': response.headers.get('etag') ?? '' }));
    expect(again.status).toBe(304);
  });
});

describe('after a change that somebody else committed', () => {
  it('the worker keeps the scan of the new data, and nothing at its start where one is kept', async () => {
    const rows = ['2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'].map((day, index) => makeRow(day, 100 + index));
    const lines = await runWorkerUntil(
      async () => (await getDataVersion(test.store)).version === 2 && (await readKept()) !== null,
      () =>
        replaceDataSet(test.store, { instruments: [makeInstrument('SPX')], rowsBySymbol: new Map([['SPX', rows]]), simulated: false }).then(
          () => undefined,
        ),
    );
    expect(lines).toEqual([expect.stringContaining('kept for data version 2')]);
    expect(JSON.parse((await readKept()) ?? '')).toMatchObject({ simulated: false, dataVersion: 2 });
  });
});

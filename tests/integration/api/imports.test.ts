import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCalendar } from '@/lib/calendar/calendar';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { createSources } from '@/lib/sources/create-sources';
import { getDataVersion } from '@/lib/store/data-version';
import { claimQueuedRun, finishRun, listRuns, startRun } from '@/lib/store/ingest-runs';
import { acquireLease, releaseLease } from '@/lib/store/leases';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { settleAllAt } from '../../support/source-settings';
import { createTestStore, type TestStore } from '../../support/test-store';
import { createChecker } from '../../support/upload-files';

const token = 'a-secret-of-some-length';
const bearer = { authorization: `Bearer ${token}` };
const closes = ['date,close', '2024-07-15,100.5', '2024-07-16,101.25', '2024-07-17,99.75'].join('\n');
const answer = z.looseObject({ id: z.string(), state: z.string() });
let [test, folder, check]: [TestStore | undefined, string, ReturnType<typeof createChecker> | undefined] = [undefined, '', undefined];
let lease = 0;

function need<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the store is not open');
  return thing;
}

beforeAll(async () => {
  test = await createTestStore();
  folder = join(await mkdtemp(join(tmpdir(), 'broadtape-uploads-')), 'uploads');
  Object.assign(process.env, { DATABASE_URL: test.url, INGEST_TOKEN: token, IMPORT_FOLDER: folder, IMPORT_MAX_MIB: '1' });
  check = createChecker(test.store, folder);
});
afterAll(async () => {
  const { getStore } = await import('@/lib/server/answers/get-store');
  await (await getStore()).close();
  await test?.remove();
  await rm(join(folder, '..'), { recursive: true, force: true });
});
beforeEach(async () => {
  const got = await acquireLease(need(test).store, { name: 'worker', owner: 'a test', ttlMs: 600_000, now: new Date().toISOString() });
  if ('token' in got) lease = got.token;
  await rm(folder, { recursive: true, force: true });
});

const send = async (body: BodyInit | null, query = 'name=AAPL.csv', headers: Readonly<Record<string, string>> = bearer) => {
  const { POST } = await import('@/app/api/v1/imports/route');
  return await POST(
    new Request(`http://localhost/api/v1/imports?${query}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
  );
};
const ask = async (
  method: 'GET' | 'POST' | 'DELETE',
  id: string,
  body: string | null = null,
  headers: Readonly<Record<string, string>> = bearer,
) => {
  const route = await import('@/app/api/v1/imports/[id]/route');
  return await route[method](new Request(`http://localhost/api/v1/imports/${id}`, { method, body, headers }), {
    params: Promise.resolve({ id }),
  });
};
const receive = async (body: BodyInit, query?: string) => answer.parse(await (await send(body, query)).json()).id;
const problem = async (response: Response) =>
  `${response.status} ${z.object({ code: z.string(), message: z.string(), issues: z.array(z.unknown()) }).parse(await response.json()).code}`;
const kept = () => (existsSync(folder) ? readdirSync(folder) : []);

describe('POST /api/v1/imports', () => {
  it('refuses without the token, from another site and without a worker, and keeps nothing', async () => {
    expect(await problem(await send(closes, undefined, {}))).toBe('401 unauthorized');
    expect(await problem(await send(closes, undefined, { authorization: 'Bearer no' }))).toBe('401 unauthorized');
    expect(await problem(await send(closes, undefined, { ...bearer, origin: 'https://elsewhere.test' }))).toBe('403 other_site');
    await releaseLease(need(test).store, { name: 'worker', token: lease });
    expect(await problem(await send(closes))).toBe('503 no_worker');
    expect(kept()).toEqual([]);
  });
  it('refuses what is too large before it is read, and while it is read, and keeps nothing', async () => {
    const large = new Uint8Array(1024 * 1024 + 1).fill(49);
    const declared = await send(large, undefined, { ...bearer, 'content-length': String(large.length) });
    expect(declared.status).toBe(413);
    expect(await declared.json()).toMatchObject({ code: 'too_large', message: expect.stringContaining('at most 1 MiB') as unknown });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect(await problem(await send(endless))).toBe('413 too_large');
    // Cut off, and not read to an end that never comes.
    expect(sent).toBeLessThan(64);
    expect(kept()).toEqual([]);
  });
  it('refuses what is empty, breaks off or says what it cannot mean, and keeps nothing', async () => {
    expect(await problem(await send(''))).toBe('400 empty');
    expect(await problem(await send(closes, undefined, { ...bearer, 'content-length': '9999' }))).toBe('400 broken_off');
    expect(await problem(await send(closes, 'kind=novel'))).toBe('400 bad_parameter');
    expect(await problem(await send(closes, 'dates=ymd'))).toBe('400 bad_parameter');
    expect(await problem(await send(closes, 'universe=../../etc'))).toBe('400 bad_parameter');
    expect(kept()).toEqual([]);
  });
  it('keeps the file for this user alone, under a name of its own', async () => {
    const id = await receive(closes, `name=${encodeURIComponent('../../../etc/passwd\u202e\u0000.csv')}`);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(statSync(join(folder, id)).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, id, 'source')).mode & 0o777).toBe(0o600);
    expect(await (await ask('GET', id)).json()).toMatchObject({ state: 'received', name: 'passwd.csv', bytes: closes.length });
  });
  it('takes eight files at a time', async () => {
    for (let at = 0; at < 8; at += 1) await receive(closes);
    expect(await problem(await send(closes))).toBe('409 too_many_waiting');
  });
});

describe('a file that was received', () => {
  it('is unknown under any other id, and without the token to anyone', async () => {
    const id = await receive(closes);
    for (const other of ['0'.repeat(32), '..', '%2e%2e', `${id}x`])
      expect(await problem(await ask('GET', other))).toBe('404 unknown_import');
    for (const method of ['GET', 'POST', 'DELETE'] as const)
      expect(await problem(await ask(method, id, null, {}).then((response) => response))).toBe('401 unauthorized');
  });
  it('cannot be imported before it was tried', async () => {
    const id = await receive(closes);
    expect(await problem(await ask('POST', id, '{"commit":true}'))).toBe('409 not_checked');
    expect(await problem(await ask('POST', id, '{"commit":true,"symbol":"MSFT"}'))).toBe('400 bad_parameter');
    expect(await problem(await ask('POST', id, 'no json'))).toBe('400 bad_parameter');
  });
  it('says that no worker lives while it waits for one', async () => {
    const id = await receive(closes);
    await releaseLease(need(test).store, { name: 'worker', token: lease });
    expect(await problem(await ask('GET', id))).toBe('503 no_worker');
  });
  it('is discarded with all that was kept of it', async () => {
    const id = await receive(closes);
    await need(check)(id);
    expect((await ask('DELETE', id)).status).toBe(204);
    expect(kept()).toEqual([]);
    expect(await problem(await ask('DELETE', id))).toBe('404 unknown_import');
  });
  it('asks for what it does not say, and keeps no bytes meanwhile', async () => {
    const id = await receive(closes, 'name=download.csv');
    await need(check)(id);
    expect(await (await ask('GET', id)).json()).toMatchObject({
      state: 'asking',
      recognition: { kind: 'closes', symbol: null, questions: [{ about: 'symbol' }] },
      verdict: null,
    });
    expect(readdirSync(join(folder, id)).sort()).toEqual(['check.json', 'upload.json']);
  });
  it('is refused with the words of the command line, stores nothing and keeps no bytes', async () => {
    const before = await need(test).store.reader.ingestRun.count();
    const id = await receive('date,close\n2024-07-13,1\n2024-07-14,2\n2024-07-20,3\n2024-07-21,4\n');
    await need(check)(id);
    const refused = z
      .object({ state: z.string(), verdict: z.object({ isAccepted: z.boolean(), lines: z.array(z.string()) }) })
      .parse(await (await ask('GET', id)).json());
    expect(refused).toMatchObject({ state: 'refused', verdict: { isAccepted: false } });
    expect(refused.verdict.lines.join('\n')).toContain('4 of 4 dates are off the calendar');
    expect(readdirSync(join(folder, id)).sort()).toEqual(['check.json', 'upload.json']);
    expect(await need(test).store.reader.ingestRun.count()).toBe(before);
    expect(await problem(await ask('POST', id, '{"commit":true}'))).toBe('409 not_checked');
  });
  it('is queued once, however often that is asked for at a time', async () => {
    const { store } = need(test);
    const before = await store.reader.ingestRun.count();
    const { queueForWorker } = await import('@/lib/server/http/queue-for-worker');
    const answers = await Promise.allSettled([1, 2, 3].map(() => queueForWorker(store, { kind: 'pull' })));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await store.reader.ingestRun.count()).toBe(before + 1);
    const run = await claimQueuedRun(store, { owner: 'a test', now: new Date().toISOString() });
    await finishRun(store, run?.id ?? 0, { state: 'done', message: null, dataVersion: 0, now: new Date().toISOString() });
  });
  it('is recognised, tried, queued, imported by the worker and deleted', async () => {
    const { store } = need(test);
    const id = await receive(closes);
    await need(check)(id);
    expect(await (await ask('GET', id)).json()).toMatchObject({
      state: 'checked',
      recognition: {
        kind: 'closes',
        symbol: 'AAPL',
        rows: 3,
        first: '2024-07-15',
        last: '2024-07-17',
        columns: [
          { header: 'date', readAs: 'date' },
          { header: 'close', readAs: 'close' },
        ],
      },
      verdict: {
        isTried: true,
        isAccepted: true,
        rowsNew: 3,
        rowsRevised: 0,
        lines: [expect.stringContaining('AAPL: done, 3 new') as unknown],
      },
    });
    expect(await store.reader.close.count()).toBe(0);
    const now = new Date().toISOString();
    const other = await startRun(store, { kind: 'pull', origin: 'worker', owner: 'a test', request: { universe: 'sp500' }, now });
    const queued = await ask('POST', id, '{"commit":true}');
    expect(queued.status).toBe(202);
    expect(await queued.json()).toMatchObject({ state: 'queued' });
    expect(await (await ask('GET', id)).json()).toMatchObject({
      state: 'queued',
      message: `Run ${other.id} pulls the members of sp500 and makes way for this import after what it has just asked for.`,
    });
    expect(await problem(await ask('POST', id, '{"commit":true}'))).toBe('409 run_active');
    await finishRun(store, other.id, { state: 'done', message: null, dataVersion: 0, now });
    expect(await (await ask('GET', id)).json()).toMatchObject({ state: 'queued', message: null });
    expect(await problem(await ask('DELETE', id))).toBe('409 run_active');
    const stop = new AbortController();
    const worker = runWorker({
      store,
      ...askNobodyElse,
      createSources: () => createSources(settleAllAt('http://127.0.0.1:9')),
      calendar: createCalendar(),
      now: () => new Date(),
      signal: stop.signal,
      log: () => undefined,
      pollMs: 20,
      schedule: 'none',
      uploadFolder: folder,
    });
    while ((await listRuns(store, 1))[0]?.finishedAt === null) await wait(20);
    stop.abort();
    await worker;
    expect(await (await ask('GET', id)).json()).toMatchObject({ state: 'done', run: { rowsNew: 3, message: null }, recognition: null });
    expect(await store.reader.close.count()).toBe(3);
    expect(kept()).toEqual([]);
    // Pages still tell the edition before: a link that is followed now would lead to nothing.
    const { runInScope } = await import('@/lib/server/http/request-scope');
    const { version } = await getDataVersion(store);
    const told = async (shown: number) => {
      const state = { version: shown, simulated: false, committedAt: '' };
      const edition = { state, at: new Date().toISOString(), sessionsBehind: 0, fetching: null };
      return (await (await runInScope({ edition, isPassing: false }, () => ask('GET', id))).json()) as unknown;
    };
    expect(await told(version - 1)).toMatchObject({ state: 'running', message: 'Stored. Pages that show it are being made ready.' });
    expect(await told(version)).toMatchObject({ state: 'done', message: null });
  });
});

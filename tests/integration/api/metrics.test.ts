import { createServer, request as ask, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { composeFront } from '../../support/compose-front';
import { createSampleMembersApi } from './sample-api';
import type { TestStore } from '../../support/test-store';

const token = 'a-token-of-some-length';
let test: TestStore;
const ends: (() => Promise<void>)[] = [];

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A web process with these settings, and a GET to it. */
async function serve(settings: Readonly<Record<string, string>>) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ INGEST_TOKEN: '', METRICS_TOKEN: '', PUBLIC_URL: '', ...settings })) vi.stubEnv(name, value);
  await import('@/lib/server/http/this-machine');
  const front = await composeFront((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "script-src 'nonce-bm9uY2U='");
    response.end('a page');
    return Promise.resolve();
  });
  const server: Server = createServer((request, response) => void front.answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ends.push(async () => {
    await front.drain();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    await new Promise((resolve, reject) => {
      const sent = ask({ host: '127.0.0.1', port, path, headers: { connection: 'keep-alive', ...headers } });
      sent.on('error', reject).on('response', (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body });
        });
      });
      sent.end();
    });
}

/** The value of a line: `broadtape_renders{state="running"}`; undefined where there is none. */
function read({ body }: Answer, series: string): number | undefined {
  const line = body.split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

beforeAll(async () => {
  test = await createSampleMembersApi();
});
afterAll(async () => {
  for (const end of ends) await end();
  vi.unstubAllEnvs();
  await test.remove();
});

it('tells who sits at this machine of requests, work, memory and data, and counts on', async () => {
  const get = await serve({});
  const look = async (): Promise<Answer> => await get('/metrics');
  await expect.poll(async () => read(await look(), 'broadtape_data_version')).toBeGreaterThan(0);
  const path = '/studies/streaks?length=9';
  await get(path);
  const requests = 'broadtape_http_requests_total{route="/studies/[study]",status="200"}';
  const durations = 'broadtape_http_request_duration_seconds_count{route="/studies/[study]"}';
  const hits = 'broadtape_kept_answers_total';
  // A request is counted when it is over, which its visitor may know first.
  await expect.poll(async () => read(await look(), requests)).toBe(1);
  const before = await look();
  expect([before.status, before.type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const hitsBefore = read(before, hits) ?? Number.NaN;
  await get(path);
  await get(path);
  await expect.poll(async () => read(await look(), requests)).toBe(3);
  const after = await look();
  expect([read(after, durations), read(after, hits)]).toEqual([3, hitsBefore + 2]);
  expect(read(after, 'broadtape_http_request_duration_seconds_bucket{le="+Inf",route="/studies/[study]"}')).toBe(3);
  expect([read(after, 'broadtape_renders{state="running"}'), read(after, 'broadtape_renders{state="waiting"}')]).toEqual([0, 0]);
  expect(read(after, 'broadtape_kept_entries{keep="finished answers"}')).toBeGreaterThan(0);
  expect(read(after, 'broadtape_kept_bytes{keep="finished answers"}')).toBeGreaterThan(0);
  const { loadMarket } = await import('@/lib/server/answers/load-market');
  expect(read(after, 'broadtape_data_version')).toBe((await loadMarket()).dataVersion);
  // What is simulated is behind of nothing, and not current either.
  expect([read(after, 'broadtape_data_simulated'), read(after, 'broadtape_sessions_behind')]).toEqual([1, undefined]);
  expect(after.body).not.toContain('broadtape_universe_sessions_behind{');
  for (const own of ['nodejs_eventloop_lag_p99_seconds', 'nodejs_heap_size_used_bytes'])
    for (const thread of ['maker', 'front']) expect(read(after, `${own}{thread="${thread}"}`), own).toBeGreaterThan(0);
  // What is of the process is said once.
  for (const own of ['process_resident_memory_bytes', 'process_start_time_seconds', 'process_cpu_seconds_total'])
    expect(
      after.body.split('\n').filter((line) => line.startsWith(`${own} `)),
      own,
    ).toHaveLength(1);
  // Addresses are nobody's business.
  expect(after.body).not.toContain('length=9');
});

it('tells how far real data and each universe that was counted are behind', async () => {
  const [{ createDataGauges }, { mergeMeasures }, { getDataVersion }] = await Promise.all([
    import('@/lib/server/maker/data-gauges'),
    import('@/lib/server/maker/merge-measures'),
    import('@/lib/store/data-version'),
  ]);
  await test.store.write((writer) => writer.breadthDay.deleteMany({ where: { universeId: 'nasdaq100' } }));
  const state = { ...(await getDataVersion(test.store)), simulated: false };
  const edition = { state, at: '2024-07-17T12:00:00.000Z', sessionsBehind: 3, fetching: null };
  const { body, contentType } = await mergeMeasures(await createDataGauges(() => edition)(), []);
  const told = { status: 200, type: contentType, body };
  expect([read(told, 'broadtape_data_simulated'), read(told, 'broadtape_sessions_behind')]).toEqual([0, 3]);
  // The members of the sample end in July 2024. Where nothing was counted 0 would say that all is current.
  expect(read(told, 'broadtape_universe_sessions_behind{universe="sp500"}')).toBeGreaterThan(250);
  expect(told.body).not.toContain('universe="nasdaq100"');
});

it('tells nobody else', async () => {
  const get = await serve({ METRICS_TOKEN: token, INGEST_TOKEN: 'a-token-of-who-imports' });
  const refused = await get('/metrics');
  expect([refused.status, (JSON.parse(refused.body) as { readonly code: string }).code]).toEqual([401, 'unauthorized']);
  // Who may change what is stored is another one than who watches.
  for (const other of ['another-token-of-some-length', 'a-token-of-who-imports'])
    expect((await get('/metrics', { authorization: `Bearer ${other}` })).status).toBe(401);
  const told = await get('/metrics', { authorization: `Bearer ${token}` });
  expect([told.status, told.body.includes('broadtape_http_requests_total{route="/metrics",status="401"}')]).toEqual([200, true]);
});

it('takes what was passed on for no request of this machine', async () => {
  const get = await serve({ INGEST_TOKEN: token });
  expect((await get('/metrics')).status).toBe(200);
  expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(403);
  expect((await get('/metrics', { connection: 'close' })).status).toBe(403);
  expect((await (await serve({ PUBLIC_URL: 'https://breadth.example.org' }))('/metrics')).status).toBe(403);
});

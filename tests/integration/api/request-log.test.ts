import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { composeFront } from '../../support/compose-front';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

let test: TestStore;
let server: Server;
let base = '';
let written: string[] = [];
let drain = (): Promise<void> => Promise.resolve();

beforeAll(async () => {
  test = await createServedStore();
  vi.stubEnv('LOG_LEVEL', 'debug');
  vi.stubEnv('INGEST_TOKEN', 'a-token-of-some-length');
  vi.resetModules();
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
  const front = await composeFront((request, response) => {
    if (request.url?.includes('broken') === true) return Promise.reject(new Error('broken with a-token-of-some-length'));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "script-src 'nonce-bm9uY2U='");
    response.end('a page');
    return Promise.resolve();
  });
  drain = front.drain;
  server = createServer((request, response) => void front.answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  while ((await fetch(`${base}/methodology`)).headers.get('etag') === null) await new Promise((resolve) => setTimeout(resolve, 50));
});
beforeEach(() => {
  written = [];
});
afterAll(async () => {
  await drain();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  vi.restoreAllMocks();
  await test.remove();
});

interface Line {
  readonly level: string;
  readonly requestId?: string;
  readonly route?: string;
  readonly status?: number;
  readonly cached?: boolean;
  readonly ms?: number;
  readonly method?: string;
}
/** The lines of one request, once the last of them is written. */
async function readLines(id: string | null): Promise<Line[]> {
  const read = (): Line[] => written.map((line) => JSON.parse(line) as Line).filter(({ requestId }) => requestId === id);
  await expect.poll(() => read().some(({ route }) => route !== undefined)).toBe(true);
  return read();
}

it('logs each request by route, and says its id in the answer', async () => {
  for (const cached of [false, true]) {
    const answer = await fetch(`${base}/studies/streaks?length=7`);
    await answer.text();
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(/^[\w-]{36}$/);
    expect(await readLines(id)).toMatchObject([
      { level: 'info', method: 'GET', route: '/studies/[study]', status: 200, cached, ms: expect.any(Number) as unknown },
    ]);
  }
});

it('takes over an id that was sent, but not what could be anything', async () => {
  const ask = async (id: string): Promise<string | null> =>
    (await fetch(`${base}/api/health/live`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await ask('edge-7f3a.12')).toBe('edge-7f3a.12');
  for (const id of ['short', 'with blanks in it', '{"level":"fatal"}', 'x'.repeat(65)]) expect(await ask(id)).not.toBe(id);
  expect(await readLines('edge-7f3a.12')).toMatchObject([{ level: 'debug', route: '/api/health/live', status: 200 }]);
});

it('says why a request failed, and nothing that its sender wrote', async () => {
  const answer = await fetch(`${base}/data/zorglub-broken?text=zorglub`, {
    method: 'POST',
    body: 'The S&P 500 fell, says zorglub.',
    headers: { authorization: 'Bearer zorglub', cookie: 'zorglub=1', 'user-agent': 'zorglub', referer: 'http://zorglub.test' },
  });
  expect(answer.status).toBe(500);
  const lines = await readLines(answer.headers.get('x-request-id'));
  expect(lines).toMatchObject([
    { level: 'error', err: { type: 'Error', message: 'broken with [key]' } },
    { level: 'warn', method: 'POST', route: '/[...path]', status: 500, cached: false },
  ]);
  const all = written.join('');
  for (const part of ['zorglub', 'S&P', 'a-token', 'Bearer']) expect(all, part).not.toContain(part);
});

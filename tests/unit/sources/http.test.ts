import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { parseRetryAfter } from '@/lib/sources/classify-response';
import { createHttpClient, type HttpClient } from '@/lib/sources/http';
import { defaultHttpOptions, type HttpOptions } from '@/lib/sources/http-options';

// vitest types its matchers as any.
const containing = (text: string): unknown => expect.stringContaining(text);

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Seen { readonly userAgent: string; readonly open: number }

async function serve(answer: (response: ServerResponse, count: number) => void, options: Partial<HttpOptions>): Promise<{ http: HttpClient; url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    response.on('close', () => { open -= 1; });
    seen.push({ userAgent: request.headers['user-agent'] ?? '', open });
    answer(response, seen.length);
  });
  running.push(server);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { http: createHttpClient({ provider: 'local', options: { spacingMs: 0, backoffMs: 1, ...options } }), url: `http://127.0.0.1:${port}/`, seen };
}

const parse = (text: string): string => text;

describe('politeness', () => {
  it('keeps the limits of the providers unless told otherwise', () => {
    expect(defaultHttpOptions).toMatchObject({ attemptTimeoutMs: 10_000, deadlineMs: 60_000, spacingMs: 500, bodyCapBytes: 16 * 1024 * 1024 });
  });

  it('has at most two requests under way, and says who asks', async () => {
    const { http, url, seen } = await serve((response) => { setTimeout(() => { response.end('ok'); }, 200); }, { spacingMs: 10 });
    await Promise.all(Array.from({ length: 5 }, () => http.get({ url, parse })));
    expect(Math.max(...seen.map(({ open }) => open))).toBe(2);
    expect(seen[0]?.userAgent).toMatch(/^Broadtape\//);
  });

  it('lets no queued request out after the first 429', async () => {
    const { http, url, seen } = await serve((response) => { response.writeHead(429, { 'retry-after': '7' }).end(); }, { spacingMs: 100 });
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => http.get({ url, parse })));
    for (const settled of all) expect(settled).toMatchObject({ status: 'rejected', reason: { kind: 'rate_limited', retryAfterMs: 7_000 } });
    expect(seen.length).toBeLessThanOrEqual(2);
  });
});

describe('tries', () => {
  it('tries three times, pausing for a random share of a doubling time', async () => {
    const pauses: number[] = [];
    const sleep = (durationMs: number): Promise<void> => { pauses.push(durationMs); return Promise.resolve(); };
    const { http, url, seen } = await serve((response) => { response.writeHead(500).end(); }, { backoffMs: 1_000, random: () => 0.5, sleep });
    await expect(http.get({ url, parse })).rejects.toMatchObject({ kind: 'transient', message: 'local answered HTTP 500' });
    expect(seen.length).toBe(3);
    expect(pauses).toEqual([500, 1_000]);
  });

  it('waits as long as Retry-After asks, unless that passes the deadline', async () => {
    const pauses: number[] = [];
    const sleep = (durationMs: number): Promise<void> => { pauses.push(durationMs); return Promise.resolve(); };
    const answer = (seconds: string) => (response: ServerResponse, count: number) => { response.writeHead(count === 1 ? 503 : 200, { 'retry-after': seconds }).end('ok'); };
    const patient = await serve(answer('20'), { sleep });
    await expect(patient.http.get({ url: patient.url, parse })).resolves.toBe('ok');
    expect(pauses).toEqual([20_000]);
    const tooLong = await serve(answer('90'), { sleep });
    await expect(tooLong.http.get({ url: tooLong.url, parse })).rejects.toMatchObject({ kind: 'transient', retryAfterMs: 90_000 });
    expect(tooLong.seen.length).toBe(1);
  });

  it('does not try again what cannot get better', async () => {
    const { http, url, seen } = await serve((response) => { response.writeHead(404).end(); }, {});
    await expect(http.get({ url, parse })).rejects.toMatchObject({ kind: 'not_found' });
    expect(seen.length).toBe(1);
  });

  it('ends at the deadline even while an attempt is under way', async () => {
    const { http, url } = await serve(() => undefined, { attemptTimeoutMs: 5_000, deadlineMs: 150 });
    await expect(http.get({ url, parse })).rejects.toMatchObject({ kind: 'transient', message: 'local gave no answer within 150 ms in all' });
  });

  it('ends when the caller stops it, and when nobody listens', async () => {
    const { http, url } = await serve(() => undefined, {});
    await expect(http.get({ url, parse, signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'SourceError', kind: 'transient' });
    await expect(http.get({ url: 'http://127.0.0.1:1/', parse, attempts: 1 })).rejects.toMatchObject({ kind: 'transient', message: containing('could not be read') });
  });
});

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000], ['Thu, 01 Jan 1970 00:00:30 GMT', 20_000], ['Thu, 01 Jan 1970 00:00:00 GMT', 0], ['soon', undefined], [null, undefined],
  ])('%s', (header, expected) => {
    expect(parseRetryAfter(header, 10_000)).toBe(expected);
  });
});

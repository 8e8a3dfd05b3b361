import { inspect } from 'node:util';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { parseRetryAfter } from '@/lib/sources/classify-response';
import type { AdapterSetup } from '@/lib/sources/adapter-setup';
import { createHttpClient, type HttpClient } from '@/lib/sources/http';
import { defaultHttpOptions, type HttpOptions } from '@/lib/sources/http-options';
import { politeLimits, type RequestLimits } from '@/lib/sources/request-limits';

// vitest types its matchers as any.
const containing = (text: string): unknown => expect.stringContaining(text);

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Seen {
  readonly userAgent: string;
  readonly path: string;
  readonly open: number;
}

interface ServeOptions extends Partial<HttpOptions> {
  readonly limits?: Partial<RequestLimits>;
  readonly change?: Partial<AdapterSetup>;
}

async function serve(
  answer: (response: ServerResponse, count: number) => void,
  { limits, change, ...options }: ServeOptions,
): Promise<{ http: HttpClient; url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    response.on('close', () => {
      open -= 1;
    });
    seen.push({ userAgent: request.headers['user-agent'] ?? '', path: request.url ?? '', open });
    answer(response, seen.length);
  });
  running.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const baseUrl = `http://127.0.0.1:${port}`;
  const setup = {
    baseUrl,
    spareBaseUrl: null,
    limits: { ...politeLimits, spacingMs: 0, ...limits },
    keys: [],
    userAgent: 'Test/1',
    options: { backoffMs: 1, ...options },
    ...change,
  };
  return { http: createHttpClient({ provider: 'local', setup }), url: `${baseUrl}/`, seen };
}

const parse = (text: string): string => text;

describe('politeness', () => {
  it('keeps the limits of the providers unless told otherwise', () => {
    expect(defaultHttpOptions).toMatchObject({ attemptTimeoutMs: 10_000, deadlineMs: 60_000, bodyCapBytes: 16 * 1024 * 1024 });
    expect(politeLimits).toEqual({ perMinute: null, perHour: null, perDay: null, atOnce: 2, spacingMs: 500 });
  });

  it('has at most two requests under way, and says who asks', async () => {
    const { http, url, seen } = await serve(
      (response) => {
        setTimeout(() => {
          response.end('ok');
        }, 200);
      },
      { limits: { spacingMs: 10 } },
    );
    await Promise.all(Array.from({ length: 5 }, () => http.get({ url, parse })));
    expect(Math.max(...seen.map(({ open }) => open))).toBe(2);
    expect(seen[0]?.userAgent).toBe('Test/1');
  });

  it('lets no queued request out after the first 429', async () => {
    const { http, url, seen } = await serve(
      (response) => {
        response.writeHead(429, { 'retry-after': '7' }).end();
      },
      { limits: { spacingMs: 100 } },
    );
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => http.get({ url, parse })));
    for (const settled of all) expect(settled).toMatchObject({ status: 'rejected', reason: { kind: 'rate_limited', retryAfterMs: 7_000 } });
    expect(seen.length).toBeLessThanOrEqual(2);
  });
});

describe('the budget of a provider', () => {
  it('sends nothing beyond the requests of a day, whoever asks in this process, and goes on when the day is over', async () => {
    let nowMs = Date.parse('2026-10-05T12:00:00Z');
    const { http, url, seen } = await serve(
      (response) => {
        response.end('ok');
      },
      { limits: { perDay: 2 }, now: () => nowMs },
    );
    const baseUrl = url.slice(0, -1);
    const other = createHttpClient({
      provider: 'local',
      setup: {
        baseUrl,
        spareBaseUrl: null,
        limits: { ...politeLimits, spacingMs: 0, perDay: 2 },
        keys: [],
        userAgent: 'Test/1',
        options: { now: () => nowMs },
      },
    });
    await http.get({ url, parse });
    nowMs += 3_600_000;
    await other.get({ url, parse });
    await expect(other.get({ url, parse })).rejects.toMatchObject({
      kind: 'quota',
      message: 'local allows 2 requests a day, and they were sent; this one was not',
      retryAfterMs: 23 * 3_600_000,
    });
    expect(seen).toHaveLength(2);
    nowMs += 23 * 3_600_000;
    await http.get({ url, parse });
    expect(seen).toHaveLength(3);
  });

  it('counts the tries of one request, and the hour', async () => {
    const { http, url, seen } = await serve(
      (response) => {
        response.writeHead(500).end();
      },
      { limits: { perHour: 2 } },
    );
    await expect(http.get({ url, parse })).rejects.toMatchObject({ kind: 'quota', message: containing('2 requests an hour') });
    expect(seen).toHaveLength(2);
  });
});

describe('a second door', () => {
  const refuse = (response: ServerResponse) => {
    response.writeHead(429).end('Too Many Requests');
  };

  it('is tried once where the first turns the very first request away, and kept', async () => {
    const spare = await serve((response) => {
      response.end('ok');
    }, {});
    const first = await serve(refuse, { change: { spareBaseUrl: spare.url.slice(0, -1) } });
    expect([await first.http.get({ url: `${first.url}a?b=1`, parse }), await first.http.get({ url: `${first.url}c`, parse })]).toEqual([
      'ok',
      'ok',
    ]);
    expect(first.seen).toHaveLength(1);
    expect(spare.seen.map(({ path }) => path)).toEqual(['/a?b=1', '/c']);
  });

  it('ends the run where it refuses too', async () => {
    const spare = await serve(refuse, {});
    const first = await serve(refuse, { change: { spareBaseUrl: spare.url.slice(0, -1) } });
    for (let at = 0; at < 2; at += 1)
      await expect(first.http.get({ url: first.url, parse })).rejects.toMatchObject({ kind: 'rate_limited' });
    expect([first.seen.length, spare.seen.length]).toEqual([1, 1]);
  });

  it('is not tried by one who has been answered', async () => {
    const spare = await serve((response) => {
      response.end('ok');
    }, {});
    const first = await serve(
      (response, count) => {
        if (count === 1) response.end('ok');
        else refuse(response);
      },
      { change: { spareBaseUrl: spare.url.slice(0, -1) } },
    );
    await first.http.get({ url: first.url, parse });
    await expect(first.http.get({ url: first.url, parse })).rejects.toMatchObject({ kind: 'rate_limited' });
    expect(spare.seen).toEqual([]);
  });
});

describe('a key', () => {
  const key = 'k3y/with+signs';

  it('is taken out of what a provider echoes, as it is and as an address spells it', async () => {
    const answers = [`Invalid key ${key}`, `see /x?apikey=${encodeURIComponent(key)}&a=1`];
    const { http, url } = await serve(
      (response, count) => {
        response.end(answers[count - 1]);
      },
      { change: { keys: [key] } },
    );
    expect([await http.get({ url, parse }), await http.get({ url, parse })]).toEqual(['Invalid key [key]', 'see /x?apikey=[key]&a=1']);
  });

  it('is in no error: of a redirect, of a connection, of an address that is none', async () => {
    const moved = await serve(
      (response) => {
        response.writeHead(302, { location: `/y?token=${encodeURIComponent(key)}` }).end();
      },
      { change: { keys: [key] } },
    );
    const dead = await serve(
      (response) => {
        response.socket?.destroy();
      },
      { change: { keys: [key] } },
    );
    const settled = await Promise.allSettled([
      moved.http.get({ url: `${moved.url}?token=${encodeURIComponent(key)}`, parse }),
      dead.http.get({ url: `${dead.url}?token=${encodeURIComponent(key)}`, parse, attempts: 1 }),
      dead.http.get({ url: `http://[/${key}`, parse, attempts: 1 }),
    ]);
    for (const one of settled) {
      const told = one.status === 'rejected' ? inspect(one.reason, { depth: 9 }) : '';
      expect(told).toContain('SourceError');
      expect(told).not.toContain(key);
      expect(told).not.toContain(encodeURIComponent(key));
    }
    expect(settled[0]).toMatchObject({ reason: { message: containing('/y?token=[key]') } });
  });
});

describe('tries', () => {
  it('tries three times, pausing for a random share of a doubling time', async () => {
    const pauses: number[] = [];
    const sleep = (durationMs: number): Promise<void> => {
      pauses.push(durationMs);
      return Promise.resolve();
    };
    const { http, url, seen } = await serve(
      (response) => {
        response.writeHead(500).end();
      },
      { backoffMs: 1_000, random: () => 0.5, sleep },
    );
    await expect(http.get({ url, parse })).rejects.toMatchObject({ kind: 'transient', message: 'local answered HTTP 500' });
    expect(seen.length).toBe(3);
    expect(pauses).toEqual([500, 1_000]);
  });

  it('waits as long as Retry-After asks, unless that passes the deadline', async () => {
    const pauses: number[] = [];
    const sleep = (durationMs: number): Promise<void> => {
      pauses.push(durationMs);
      return Promise.resolve();
    };
    const answer = (seconds: string) => (response: ServerResponse, count: number) => {
      response.writeHead(count === 1 ? 503 : 200, { 'retry-after': seconds }).end('ok');
    };
    const patient = await serve(answer('20'), { sleep });
    await expect(patient.http.get({ url: patient.url, parse })).resolves.toBe('ok');
    expect(pauses).toEqual([20_000]);
    const tooLong = await serve(answer('90'), { sleep });
    await expect(tooLong.http.get({ url: tooLong.url, parse })).rejects.toMatchObject({ kind: 'transient', retryAfterMs: 90_000 });
    expect(tooLong.seen.length).toBe(1);
  });

  it('does not try again what cannot get better', async () => {
    const { http, url, seen } = await serve((response) => {
      response.writeHead(404).end();
    }, {});
    await expect(http.get({ url, parse })).rejects.toMatchObject({ kind: 'not_found' });
    expect(seen.length).toBe(1);
  });

  it('ends at the deadline even while an attempt is under way', async () => {
    const { http, url } = await serve(() => undefined, { attemptTimeoutMs: 5_000, deadlineMs: 150 });
    await expect(http.get({ url, parse })).rejects.toMatchObject({
      kind: 'transient',
      message: 'local gave no answer within 150 ms in all',
    });
  });

  it('ends when the caller stops it, and when nobody listens', async () => {
    const { http, url } = await serve(() => undefined, {});
    await expect(http.get({ url, parse, signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: 'SourceError',
      kind: 'transient',
    });
    await expect(http.get({ url: 'http://127.0.0.1:1/', parse, attempts: 1 })).rejects.toMatchObject({
      kind: 'transient',
      message: containing('could not be read'),
    });
  });
});

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:00:30 GMT', 20_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
    [null, undefined],
  ])('%s', (header, expected) => {
    expect(parseRetryAfter(header, 10_000)).toBe(expected);
  });
});

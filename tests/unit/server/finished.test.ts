import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finished } from '@/lib/server/front/finished';
import { acceptsGzip, isHeld, sendFinished } from '@/lib/server/front/send-finished';
import { finish } from '@/lib/server/maker/finish';
import { renderApart, type Handler } from '@/lib/server/maker/render-apart';

const text = 'how broad a move is, '.repeat(100);
const nonce = 'bm9uY2U=';

const answer =
  (status: number, headers: Readonly<Record<string, string>>, parts: readonly string[]): Handler =>
  (_request, response) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    for (const part of parts) response.write(part);
    response.end();
    return Promise.resolve();
  };
const asked = { url: '/studies/streaks?length=5', headers: { host: 'broadtape.test' } };
const finishOf = async (handler: Handler, kind: 'page' | 'answer' = 'answer'): Promise<Finished> =>
  await finish(kind, '/studies/streaks', await renderApart(handler, asked));

describe('an answer that nobody has asked for themselves', () => {
  it('is collected whole, of a request that has nothing of a visitor', async () => {
    let seen: unknown;
    const rendered = await renderApart((request, response) => {
      seen = { method: request.method, url: request.url, headers: { ...request.headers } };
      response.writeHead(201, { 'content-type': 'text/plain' });
      response.write('one, ');
      response.end(Buffer.from('two'));
      return Promise.resolve();
    }, asked);
    expect(seen).toEqual({ method: 'GET', ...asked });
    expect(rendered.status).toBe(201);
    expect(rendered.body.toString()).toBe('one, two');
  });

  it('breaks off where it does for a visitor', async () => {
    const broken = renderApart((_request, response) => {
      response.write('half');
      response.destroy();
      return Promise.resolve();
    }, asked);
    await expect(broken).rejects.toThrow('broke off');
  });

  it.each([
    [200, 'public, max-age=0, s-maxage=60', true],
    [200, 'no-store', false],
    [400, 'public, max-age=0, s-maxage=60', false],
    [503, 'no-store', false],
  ])('status %i with %s is kept: %s', async (status, caching, isKept) => {
    const finished = await finishOf(answer(status, { 'content-type': 'text/csv', 'cache-control': caching }, [text]));
    expect(finished.isKept).toBe(isKept);
    expect(finished.etag === null).toBe(status !== 200);
    expect(gunzipSync(finished.body).toString()).toBe(text);
  });

  it('a page has hashes for its nonce, may be kept by a CDN, and is framed by whom it was before', async () => {
    const policy = `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`;
    const headers = {
      'content-type': 'text/html',
      'content-security-policy': policy,
      'cache-control': 'private, no-store',
      link: `</a.css>; rel=preload; nonce="${nonce}"; as="style"`,
    };
    const finished = await finishOf(answer(200, headers, [`<html><head></head><script nonce="${nonce}">1</script>`]), 'page');
    expect(finished.headers['content-security-policy']).toMatch(
      /script-src 'self' 'sha256-[^']+' 'sha256-[^']+' 'strict-dynamic';.*frame-ancestors 'none'$/,
    );
    expect(JSON.stringify(finished)).not.toContain(nonce);
    expect(finished.headers['link']).toBe('</a.css>; rel=preload; as="style"');
    expect(finished.headers['cache-control']).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=600');
    expect(finished.isKept).toBe(true);
    const refused = await finishOf(answer(400, headers, ['<html><head></head></html>']), 'page');
    expect([refused.isKept, refused.headers['cache-control'], refused.etag]).toEqual([false, 'private, no-store', null]);
    expect(refused.headers['content-security-policy']).toBe(policy);
  });

  it('a page that shows an error in its own place is not kept, and no cookie is', async () => {
    const finished = await finishOf(
      answer(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }, ['<template data-dgst="1"></template>']),
      'page',
    );
    expect(finished.isKept).toBe(false);
    expect(finished.headers['set-cookie']).toBeUndefined();
  });
});

describe('what a visitor is sent', () => {
  let finished: Finished;
  const server = createServer((request, response) => void sendFinished(request, response, finished));
  beforeAll(async () => {
    finished = await finishOf(answer(200, { 'content-type': 'text/csv', 'cache-control': 'public', vary: 'rsc' }, [text]));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });
  const get = (headers: IncomingHttpHeaders, method = 'GET') =>
    new Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }>((resolve, reject) => {
      const address = server.address();
      ask({ port: typeof address === 'object' ? address?.port : 0, host: '127.0.0.1', method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
      })
        .on('error', reject)
        .end();
    });

  it('is compressed for who reads that, whole for others, with an ETag for each', async () => {
    const plain = await get({});
    const small = await get({ 'accept-encoding': 'br, gzip' });
    expect(plain.body.toString()).toBe(text);
    expect(gunzipSync(small.body).toString()).toBe(text);
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(plain.headers.etag).toMatch(/^"[\w-]{27}"$/);
    expect(small.headers.etag).toBe(plain.headers.etag?.replace(/"$/, '-gzip"'));
    expect(small.headers.vary).toBe('rsc, Accept-Encoding');
    for (const { headers } of [plain, small]) {
      const again = await get({ 'if-none-match': headers.etag, 'accept-encoding': 'gzip' });
      expect([again.status, again.body.length, again.headers['cache-control']]).toEqual([304, 0, 'public']);
      expect(again.headers.etag).toBe(small.headers.etag);
    }
  });

  it('has no body where it was only asked about', async () => {
    const { status, headers, body } = await get({}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(text.length), 0]);
  });

  it.each([
    ['gzip', true],
    ['br, gzip;q=0.5', true],
    ['*', true],
    ['gzip;q=0', false],
    ['br', false],
    [undefined, false],
  ])('accept-encoding %s takes gzip: %s', (accepted, expected) => expect(acceptsGzip(accepted)).toBe(expected));

  it.each([
    ['"abc"', true],
    ['W/"abc-gzip"', true],
    ['"x", "abc"', true],
    ['*', true],
    ['"abcd"', false],
    [undefined, false],
  ])('if-none-match %s is held: %s', (given, expected) => expect(isHeld(given, 'abc')).toBe(expected));
});

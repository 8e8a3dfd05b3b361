import type { IncomingHttpHeaders } from 'node:http';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgedHeader } from '@/lib/server/http/judged-header';
import { renderJudged } from '@/lib/server/maker/render-judged';
import type { Handler } from '@/lib/server/maker/render-apart';
import { config, proxy } from '@/proxy';
import type { TestStore } from '../../support/test-store';
import { createSampleApi } from './sample-api';

let test: TestStore;
let seen: IncomingHttpHeaders = {};
const handle: Handler = (request, response) => {
  seen = request.headers;
  response.setHeader('content-type', 'text/html');
  response.end('a page');
  return Promise.resolve();
};
const ask = async (url: string) => await renderJudged(handle, { url, headers: { host: 'localhost' } });
const withoutNonce = (text: string | null | undefined): string => (text ?? '').replaceAll(/nonce-[\w+/=]+/g, 'nonce');

beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

it('says the headers that the proxy says, and asks Next as it does, for an address that has nothing wrong', async () => {
  for (const path of ['/', '/studies/streaks?length=5', '/embed/studies/streaks', '/methodology', '/api/v1/studies/streaks']) {
    const { headers, status } = await ask(path);
    const proxied = await proxy(new NextRequest(new URL(path, 'http://localhost')));
    const told = [...proxied.headers].filter(([name]) => !name.startsWith('x-middleware-'));
    for (const [name, value] of told) expect([path, name, withoutNonce(String(headers[name]))]).toEqual([path, name, withoutNonce(value)]);
    expect([status, Object.keys(headers).length]).toEqual([200, told.length + 1]);
    expect(seen[judgedHeader]).toBe('1');
    expect([seen['content-security-policy'], seen['x-nonce']]).toEqual([
      headers['content-security-policy'],
      /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1],
    ]);
    expect(withoutNonce(proxied.headers.get('x-middleware-request-content-security-policy'))).toBe(
      withoutNonce(seen['content-security-policy']?.toString()),
    );
  }
});

it('leaves an address that leads elsewhere, or has something wrong, to the proxy', async () => {
  for (const path of ['/favicon.ico', '/studies/streaks?length=none']) {
    await ask(path);
    expect([path, seen[judgedHeader], seen['x-nonce']]).toEqual([path, undefined, undefined]);
  }
});

it('is asked for by the header that the proxy is left out by', () => {
  expect(config.matcher.map(({ missing }) => missing)).toEqual([[{ type: 'header', key: judgedHeader }]]);
});

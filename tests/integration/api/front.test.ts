import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadMarket } from '@/lib/server/answers/load-market';
import { readView } from '@/lib/server/answers/read-view';
import { usualLimits, type Front } from '@/lib/server/front/front';
import { judgedHeader } from '@/lib/server/http/judged-header';
import { findCarried } from '@/lib/server/http/request-scope';
import type { Handler } from '@/lib/server/maker/render-apart';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { findInstrument, upsertInstrument } from '@/lib/store/instruments';
import { composeFront } from '../../support/compose-front';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

// Nobody gives up a place because the machine is slow.
const limits = { ...usualLimits, mostMs: 3_600_000 };

let test: TestStore;
let front: Front;
let server: Server;
/** What stands in for Next, and the requests that reached it. */
let handle: Handler;
const reached: { readonly url: string; readonly cookie: string | undefined }[] = [];

async function storeClose(close: number): Promise<void> {
  await upsertInstrument(test.store, makeInstrument('SPX'));
  const instrument = await findInstrument(test.store, 'SPX');
  if (instrument === null) throw new Error('SPX was stored');
  await commitCloses(test.store, { instrumentId: instrument.id, rows: [makeRow('2024-07-16', close)] });
}

function send(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): { readonly answer: Promise<Answer>; readonly leave: () => void } {
  const address = server.address();
  const sent = ask({ host: '127.0.0.1', port: typeof address === 'object' ? address?.port : 0, path, headers });
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject).on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
  });
  sent.end();
  return { answer, leave: () => sent.destroy() };
}
const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => await send(path, headers).answer;

async function countKept(): Promise<number> {
  const { body } = await get('/metrics', { connection: 'keep-alive' });
  return Number(/^broadtape_kept_entries\{keep="finished answers"\} (\d+)$/m.exec(body)?.[1]);
}

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'nonce-bm9uY2U='" };
const tellVersion: Handler = async (request, response) => {
  const before = await loadMarket();
  if (request.url?.includes('x=version') === true) await storeClose(before.dataVersion + 1);
  const after = await loadMarket();
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
  response.end(`${before.dataVersion} ${after.dataVersion} ${after.series.get('SPX')?.close.at(-1) ?? ''}`);
};
const tell =
  (text: string): Handler =>
  (_request, response) => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    response.end(text);
    return Promise.resolve();
  };

beforeAll(async () => {
  test = await createServedStore();
  await storeClose(1);
  handle = tell('a page');
  front = await composeFront(async (request, response) => {
    // What is made ahead is nobody's request.
    if (/[?]|^\/(data|v)/.test(request.url ?? '')) reached.push({ url: request.url ?? '', cookie: request.headers.cookie });
    await handle(request, response);
  }, limits);
  server = createServer((request, response) => void front.answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // Kept answers begin with the first look at the store.
  while ((await get('/methodology')).headers.etag === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
});
afterAll(async () => {
  await front.drain();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await test.remove();
});

it('makes a page once for all who ask for it, and knows none of them by it', async () => {
  reached.length = 0;
  const all = await Promise.all([1, 2, 3].map((visitor) => get('/studies/streaks?length=5', { cookie: `visitor=${visitor}` })));
  expect(new Set(all.map(({ body, headers }) => `${body} ${headers.etag ?? ''}`)).size).toBe(1);
  expect((await get('/studies/streaks?length=5')).body).toBe('a page');
  expect(reached).toEqual([{ url: '/studies/streaks?length=5', cookie: undefined }]);
  expect((await get('/studies/streaks?length=5', { 'if-none-match': all[0]?.headers.etag ?? '' })).status).toBe(304);
});

it('lets pages that are told to one visitor alone, and parts of pages, through as they were asked for', async () => {
  reached.length = 0;
  for (const [path, headers] of [
    ['/data/import', {}],
    ['/data', {}],
    ['/v/abc', {}],
    ['/studies/streaks?_rsc=1', { rsc: '1' }],
  ] as const)
    for (const cookie of ['a=1', 'a=2']) {
      const { headers: answered } = await get(path, { ...headers, cookie });
      expect([answered.etag, answered['content-security-policy']]).toEqual([undefined, pageHeaders['content-security-policy']]);
    }
  expect(reached.map(({ cookie }) => cookie)).toEqual(['a=1', 'a=2', 'a=1', 'a=2', 'a=1', 'a=2', 'a=1', 'a=2']);
});

it('lets no visitor say that their address was judged', async () => {
  handle = (request, response) => tell(`judged: ${request.headers[judgedHeader] !== undefined}`)(request, response);
  const [made, passed] = [await get(`/claims/${publishedClaims[0]?.id ?? ''}`), await get('/data', { [judgedHeader]: '1' })];
  expect([made.body, passed.body]).toEqual(['judged: true', 'judged: false']);
  handle = tell('a page');
});

it('says of pages that are made for all, and of no part of one, that they are printed here', async () => {
  handle = (request, response) => tell(`printed: ${findCarried() !== undefined}`)(request, response);
  const [page, part] = [await get('/studies/streaks?length=6'), await get('/studies/streaks?length=6&_rsc=1', { rsc: '1' })];
  expect([page.body, part.body]).toEqual(['printed: true', 'printed: false']);
  handle = tell('a page');
});

it('answers from one edition of the data, whatever is committed meanwhile, and keeps what it said for that edition alone', async () => {
  handle = tellVersion;
  const first = await get('/facts?x=version');
  const [before, after, close] = first.body.split(' ');
  expect([after, close]).toEqual([before, before]);
  // The page goes on to be told until the next edition is read; then it is made anew.
  handle = tellVersion;
  await expect
    .poll(async () => Number((await get('/facts?x=version')).body.split(' ')[0]), { interval: 200 })
    .toBeGreaterThan(Number(before));
  // What was committed last is told, too, before others are asked: their answers would be made anew in the middle.
  const { version } = await getDataVersion(test.store);
  await expect.poll(async () => Number((await get('/facts?x=told')).body.split(' ')[0]), { interval: 200 }).toBe(version);
  handle = tell('a page');
});

it('tells that it is alive while nobody else is let in, refuses who comes too late, and begins nothing for who has left', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  handle = async (request, response) => {
    await opened;
    await tell('late')(request, response);
  };
  reached.length = 0;
  const running = Array.from({ length: limits.atOnce }, (_, place) => send(`/studies/streaks?length=${place + 2}&x=running`));
  await expect.poll(() => reached.length).toBe(limits.atOnce);
  const waiting = Array.from({ length: limits.mostWaiting }, (_, place) => send(`/studies/streaks?x=waiting${place}`));
  const refused = await (async () => {
    for (;;) {
      // Those who wait are in line once one more is refused.
      const late = send('/studies/streaks?x=late');
      const answer = await Promise.race([
        late.answer,
        new Promise<null>((resolve) =>
          setTimeout(() => {
            resolve(null);
          }, 500),
        ),
      ]);
      if (answer !== null) return answer;
      late.leave();
      await late.answer.catch(() => null);
    }
  })();
  expect([refused.status, refused.headers['retry-after'], refused.headers['content-type']]).toEqual([503, '5', 'text/html; charset=utf-8']);
  expect(await get('/api/health/live')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect(JSON.parse((await get('/api/v1/instruments')).body)).toMatchObject({ code: 'busy' });
  for (const { answer, leave } of waiting) {
    leave();
    await answer.catch(() => null);
  }
  const stays = send('/studies/streaks?x=stays');
  open();
  expect((await stays.answer).body).toBe('late');
  await Promise.all(running.map(({ answer }) => answer));
  expect(reached.map(({ url }) => url).filter((url) => url.includes('waiting'))).toEqual([]);
});

it('keeps nothing for who adds what nobody reads, and is asked once for what differs by that alone', async () => {
  handle = tell('a page');
  await get('/methodology');
  const before = await countKept();
  reached.length = 0;
  for (let at = 0; at < 5; at += 1) {
    expect((await get(`/methodology?x=${at}`)).headers.etag).toBeDefined();
    expect((await get(`/studies/streaks?utm_source=${at}&symbol=RUT&length=7`)).headers.etag).toBeDefined();
  }
  expect(reached.map(({ url }) => url)).toEqual(['/studies/streaks?length=7&symbol=RUT']);
  handle = async (request, response) => {
    readView('streaks', new URL(request.url ?? '', 'http://localhost').searchParams);
    await tell('a page that names it')(request, response);
  };
  for (let at = 0; at < 5; at += 1) expect((await get(`/studies/streaks?lenght=${at}`)).headers.etag).toBeUndefined();
  expect(await countKept()).toBe(before + 1);
});

it('says of an address that cannot be read that it is no good one, before it reaches Next', async () => {
  handle = tell('never');
  reached.length = 0;
  const page = await get('/studies/%ff');
  expect([page.status, page.headers['content-type'], page.headers['x-content-type-options']]).toEqual([
    400,
    'text/html; charset=utf-8',
    'nosniff',
  ]);
  const api = await get('/api/v1/studies/%E0%A4%A');
  expect([api.status, JSON.parse(api.body)]).toMatchObject([400, { code: 'bad_address', issues: [] }]);
  expect(reached).toEqual([]);
  expect((await get('/studies/caf%C3%A9')).status).toBe(200);
});

it('lets nobody else in once it is being stopped, says so on new connections, and answers who was in to the end', async () => {
  handle = tell('ready');
  expect((await get('/api/health/ready')).body).toBe('ready');
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  handle = async (request, response) => {
    await opened;
    await tell('to the end')(request, response);
  };
  reached.length = 0;
  const isIn = send('/data');
  await expect.poll(() => reached.length).toBe(1);
  let isDrained = false;
  const drained = front.drain().then(() => (isDrained = true));
  const ready = await get('/api/health/ready', { connection: 'keep-alive' });
  expect([ready.status, ready.headers.connection, ready.headers['retry-after']]).toEqual([503, 'close', '5']);
  expect(JSON.parse(ready.body)).toMatchObject({ status: 'unavailable', message: expect.stringContaining('is being stopped') as unknown });
  expect((await get('/api/health/live')).status).toBe(200);
  for (const path of ['/studies/streaks?length=5', '/data', '/api/v1/instruments']) {
    const answer = await get(path);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(answer.body).toContain('This process is being stopped; try again in a few seconds.');
  }
  expect([reached.length, isDrained]).toEqual([1, false]);
  open();
  expect(await isIn.answer).toMatchObject({ status: 200, body: 'to the end' });
  await drained;
});

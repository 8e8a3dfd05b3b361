import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findThread, startThread, type ThreadEnd } from '../../../.config/front-thread.mjs';
import { markOfClient, readClient } from '@/lib/server/http/client-address';
import { nameRequest } from '@/lib/server/http/request-id';
import { isFromThisMachine, markOfThisMachine } from '@/lib/server/http/this-machine';
import type { Handler } from '@/lib/server/maker/render-apart';
import { serveFront } from '@/lib/server/maker/serve-front';
import { send, type Answer, type Asked } from '../../support/ask-server';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

// Who makes answers is this thread; who answers visitors is another, as in production.
let test: TestStore;
let file = '';
let port = 0;
let handle: Handler;
let front: ReturnType<typeof startThread>;
let ended: Promise<ThreadEnd>;

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'nonce-bm9uY2U='" };
const tell =
  (text: string): Handler =>
  (_request, response) => {
    response.writeHead(200, pageHeaders).end(text);
    return Promise.resolve();
  };
const get = (path: string, more: Omit<Asked, 'port' | 'path'> = {}) => send({ port, path, ...more });
const read = async (path: string, more: Omit<Asked, 'port' | 'path'> = {}): Promise<Answer> => await get(path, more).answer;

/** A promise, and what fulfils it. */
function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

beforeAll(async () => {
  test = await createServedStore();
  file = await findThread();
  handle = tell('a page');
  ended = new Promise((resolve) => {
    front = startThread(file, (maker) => serveFront((request, response) => handle(request, response), maker), { port: 0 }, resolve);
  });
  port = await front.listening;
  // Kept answers begin with the first look at the store.
  while ((await read('/methodology')).headers.etag === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
});
afterAll(async () => {
  front.stop();
  await ended;
  await test.remove();
});

/** A visitor in a thread of their own: once this one is busy with `/data`, they ask for `paths`, and then let it go. */
const visitor = `
  const { parentPort, workerData: { port, paths, gate } } = require('node:worker_threads');
  const { get } = require('node:http');
  const ask = (path) => new Promise((resolve, reject) => get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (part) => (body += part)).on('end', () => resolve(response.statusCode + ' ' + body));
  }).on('error', reject));
  (async () => {
    const busy = ask('/data');
    // A thread that waits on a lock sends nothing: what asks is let go first, round by round.
    while (Atomics.load(gate, 1) === 0) await new Promise(setImmediate);
    const answers = [];
    for (const path of paths) answers.push(await ask(path));
    const isStillBusy = Atomics.load(gate, 0) === 0;
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    parentPort.postMessage({ answers, isStillBusy, busy: await busy });
  })();
`;
/** What hangs must end at last. */
const mostMs = 600_000;

it('tells what is kept, and that it is alive, while the thread that makes answers is busy', async () => {
  expect((await read('/studies/streaks?length=5')).body).toBe('a page');
  const gate = new Int32Array(new SharedArrayBuffer(8));
  handle = async (request, response) => {
    Atomics.store(gate, 1, 1);
    Atomics.wait(gate, 0, 0, mostMs);
    await tell('busy no more')(request, response);
  };
  const paths = ['/studies/streaks?length=5', '/api/health/live', '/studies/%ff'];
  const asking = new Worker(visitor, { eval: true, workerData: { port, paths, gate } });
  const told = await new Promise<{ readonly answers: string[]; readonly isStillBusy: boolean; readonly busy: string }>(
    (resolve, reject) => {
      asking.once('message', resolve).once('error', reject);
    },
  );
  expect(told).toEqual({
    answers: ['200 a page', '200 {"status":"ok"}', expect.stringMatching(/^400 /) as unknown],
    isStillBusy: true,
    busy: '200 busy no more',
  });
});

const tellArrival: Handler = (request, response) => {
  const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]));
  const told = { client: readClient(headers), isHere: isFromThisMachine(headers), ...nameRequest(), given: headers.get('x-given') };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  return Promise.resolve();
};

it('judges who asks by the socket that a request came in on, whatever it says', async () => {
  handle = tellArrival;
  const ask = async (headers: Readonly<Record<string, string>>) => {
    const { body, headers: answered } = await read('/data', { headers: { 'x-given': 'yes', ...headers } });
    const { requestId, ...told } = JSON.parse(body) as { readonly requestId: string; readonly client: string; readonly isHere: boolean };
    expect(requestId).toBe(answered['x-request-id']);
    return told;
  };
  const here = { client: '127.0.0.1', isHere: true, given: 'yes' };
  expect(await ask({ connection: 'keep-alive' })).toEqual(here);
  expect(await ask({ connection: 'close' })).toEqual({ ...here, isHere: false });
  expect(await ask({ connection: 'keep-alive', 'x-forwarded-for': '127.0.0.1' })).toEqual({ ...here, isHere: false });
  // What a visitor says of the connection takes away nothing of what a proxy has said of them.
  expect(await ask({ connection: 'keep-alive, x-forwarded-for', 'x-forwarded-for': '203.0.113.9' })).toEqual({ ...here, isHere: false });
  expect(await ask({ connection: 'keep-alive, x-given, host' })).toEqual(here);
  // Not even who had learned the names by which this process speaks to itself.
  const forged = { ...markOfThisMachine(), ...markOfClient('203.0.113.9') };
  expect(await ask({ connection: 'close', ...forged })).toEqual({ ...here, isHere: false });
});

it('passes files on as they are, whole and by parts, and what they are answered', async () => {
  const file = Buffer.alloc(8 * 1024 * 1024, 'breadth and participation; ');
  const digest = createHash('sha256').update(file).digest('hex');
  handle = async (request, response) => {
    const sum = createHash('sha256');
    for await (const part of request) {
      sum.update(part as Buffer);
      // Slower than it comes.
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.writeHead(201, { 'x-length': request.headers['content-length'] ?? 'by parts' });
    response.end(sum.digest('hex'));
  };
  for (const [headers, length] of [
    [{ 'content-length': String(file.length) }, String(file.length)],
    [{ 'transfer-encoding': 'chunked' }, 'by parts'],
  ] as const) {
    const answer = await read('/api/v1/imports', { method: 'POST', headers, body: file });
    expect([answer.status, answer.headers['x-length'], answer.body]).toEqual([201, length, digest]);
  }
  // Refused before it is read: who sends it is told, and not cut off.
  handle = (_request, response) => {
    response.writeHead(413).end('too large');
    return Promise.resolve();
  };
  const refused = await read('/api/v1/imports', { method: 'POST', headers: { 'content-length': String(file.length) }, body: file });
  expect([refused.status, refused.body]).toEqual([413, 'too large']);
});

it('reads as the body of a request what was sent as its body, whatever is said of the connection', async () => {
  const asked: string[] = [];
  handle = async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    asked.push(`${request.method} ${request.url} ${Buffer.concat(parts).toString()}`);
    response.end('read');
  };
  const inside = 'GET /hidden HTTP/1.1\r\nhost: localhost\r\n\r\n';
  for (const name of ['content-length', 'transfer-encoding']) {
    const framed = name === 'content-length' ? String(inside.length) : 'chunked';
    const answer = await read('/data', { headers: { connection: `close, ${name}`, [name]: framed }, body: Buffer.from(inside) });
    expect([answer.status, answer.body]).toEqual([200, 'read']);
  }
  expect(asked).toEqual([`GET /data ${inside}`, `GET /data ${inside}`]);
});

it('asks for heads as for heads, and says once what was said twice', async () => {
  handle = (request, response) => {
    response.writeHead(200, { 'content-length': '7', 'set-cookie': ['a=1', 'b=2'], 'x-method': request.method ?? '' }).end('a story');
    return Promise.resolve();
  };
  const head = await read('/data', { method: 'HEAD' });
  expect([head.status, head.body, head.headers['content-length'], head.headers['x-method']]).toEqual([200, '', '7', 'HEAD']);
  expect((await read('/data')).headers['set-cookie']).toEqual(['a=1', 'b=2']);
});

it('breaks off what breaks off, and tells who answers that a visitor has left', async () => {
  handle = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('a part', () => response.destroy());
    return Promise.resolve();
  };
  await expect(read('/data')).rejects.toThrow('aborted');
  handle = (_request, response) => {
    response.destroy();
    return Promise.resolve();
  };
  expect((await read('/data')).status).toBe(500);
  const left = createGate();
  const began = createGate();
  handle = async (_request, response) => {
    response.once('close', left.open);
    began.open();
    await left.opened;
  };
  const leaving = get('/data');
  await began.opened;
  const isUnanswered = expect(leaving.answer).rejects.toThrow();
  leaving.leave();
  await Promise.all([left.opened, isUnanswered]);
});

it('says of an answer that fails what is said of it without a thread', async () => {
  handle = () => Promise.reject(new Error('broken'));
  for (const path of ['/data', '/studies/streaks?length=6']) {
    const { status, body } = await read(path);
    expect([status, body]).toEqual([500, expect.stringContaining('Broadtape failed to answer; the server log says why.')]);
  }
});

it('measures both threads, each told by its name', async () => {
  const { body } = await read('/metrics', { headers: { connection: 'keep-alive' } });
  for (const thread of ['front', 'maker']) expect(body).toContain(`\nnodejs_eventloop_lag_p99_seconds{thread="${thread}"} `);
  expect(body).toMatch(/\nbroadtape_http_requests_total\{route="\/data",status="200"\} \d+\n/);
  expect(body).toMatch(/\nbroadtape_data_version \d+\n/);
});

it('a port that is taken, and a thread that fails, are told with what happened', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const address = other.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-thread-'));
  const broken = join(folder, 'broken.mjs');
  await writeFile(broken, "throw new Error('broken on purpose');");
  const end = (script: string): Promise<ThreadEnd> =>
    new Promise((resolve) => {
      startThread(script, () => ({ level: 'silent', format: 'json', secrets: [] }), { port: taken }, resolve);
    });
  expect(await end(file)).toMatchObject({ kind: 'failed', code: 'EADDRINUSE' });
  expect(await end(broken)).toMatchObject({ kind: 'failed', message: expect.stringContaining('broken on purpose') as unknown });
  await new Promise((resolve) => other.close(resolve));
  await rm(folder, { recursive: true });
});

it('ends when who was in has been answered to the end, and lets nobody else in', async () => {
  const [began, goesOn] = [createGate(), createGate()];
  handle = async (request, response) => {
    began.open();
    await goesOn.opened;
    await tell('to the end')(request, response);
  };
  const isIn = get('/data');
  await began.opened;
  front.stop();
  await expect.poll(async () => (await read('/api/health/ready')).status).toBe(503);
  const refused = await read('/studies/streaks?length=5', { headers: { connection: 'keep-alive' } });
  expect([refused.status, refused.headers.connection]).toEqual([503, 'close']);
  expect(refused.body).toContain('This process is being stopped; try again in a few seconds.');
  goesOn.open();
  expect(await isIn.answer).toMatchObject({ status: 200, body: 'to the end' });
  expect(await ended).toEqual({ kind: 'stopped' });
});

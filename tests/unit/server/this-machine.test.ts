import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comesFromThisMachine, isFromThisMachine, isLoopbackAddress, isLoopbackHost } from '@/lib/server/http/this-machine';

const local = { address: '127.0.0.1', httpVersion: '1.1', headers: { host: 'localhost:3000', connection: 'keep-alive' } };

describe('who sits at this machine', () => {
  it.each(['127.0.0.1', '127.4.5.6', '::1', '::ffff:127.0.0.1'])('%s is a loopback', (address) =>
    expect(isLoopbackAddress(address)).toBe(true),
  );
  it.each(['', '10.0.0.1', '172.17.0.1', '::ffff:10.0.0.1', '1127.0.0.1', '127.0.0.1.example'])('%s is none', (address) =>
    expect(isLoopbackAddress(address)).toBe(false),
  );
  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:80', '[::1]:3000'])('%s names it', (host) => expect(isLoopbackHost(host)).toBe(true));
  it.each(['', 'rebound.test', 'localhost.evil.test', '127.0.0.1.evil.test', 'localhost:3000@evil.test'])('%s does not', (host) =>
    expect(isLoopbackHost(host)).toBe(false),
  );
  it('takes a plain request from here', () => expect(comesFromThisMachine(local)).toBe(true));
  it.each([
    ['a stranger who says that he is local', { address: '203.0.113.9', headers: { ...local.headers, 'x-forwarded-for': '127.0.0.1' } }],
    ['a stranger by our name', { address: '203.0.113.9' }],
    ['what a proxy here passes on', { headers: { ...local.headers, 'x-forwarded-for': '203.0.113.9' } }],
    ['what a proxy here passes on, saying that it is local', { headers: { ...local.headers, 'x-forwarded-for': '127.0.0.1' } }],
    ['what a proxy here passes on by another header', { headers: { ...local.headers, forwarded: 'for=203.0.113.9' } }],
    ['what nginx passes on as it was shipped', { httpVersion: '1.0' }],
    ['what nginx passes on as it is shipped since 1.29.7', { headers: { host: 'localhost:3000' } }],
    ['what nginx passes on where it is told to speak HTTP/1.1', { headers: { host: 'localhost:3000', connection: 'close' } }],
    ['a name of another site that points here', { headers: { ...local.headers, host: 'rebound.test' } }],
    ['a request without a socket', { address: undefined }],
  ])('refuses %s', (_name, changed) => expect(comesFromThisMachine({ ...local, ...changed })).toBe(false));
});

describe('the mark of a request', () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((incoming, answer) => {
    seen.push(incoming.headers);
    answer.end();
  });
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(() => {
    server.close();
  });

  const send = async (headers: Readonly<Record<string, string>>): Promise<boolean> => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    await new Promise((resolve, reject) => {
      ask({ port: address.port, host: '127.0.0.1', headers }, resolve).on('error', reject).end();
    });
    const given = seen.at(-1) ?? {};
    return isFromThisMachine({ get: (name) => given[name]?.toString() ?? null });
  };
  it('is set before the server sees it, from what the socket says', async () => {
    expect(await send({})).toBe(true);
    expect(await send({ connection: 'close' })).toBe(false);
    expect(await send({ 'x-forwarded-for': '127.0.0.1' })).toBe(false);
    expect(await send({ host: 'rebound.test' })).toBe(false);
  });
});

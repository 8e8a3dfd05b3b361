import { createServer } from 'node:http';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { passThrough } from '@/lib/server/front/pass-through';
import { PortStream } from '@/lib/server/front/port-stream';
import { send } from '../../support/ask-server';

it('asks nothing for who has left before their request is passed on, and waits for nothing of them', async () => {
  const { port1, port2 } = new MessageChannel();
  const other = new PortStream(port2).resume();
  const heard: Buffer[] = [];
  other.on('data', (part: Buffer) => heard.push(part));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const passed = new Promise<void>((resolve, reject) => {
    server.once('request', (request, response) => {
      visitor.leave();
      response.once('close', () => {
        // In a later turn, as from a line of others.
        setImmediate(() => {
          passThrough(request, response, new PortStream(port1)).then(resolve, reject);
        });
      });
    });
  });
  // More is announced than is ever sent.
  const headers = { 'content-length': '100' };
  const visitor = send({
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    path: '/data',
    headers,
    body: Buffer.from('a part'),
  });
  await expect(visitor.answer).rejects.toThrow();
  await passed;
  if (!other.closed) await once(other, 'close');
  expect(Buffer.concat(heard).toString()).toBe('');
  await new Promise((resolve) => server.close(resolve));
});

it('passes on what a visitor says, but not what the maker alone may say', async () => {
  const { port1, port2 } = new MessageChannel();
  const other = new PortStream(port2);
  let heard = '';
  const whole = new Promise<void>((resolve) => {
    other.on('data', (part: Buffer) => {
      heard += part.toString();
      if (heard.endsWith('\r\n\r\n')) resolve();
    });
  });
  const server = createServer((request, response) => {
    passThrough(request, response, new PortStream(port1)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const visitor = send({ port, path: '/data', headers: { 'X-Broadtape-Judged': '1', 'x-other': 'said' } });
  await whole;
  other.write('HTTP/1.1 204 No Content\r\n\r\n');
  expect((await visitor.answer).status).toBe(204);
  expect(heard).toContain('x-other: said');
  expect(heard.toLowerCase()).not.toContain('judged');
  await new Promise((resolve) => server.close(resolve));
});

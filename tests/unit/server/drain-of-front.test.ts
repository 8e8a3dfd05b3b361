import { createServer } from 'node:http';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createFront } from '@/lib/server/front/front';
import type { Maker } from '@/lib/server/front/maker';
import { send } from '../../support/ask-server';

it('ends with the last of those who were in, and waits for nobody who came later', async () => {
  // What is passed on is answered when the test says so, by its address.
  const answers = new Map<string, () => void>();
  const maker: Maker = {
    begin: () => undefined,
    make: () => Promise.reject(new Error('nothing is kept here')),
    pass: (request, response) =>
      new Promise((resolve) => {
        answers.set(request.url ?? '', () => {
          response.end('answered');
          resolve();
        });
      }),
    stop: () => undefined,
  };
  const front = createFront(maker, { log: pino({ level: 'silent' }) });
  const server = createServer((request, response) => void front.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;

  const isIn = send({ port, path: '/data' });
  await expect.poll(() => answers.has('/data')).toBe(true);
  let isDrained = false;
  const drained = front.drain().then(() => (isDrained = true));
  const comesLater = send({ port, path: '/metrics' });
  await expect.poll(() => answers.has('/metrics')).toBe(true);
  expect(isDrained).toBe(false);
  answers.get('/data')?.();
  expect((await isIn.answer).body).toBe('answered');
  // The other one is still waited for by who sent it.
  await expect.poll(() => isDrained).toBe(true);
  answers.get('/metrics')?.();
  expect(await comesLater.answer).toMatchObject({ body: 'answered', headers: { connection: 'close' } });
  await drained;
  await new Promise((resolve) => server.close(resolve));
});

import { createServer, request as ask, type IncomingMessage } from 'node:http';
import { expect, it, vi } from 'vitest';
import { forgetProcess } from '@/lib/keep/on-process';

it('knows also who asked before anything of ours was read, and waits still', async () => {
  forgetProcess();
  vi.resetModules();
  await import('@/.config/note-arrivals.mjs');
  const waiting: IncomingMessage[] = [];
  const server = createServer((incoming, answer) => {
    waiting.push(incoming);
    answer.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const send = (headers: Readonly<Record<string, string>>) =>
    new Promise((resolve, reject) => {
      ask({ host: '127.0.0.1', port, headers: { host: `localhost:${port}`, ...headers } }, (answer) => {
        answer.resume().on('end', resolve);
      })
        .on('error', reject)
        .end();
    });
  try {
    await send({ connection: 'keep-alive' });
    await send({ connection: 'keep-alive', 'x-forwarded-for': '203.0.113.9' });
    const { isFromThisMachine } = await import('@/lib/server/http/this-machine');
    await send({ connection: 'keep-alive' });
    const find = (incoming: IncomingMessage | undefined) =>
      isFromThisMachine({ get: (name) => [incoming?.headers[name] ?? null].flat()[0] ?? null });
    expect(waiting.map(find)).toEqual([true, false, true]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    forgetProcess();
    vi.resetModules();
  }
});

import 'server-only';
import { createServer } from 'node:http';
import type { Front } from './front';

export interface ListenOptions {
  readonly port: number;
  readonly hostname: string | undefined;
  readonly keepAliveTimeout: number | undefined;
}

export interface Listening {
  readonly port: number;
  /** Answers who is being answered to the end, tells who comes meanwhile that we stop, and resolves when nobody is connected. */
  readonly stop: () => Promise<void>;
}

/** Browsers open connections ahead, and Node takes one that never asked for anything for busy: it would keep the process for ever. */
const graceMs = 1_000;

/** Lets a front answer on a port. @throws Error as `listen` fails: EADDRINUSE where another has the port. */
export async function listen(front: Front, { port, hostname, keepAliveTimeout }: ListenOptions): Promise<Listening> {
  const server = createServer((request, response) => void front.answer(request, response));
  if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, hostname, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? port) : port,
    stop: async () => {
      await front.drain();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
        setTimeout(() => {
          server.closeAllConnections();
        }, graceMs);
      });
    },
  };
}

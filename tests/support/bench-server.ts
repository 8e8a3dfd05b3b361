import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './load';

/** A server of the built application, for a bench. */
export interface BenchServer extends Measured {
  readonly url: string;
  readonly stop: () => void;
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Waits until `url` answers. @throws Error where the process ends before. */
export async function waitUntilServed(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 3000 && server.exitCode === null; attempt += 1) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server of the bench did not start; it says why above.');
}

/** The process that serves: the one child of the script that fills its store and starts it; the script itself where the system does not tell. */
function findServing(script: number): number {
  try {
    return Number(readFileSync(`/proc/${script}/task/${script}/children`, 'utf8').trim().split(' ').at(-1));
  } catch {
    return script;
  }
}

/** The store in the folder of a server: `.config/serve-tests.mjs` calls it so. */
export const storeFile = (folder: string): string => join(folder, 'e2e.db');

/**
 * Builds where the build is stale and serves the sample market from a store in a temporary folder.
 * @param given a folder with a store (`storeFile`) to serve instead; it is removed when the server ends.
 */
export async function startBenchServer(given?: string): Promise<BenchServer> {
  const port = await findFreePort();
  const folder = given ?? mkdtempSync(join(tmpdir(), 'broadtape-bench-'));
  // Its words go to the error output: a build that fails says why, and the figures stay alone on theirs.
  const script = spawn(process.execPath, ['.config/serve-tests.mjs', given === undefined ? 'sample' : 'given', String(port), folder], {
    stdio: ['ignore', 2, 2],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = (): void => {
    script.kill('SIGTERM');
  };
  try {
    await waitUntilServed(`${url}/api/health/live`, script);
    return { url, port, pid: findServing(script.pid ?? 0), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

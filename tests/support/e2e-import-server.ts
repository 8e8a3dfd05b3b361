import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCompiled } from '../../.config/compile.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run serve` starts, on a port of this machine. */
export const serveWords = (port: number): string[] => [join(root, '.config/serve.mjs'), '-H', '127.0.0.1', '-p', String(port)];

export interface ImportServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function start(words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, words, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode === null)
      child.once('exit', () => {
        resolve();
      });
    else resolve();
  });

/** A server of the built application with an empty store, a token and a worker: what imports a file needs. */
export async function startImportServer(port: number, token: string): Promise<ImportServer> {
  const folder = mkdtempSync(join(tmpdir(), 'broadtape-import-'));
  const env = {
    DATABASE_URL: `file:${join(folder, 'import.db')}`,
    FIRST_RUN: 'none',
    PULL: 'off',
    INGEST_TOKEN: token,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const scripts = await findCompiled();
  const script = (name: string): string[] => [join(scripts, `lib/cli/${name}.mjs`)];
  await ended(start([...script('main'), 'migrate'], env));
  const children = [
    start(script('worker'), env),
    start([...serveWords(port), '--keepAliveTimeout', '600000'], { ...env, NODE_ENV: 'production' }),
  ];
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  for (let looks = 0; looks < 3_000; looks += 1) {
    const isUp = await fetch(`${url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error('the server of imports did not come up');
}

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { inject } from 'vitest';
import { parseEnv } from '@/lib/env';
import { runCli } from '@/lib/cli/run-cli';

export interface CliAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return () => text;
}

/** A command line in this process, as a pipe would see it: `runInProcess('file:/tmp/x.db', ['status'])`; `signal` is what Ctrl-C would give it. */
export async function runInProcess(
  databaseUrl: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  signal = new AbortController().signal,
): Promise<CliAnswer> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [readOut, readErr] = [collect(stdout), collect(stderr)];
  const getEnv = () => parseEnv({ DATABASE_URL: databaseUrl, PULL: 'off', ...env });
  const code = await runCli(words, { stdout, stderr, getEnv, signal });
  return { code, stdout: readOut(), stderr: readErr() };
}

export interface SpawnedCli {
  readonly child: ChildProcess;
  readonly readOut: () => string;
  readonly readErr: () => string;
  /** Resolves when the process is gone; code null after a signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/**
 * A process of its own, compiled: `spawnScript('main', [...])` is `npm run data --`, `worker` is `npm run worker`. It is node itself,
 * since a SIGKILL would take a parent away without its child. PULL=off, so that no test asks a real provider.
 */
export function spawnScript(script: 'main' | 'worker', words: readonly string[], env: Readonly<Record<string, string>>): SpawnedCli {
  const child = spawn(process.execPath, [join(inject('scripts'), `lib/cli/${script}.mjs`), ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', PULL: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [readOut, readErr] = [collect(child.stdout), collect(child.stderr)];
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout: readOut(), stderr: readErr() });
    });
  });
  return { child, readOut, readErr, ended };
}

const mostLooks = 100_000;

/** Resolves once `isTrue` holds, looked at every few milliseconds. @throws Error after 100,000 looks, which a busy machine takes longer for, naming what was waited for. */
export async function waitUntil(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await isTrue()); looks += 1) {
    if (looks === mostLooks) throw new Error(`Looked ${mostLooks} times in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

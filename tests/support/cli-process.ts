import { spawn, type ChildProcess } from 'node:child_process';
import { PassThrough } from 'node:stream';
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

/** A command line in this process, as a pipe would see it: `runInProcess('file:/tmp/x.db', ['status'])`. */
export async function runInProcess(databaseUrl: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliAnswer> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [readOut, readErr] = [collect(stdout), collect(stderr)];
  const getEnv = () => parseEnv({ DATABASE_URL: databaseUrl, PULL: 'off', ...env });
  const code = await runCli(words, { stdout, stderr, getEnv, signal: new AbortController().signal });
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
 * A process of its own: `spawnScript('main', [...])` is `npm run data --`, `worker` is `npm run worker`. It is tsx as a loader,
 * since the `tsx` command is a parent that a SIGKILL would take away without its child. PULL=off, so that no test asks a real provider.
 */
export function spawnScript(script: 'main' | 'worker', words: readonly string[], env: Readonly<Record<string, string>>): SpawnedCli {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', `lib/cli/${script}.ts`, ...words], {
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

/** Resolves once `isTrue` holds, looked at every few milliseconds. @throws Error after `timeoutMs`, naming what was waited for. */
export async function waitUntil(what: string, isTrue: () => boolean | Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

/** Runs one of our scripts, compiled, to its end: `runScript('lib/cli/main', ['status'], {})`. @throws Error with what it said where it fails. */
export async function runScript(name: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  await start(process.execPath, ['.config/run.mjs', name, ...words], {
    env: { ...process.env, PULL: 'off', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
}

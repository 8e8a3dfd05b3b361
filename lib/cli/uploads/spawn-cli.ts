import { spawn } from 'node:child_process';
import { dirname, extname, join } from 'node:path';

/** How a command line ended. */
export interface CliEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type RunCommand = (words: readonly string[], signal: AbortSignal) => Promise<CliEnd>;

// What is more than this is no verdict.
const mostCharacters = 32 * 1024 * 1024;

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    if (text.length < mostCharacters) text += chunk;
  });
  return () => text;
}

/** Runs a command line in a process of its own: what a file does to it, it does to nothing else. The script lies beside the one that this process runs. */
export const spawnCli: RunCommand = (words, signal) => {
  const own = process.argv[1] ?? '';
  const script = join(dirname(own), `main${extname(own)}`);
  const child = spawn(process.execPath, [...process.execArgv, script, ...words], { stdio: ['ignore', 'pipe', 'pipe'], signal });
  const [readOut, readErr] = [collect(child.stdout), collect(child.stderr)];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout: readOut(), stderr: readErr() });
    });
  });
};

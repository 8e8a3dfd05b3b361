import { CommanderError } from 'commander';
import { nameUnusable } from '@/lib/store/unusable-store';
import type { CliProcess } from './cli-process';
import { exitCodes } from './exit-codes';
import { createProgram } from './program';

/** Runs one command line (`['import', 'folder']`) and answers its exit code; errors are written, never thrown. */
export async function runCli(words: readonly string[], owner: CliProcess): Promise<number> {
  let code: number = exitCodes.ok;
  const program = createProgram(owner, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (failure) {
    const error = nameUnusable(failure);
    // Commander has written its own errors already.
    if (!(error instanceof CommanderError)) owner.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    // It knows of everything that can go wrong anywhere: loaded where something did.
    const { toExitCode } = await import('./to-exit-code');
    return toExitCode(error);
  }
}

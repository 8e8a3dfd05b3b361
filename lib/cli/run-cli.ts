import { CommanderError } from 'commander';
import { UnknownUniverse } from '@/lib/ingest/choose-universe';
import { UnknownSymbol } from '@/lib/ingest/run-ingest';
import { LeaseNotObtained } from '@/lib/ingest/with-lease';
import { HttpError } from '@/lib/server/http/http-error';
import { StoreInUse } from '@/lib/store/store-errors';
import type { CliProcess } from './cli-process';
import { exitCodes, UsageError } from './exit-codes';
import { createProgram } from './program';

/** The code that an error ends with: usage for what was typed, busy for a lease or a file that others hold, else failed. */
function toExitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError || error instanceof UnknownSymbol || error instanceof UnknownUniverse) return exitCodes.usage;
  if (error instanceof HttpError) return error.status < 500 ? exitCodes.usage : exitCodes.failed;
  return error instanceof LeaseNotObtained || error instanceof StoreInUse ? exitCodes.busy : exitCodes.failed;
}

/** Runs one command line (`['import', 'folder']`) and answers its exit code; errors are written, never thrown. */
export async function runCli(words: readonly string[], owner: CliProcess): Promise<number> {
  let code: number = exitCodes.ok;
  const program = createProgram(owner, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has written its own errors already.
    if (!(error instanceof CommanderError)) owner.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return toExitCode(error);
  }
}

import { CommanderError } from 'commander';
import { BadDefinition } from '@/lib/ingest/define/settle-definition';
import { UnknownUniverse } from '@/lib/ingest/import/choose-universe';
import { UnknownSymbol } from '@/lib/ingest/pull/pull-instruments';
import { LeaseNotObtained } from '@/lib/ingest/commit/with-lease';
import { HttpError } from '@/lib/server/http/http-error';
import { isLocked } from '@/lib/store/insist';
import { StoreBusy, StoreInUse } from '@/lib/store/store-errors';
import { exitCodes, UsageError } from './exit-codes';

function isBusy(error: unknown): boolean {
  return error instanceof LeaseNotObtained || error instanceof StoreInUse || error instanceof StoreBusy || isLocked(error);
}

/** The code that an error ends with: usage for what was typed, busy for a lease, a file or a lock that others hold, else failed. */
export function toExitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError || error instanceof UnknownSymbol || error instanceof UnknownUniverse || error instanceof BadDefinition)
    return exitCodes.usage;
  if (error instanceof HttpError) return error.status < 500 ? exitCodes.usage : exitCodes.failed;
  return isBusy(error) ? exitCodes.busy : exitCodes.failed;
}

import 'server-only';
import { getEnv } from '@/lib/env';
import { checkSettings } from '@/lib/sources/check-settings';

/** Ends a web process whose environment has what cannot be used, in the words that the worker and the command line have for it: a page could only fail. */
export function refuseBadSettings(): void {
  try {
    checkSettings(getEnv());
  } catch (error) {
    process.stderr.write(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

import type { Env } from '@/lib/env';
import type { OutputStream } from './output';

/** What the command line is given by its process. */
export interface CliProcess {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The settings; reading them throws for bad values. */
  readonly getEnv: () => Env;
  /** Aborts with an Error that says what happens to the work. */
  readonly signal: AbortSignal;
}

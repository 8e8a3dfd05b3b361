/**
 * Why a source gave nothing. `transient` is worth another try later; `rate_limited` and `quota` stop the provider
 * for this run; `auth`, `not_found` and `schema` need a person; `no_data_yet` is a right answer without rows.
 */
export type SourceErrorKind = 'transient' | 'rate_limited' | 'quota' | 'auth' | 'not_found' | 'schema' | 'no_data_yet';

export interface SourceErrorOptions {
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** The one error that leaves `lib/sources`. The message names the provider, what was wrong and what was expected. */
export class SourceError extends Error {
  readonly kind: SourceErrorKind;
  /** How long the provider asked to be left alone, in milliseconds, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: SourceErrorKind, message: string, options: SourceErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'SourceError';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** What `work` gives, or the SourceError that it throws; any other error is thrown on. */
export async function catchSourceError<Output>(work: () => Output | Promise<Output>): Promise<Output | SourceError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

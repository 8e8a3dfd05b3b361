import 'server-only';
import type { ViewIssue } from '@/lib/view/view';

/**
 * An answer that is not the one asked for: status, a stable code, a sentence, and for bad parameters which ones. Told by its name,
 * since one bundle of the server may wait for what another one refuses.
 */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'HttpError';
  }

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly issues: readonly ViewIssue[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** 400 that names every parameter that was wrong. */
export function toBadRequest(issues: readonly ViewIssue[]): HttpError {
  return new HttpError(400, 'bad_parameter', issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '), issues);
}

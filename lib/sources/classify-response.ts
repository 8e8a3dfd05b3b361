import { SourceError, type SourceErrorKind } from './source-error';

/**
 * Milliseconds that a `Retry-After` header asks for: whole seconds or an HTTP date; undefined when absent or unreadable.
 */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,7}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function kindOfStatus(status: number, forbiddenMeansMissing: boolean): SourceErrorKind {
  if (status === 429) return 'rate_limited';
  if (status === 402) return 'quota';
  if (status === 403 && forbiddenMeansMissing) return 'not_found';
  if (status === 401 || status === 403 || status === 407) return 'auth';
  if (status === 404 || status === 410) return 'not_found';
  if (status === 408 || status === 425 || status >= 500) return 'transient';
  return 'schema';
}

interface ResponseHead {
  readonly status: number;
  readonly location: string | null;
  readonly retryAfter: string | null;
}

/** The error that a status other than 2xx stands for. A redirect is refused: the next host is not ours to choose. */
export function classifyStatus(provider: string, head: ResponseHead, nowMs: number, forbiddenMeansMissing: boolean): SourceError {
  const retryAfterMs = parseRetryAfter(head.retryAfter, nowMs);
  if (head.status >= 300 && head.status < 400) {
    return new SourceError('schema', `${provider} redirects to ${head.location ?? 'nowhere'}; a redirect is not followed`);
  }
  const kind = kindOfStatus(head.status, forbiddenMeansMissing);
  return new SourceError(kind, `${provider} answered HTTP ${head.status}`, { retryAfterMs });
}

const quotaPattern = /daily (hits )?limit|api credits|request allocation|quota/i;
const ratePattern = /too many requests|rate limit/i;
const keyPattern = /get your api ?key|unauthenticated|invalid (api )?(key|token)/i;
const unknownPattern = /ticker not found/i;
const emptyPattern = /^\s*no data\b/i;
const laterPattern = /right back|maintenance|temporarily|unavailable|try again/i;

/**
 * The error that the text of a successful answer stands for when it is not the expected format: providers send
 * limits and closures as HTTP 200.
 */
export function classifyText(provider: string, text: string, expected: string): SourceError {
  const start = text.slice(0, 2_000);
  const shown = JSON.stringify(start.slice(0, 80));
  if (quotaPattern.test(start)) return new SourceError('quota', `${provider} says its quota is used up: ${shown}`);
  if (ratePattern.test(start)) return new SourceError('rate_limited', `${provider} says there were too many requests: ${shown}`);
  if (keyPattern.test(start)) return new SourceError('auth', `${provider} does not take the key: ${shown}`);
  if (unknownPattern.test(start)) return new SourceError('not_found', `${provider} does not know the name: ${shown}`);
  if (emptyPattern.test(start)) return new SourceError('no_data_yet', `${provider} says that it has no data: ${shown}`);
  if (laterPattern.test(start)) return new SourceError('transient', `${provider} is closed for the moment: ${shown}`);
  return new SourceError('schema', `${provider} sent something other than ${expected}: ${shown}`);
}

import { z } from 'zod';
import { SourceError, type SourceErrorKind } from '../source-error';

const text = z.string().min(1);

/** How providers say no in JSON, whatever the status: `Information` and `Note` are Alpha Vantage's, `detail` Tiingo's, `code` Twelve Data's. */
const refusal = z.object({
  code: z.number().int().optional(),
  message: text.optional(),
  Information: text.optional(),
  Note: text.optional(),
  'Error Message': text.optional(),
  detail: text.optional(),
  error: text.optional(),
});

// A refusal is a sentence or two; what is longer is an answer.
const longestRefusal = 4_000;

// The first that fits: a sentence about a used-up day also speaks of keys and plans.
const kinds: readonly (readonly [SourceErrorKind, RegExp])[] = [
  ['no_data_yet', /no data is available/i],
  ['rate_limited', /(current|per|this) minute|per second|too many requests|spreading out/i],
  ['quota', /per day|for the day|\bdaily\b|allocation|api credits|limit reach|quota/i],
  ['not_found', /not found|invalid api call|parameter is missing or invalid|symbol is invalid|no such symbol/i],
  ['auth', /api ?-?key|token|premium|subscri|upgrade|plan\b|unauthori|unauthenticated|permission|forbidden/i],
];

function kindOfCode(code: number | undefined): SourceErrorKind | null {
  if (code === 429) return 'rate_limited';
  if (code === 401 || code === 403) return 'auth';
  if (code === 404) return 'not_found';
  return code !== undefined && code >= 500 ? 'transient' : null;
}

/** The error that a short JSON object stands for which says why there is no answer; null for everything else. */
export function findRefusal(provider: string, body: string): SourceError | null {
  const start = body.trim();
  if (!start.startsWith('{') || start.length > longestRefusal) return null;
  let value: unknown;
  try {
    value = JSON.parse(start);
  } catch {
    return null;
  }
  const parsed = refusal.safeParse(value);
  if (!parsed.success) return null;
  const { code, ...words } = parsed.data;
  const [said] = Object.values(words);
  if (said === undefined) return null;
  const kind = kinds.find(([, pattern]) => pattern.test(said))?.[0] ?? kindOfCode(code) ?? 'schema';
  return new SourceError(kind, `${provider} says: ${JSON.stringify(said.slice(0, 300))}`);
}

import 'server-only';
import { isSessionDate } from '@/lib/calendar/session-date';
import { longestText } from '@/lib/claims/read/read-claims';
import { readText } from '../answers/read-text';
import { claimsRequestSchema } from './claims-schemas';
import { HttpError, toBadRequest } from './http-error';
import { createRateLimit } from './rate-limit';
import { readLimited } from './read-limited';
import { refuseOtherSites } from './refuse-other-sites';
import { requireJson } from './require-json';

const takeTurn = createRateLimit(60, 'sentences are read');
// A character of the text takes up to twelve bytes where JSON escapes it.
const mostBytes = 12 * longestText + 200;

function parseBody(text: string): { readonly text: string; readonly asOf?: string | undefined } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw toBadRequest([{ path: 'body', message: 'JSON as {"text":"The S&P 500 fell 2.3% on Wednesday.","asOf":"2024-07-24"}' }]);
  }
  const parsed = claimsRequestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw toBadRequest(
    parsed.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys'
        ? { path: issue.keys.join(', ').slice(0, 40), message: 'is no key here; accepted are text and asOf' }
        : { path: issue.path.join('.') || 'body', message: issue.message },
    ),
  );
}

/**
 * The claims of `{ text, asOf? }` with their verdicts. The text is neither stored nor logged.
 * @throws HttpError 403 for a page of another site, 400 for a bad body, 413, 415, 429, 503 for an empty store.
 */
export async function answerText(request: Request): Promise<Awaited<ReturnType<typeof readText>>> {
  requireJson(request);
  refuseOtherSites(request, 'Sentences are read');
  const tooLarge = new HttpError(413, 'too_large', `A text has at most ${longestText} characters.`);
  const { text, asOf } = parseBody(await readLimited(request, mostBytes, tooLarge));
  if (text.length > longestText) throw tooLarge;
  if (asOf !== undefined && !isSessionDate(asOf)) throw toBadRequest([{ path: 'asOf', message: 'a date as 2024-07-16' }]);
  await takeTurn(request);
  return await readText(text, asOf ?? null);
}

import 'server-only';
import { createHash } from 'node:crypto';
import { getEnv } from '@/lib/env';
import { getBody } from './body-cache';
import { getBuildId } from './build-id';
import { HttpError } from './http-error';
import { findStoreTrouble } from './store-trouble';
import { logError } from './server-log';

export interface TextAnswer {
  /** Says everything that the body depends on, the data version among it. */
  readonly key: string;
  readonly contentType: string;
  /** Whether `asOf` and `version` pin the answer, so that it may be kept for a day. */
  readonly pinned: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  make(): Promise<string | Uint8Array<ArrayBuffer>>;
}

function matches(given: string | null, etag: string): boolean {
  if (given === null) return false;
  const bare = etag.replace(/^W\//, '');
  return given.split(',').some((part) => part.trim().replace(/^W\//, '') === bare);
}

/** A cached answer with its ETag; 304 when the client has it. */
export async function respondText(request: Request, answer: TextAnswer): Promise<Response> {
  // Weak, since the same answer goes out plain and compressed. Links in bodies and headers begin with PUBLIC_URL.
  const etag = `W/"${createHash('sha256').update([getBuildId(), getEnv().PUBLIC_URL, getEnv().EXPORT_CLOSES, answer.key].join('|')).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers({
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': answer.pinned ? 'public, max-age=86400' : 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  });
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const body = await getBody(answer.key, () => answer.make());
  // `*` is anything that there is: only now is it known that there is something, and not a bad request.
  if (request.headers.get('if-none-match')?.trim() === '*') return new Response(null, { status: 304, headers });
  headers.set('Content-Type', answer.contentType);
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers });
}

/** A small answer that no one may keep. */
export function respondJson(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(value, { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers } });
}

/** Runs a route: an HttpError becomes `{ code, message, issues }`, a store that waits for its migrations, that another process keeps locked or whose file, disk or server is at fault 503, anything else 500 without its inside. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpError) {
      return respondJson({ code: error.code, message: error.message, issues: error.issues }, error.status, error.headers);
    }
    const trouble = findStoreTrouble(error);
    if (trouble?.passes !== true) logError(error);
    if (trouble !== null)
      return respondJson({ code: trouble.code, message: trouble.message, issues: [] }, 503, trouble.passes ? { 'Retry-After': '5' } : {});
    return respondJson({ code: 'internal', message: 'Broadtape failed to answer; the server log says why.', issues: [] }, 500);
  }
}

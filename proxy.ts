import { NextResponse, type NextRequest } from 'next/server';
import { isRefusedMethod } from '@/lib/server/pages/is-refused-method';
import { judgeAddress } from '@/lib/server/pages/judge-address';
import { allowNonce, buildContentPolicy } from '@/lib/server/http/content-policy';
import { createNonce, frameRefusal, isEmbeddable, securityHeaders } from '@/lib/server/http/security-headers';

/**
 * Sends links of an earlier release on to what they say today, and gives every page the status of its answer, a nonce and a content
 * policy, and every answer the usual security headers.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (isRefusedMethod(request)) return new NextResponse(null, { status: 405, headers: { Allow: 'GET, HEAD', ...securityHeaders } });
  const judged = await judgeAddress(request.nextUrl);
  const nonce = createNonce();
  const embeddable = isEmbeddable(request.nextUrl.pathname);
  const policy = buildContentPolicy(allowNonce(nonce), embeddable);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('Content-Security-Policy', policy);
  const response =
    judged !== null && 'moved' in judged
      ? NextResponse.redirect(new URL(judged.moved, request.url), 308)
      : NextResponse.next({ request: { headers }, ...judged });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (!embeddable) response.headers.set(...frameRefusal);
  return response;
}

// Next keeps the body of what passes here in memory and cuts it after ten megabytes: a file that is imported goes past.
// What is made for all was judged before (`lib/server/http/judged-header.ts`).
export const config = {
  matcher: [{ source: '/((?!_next/static/|api/v1/imports$).*)', missing: [{ type: 'header', key: 'x-broadtape-judged' }] }],
};

import { NextResponse, type NextRequest } from 'next/server';
import { buildContentPolicy, createNonce, frameRefusal, isEmbeddable, securityHeaders } from '@/lib/server/http/security-headers';

/** Gives every page a nonce and a content policy, and every answer the usual security headers. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = createNonce();
  const embeddable = isEmbeddable(request.nextUrl.pathname);
  const policy = buildContentPolicy(nonce, embeddable);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (!embeddable) response.headers.set(...frameRefusal);
  return response;
}

export const config = { matcher: ['/((?!_next/static/).*)'] };

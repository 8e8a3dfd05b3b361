import 'server-only';
import type { NextRequest } from 'next/server';

/** Whether a page is asked for in another way than by reading it. No page takes anything: what Next takes for a call of an action would fail as our fault. */
export function isRefusedMethod({ method, nextUrl }: Pick<NextRequest, 'method'> & { readonly nextUrl: Pick<URL, 'pathname'> }): boolean {
  return method !== 'GET' && method !== 'HEAD' && !nextUrl.pathname.startsWith('/api/');
}

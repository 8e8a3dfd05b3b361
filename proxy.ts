import { NextResponse, type NextRequest } from 'next/server';
import { isRefusedMethod } from '@/lib/server/pages/is-refused-method';
import { judgeAddress } from '@/lib/server/pages/judge-address';
import { createGuards } from '@/lib/server/http/create-guards';
import { securityHeaders } from '@/lib/server/http/security-headers';

/**
 * Sends links of an earlier release on to what they say today, and gives every page the status of its answer, a nonce and a content
 * policy, and every answer the usual security headers. What is made for all does not come by here where nothing is wrong with its address:
 * `lib/server/maker/render-judged.ts` has judged it then, and sets the same around it.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (isRefusedMethod(request)) return new NextResponse(null, { status: 405, headers: { Allow: 'GET, HEAD', ...securityHeaders } });
  const judged = await judgeAddress(request.nextUrl);
  const { asked, told } = createGuards(request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(asked)) headers.set(name, value);
  const response =
    judged !== null && 'moved' in judged
      ? NextResponse.redirect(new URL(judged.moved, request.url), 308)
      : NextResponse.next({ request: { headers }, ...judged });
  for (const [name, value] of Object.entries(told)) response.headers.set(name, value);
  return response;
}

// Next keeps the body of what passes here in memory and cuts it after ten megabytes: a file that is imported goes past.
// What is made for all was judged before (`lib/server/http/judged-header.ts`).
export const config = {
  matcher: [{ source: '/((?!_next/static/|api/v1/imports$).*)', missing: [{ type: 'header', key: 'x-broadtape-judged' }] }],
};

import 'server-only';
import { allowNonce, buildContentPolicy } from '../http/content-policy';
import { judgedHeader } from '../http/judged-header';
import { createNonce, frameRefusal, isEmbeddable, securityHeaders } from '../http/security-headers';
import { judgeAddress } from '../pages/judge-address';
import { renderApart, type Asked, type Handler, type Rendered } from './render-apart';

/**
 * As `renderApart`, without Next's proxy (`proxy.ts`), which takes a twentieth of what a page costs: what it does for an address that has nothing wrong is
 * done here. An address that leads elsewhere, or answers with another status, goes through it.
 */
export async function renderJudged(handler: Handler, { url, headers }: Asked): Promise<Rendered> {
  const address = new URL(url, 'http://localhost');
  if ((await judgeAddress(address)) !== null) return renderApart(handler, { url, headers });
  const nonce = createNonce();
  const isFramed = isEmbeddable(address.pathname);
  const policy = buildContentPolicy(allowNonce(nonce), isFramed);
  // Next reads the nonce for its own scripts from the request's policy.
  const asked = { ...headers, [judgedHeader]: '1', 'x-nonce': nonce, 'content-security-policy': policy };
  const rendered = await renderApart(handler, { url, headers: asked });
  return {
    ...rendered,
    headers: {
      ...rendered.headers,
      'content-security-policy': policy,
      ...Object.fromEntries(
        [...Object.entries(securityHeaders), ...(isFramed ? [] : [frameRefusal])].map(([name, value]) => [name.toLowerCase(), value]),
      ),
    },
  };
}

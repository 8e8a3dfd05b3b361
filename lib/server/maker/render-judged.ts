import 'server-only';
import { createGuards } from '../http/create-guards';
import { judgedHeader } from '../http/judged-header';
import { judgeAddress } from '../pages/judge-address';
import { renderApart, type Asked, type Handler, type Rendered } from './render-apart';

/**
 * As `renderApart`, without Next's proxy (`proxy.ts`), which takes a twentieth of what a page costs: what it does for an address that has nothing wrong is
 * done here. An address that leads elsewhere, or answers with another status, goes through it.
 */
export async function renderJudged(handler: Handler, { url, headers }: Asked): Promise<Rendered> {
  const address = new URL(url, 'http://localhost');
  if ((await judgeAddress(address)) !== null) return renderApart(handler, { url, headers });
  const { asked, told } = createGuards(address.pathname);
  const rendered = await renderApart(handler, { url, headers: { ...headers, ...asked, [judgedHeader]: '1' } });
  return { ...rendered, headers: { ...rendered.headers, ...told } };
}

import { allowNonce, buildContentPolicy } from './content-policy';
import { createNonce, frameRefusal, isEmbeddable, securityHeaders } from './security-headers';

/** Headers by their names in small letters. */
type Named = Readonly<Record<string, string>>;

/** What guards one page, by a nonce of its own. */
export interface Guards {
  /** For the request to Next, which reads the nonce for its own scripts from the policy; ours have it from the other. */
  readonly asked: Named;
  /** For the answer: the content policy and the usual security headers. */
  readonly told: Named;
}

/** The guards of the page at a path, as `proxy.ts` and the maker set them. */
export function createGuards(path: string): Guards {
  const nonce = createNonce();
  const isFramed = isEmbeddable(path);
  const policy = { 'content-security-policy': buildContentPolicy(allowNonce(nonce), isFramed) };
  const usual = [...Object.entries(securityHeaders), ...(isFramed ? [] : [frameRefusal])];
  return {
    asked: { ...policy, 'x-nonce': nonce },
    told: { ...policy, ...Object.fromEntries(usual.map(([name, value]) => [name.toLowerCase(), value])) },
  };
}

import { getEnv } from '@/lib/env';

/** What of a page its policy allows to run and to be laid out, as sources of a policy: a nonce, or hashes of what stands in the page. */
export interface AllowedInline {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Allows what carries a nonce. */
export function allowNonce(nonce: string): AllowedInline {
  return { scripts: [`'nonce-${nonce}'`], styles: [`'nonce-${nonce}'`] };
}

/** The nonce that a policy allows scripts by, or null. */
export function findNonce(policy: string): string | null {
  return /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? null;
}

/** The content security policy of a page. Scripts run by nonce or hash alone, and what they ask for; Mantine and Recharts need style attributes. */
export function buildContentPolicy(allowed: AllowedInline, embeddable: boolean): string {
  // Next's development server evaluates code and injects styles.
  const isDevelopment = getEnv().NODE_ENV === 'development';
  const scripts = [...allowed.scripts, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])].join(' ');
  const styles = allowed.styles.join(' ');
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    `style-src 'self' ${styles}${isDevelopment ? " 'unsafe-inline'" : ''}`,
    `style-src-elem 'self' ${isDevelopment ? "'unsafe-inline'" : styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${embeddable ? '*' : "'none'"}`,
  ].join('; ');
}

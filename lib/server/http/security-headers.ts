import { getEnv } from '@/lib/env';

/** Whether other sites may frame this address: the charts made for it and nothing else. */
export function isEmbeddable(path: string): boolean {
  return path.startsWith('/embed/');
}

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

/** Headers of every answer besides the content policy and `frameRefusal`. No HSTS: the proxy that ends TLS decides on that. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** For browsers that do not read `frame-ancestors`; it knows no exception, so an embeddable page goes without. */
export const frameRefusal = ['X-Frame-Options', 'DENY'] as const;

/** A fresh nonce of 128 random bits, base64. */
export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

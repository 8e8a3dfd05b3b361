import { getEnv } from '@/lib/env';

/** Whether other sites may frame this address: the charts made for it and nothing else. */
export function isEmbeddable(path: string): boolean {
  return path.startsWith('/embed/');
}

/** The content security policy of a page. Scripts run by nonce alone; Mantine and Recharts need style attributes. */
export function buildContentPolicy(nonce: string, embeddable: boolean): string {
  // Next's development server evaluates code and injects styles.
  const isDevelopment = getEnv().NODE_ENV === 'development';
  const scripts = [`'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])].join(' ');
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    `style-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    `style-src-elem 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
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

/** Whether other sites may frame this address: the charts made for it and nothing else. */
export function isEmbeddable(path: string): boolean {
  return path.startsWith('/embed/');
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

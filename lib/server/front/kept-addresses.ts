import 'server-only';

/** What an address that is kept answers with: a page, or an answer that carries an ETag of its own. */
export type KeptKind = 'page' | 'answer' | 'file';

const kinds: readonly (readonly [RegExp, KeptKind])[] = [
  [/^\/(?:studies|claims|facts|methodology)?$/, 'page'],
  [/^\/(?:embed\/)?(?:studies|claims)\/[^/]+$/, 'page'],
  [/^\/(?:overview\.png|facts\/feed\.xml)$/, 'answer'],
  [/^\/api\/v1\/(?:studies|series)(?:\/[^/]+)?$/, 'answer'],
  [/^\/api\/v1\/(?:openapi\.json|closes\.csv)$/, 'answer'],
  // Their names change with what is in them.
  [/^\/_next\/static\/.+$/, 'file'],
];

/**
 * What everybody is told alike at this path for as long as the data and the build are the same; null for all else: pages that tell of runs or of whoever
 * asks, health, and what is written.
 */
export function findKeptKind(path: string): KeptKind | null {
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

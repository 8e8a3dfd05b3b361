import 'server-only';

/** What an address that is kept answers with: a page, or an answer that carries an ETag of its own. */
export type KeptKind = 'page' | 'answer' | 'file';

/** The parameters that an address reads; null where only its study knows them. */
type Read = readonly string[] | null;

const ofOverview = ['measure', 'asOf', 'assume'] as const;

const kinds: readonly (readonly [RegExp, KeptKind, Read])[] = [
  [/^\/$/, 'page', ofOverview],
  [/^\/(?:studies|methodology)$/, 'page', []],
  [/^\/(?:claims|facts)$/, 'page', null],
  [/^\/(?:embed\/)?studies\/[^/]+$/, 'page', null],
  [/^\/claims\/[^/]+$/, 'page', ['from', 'to', 'last']],
  [/^\/overview\.png$/, 'answer', ofOverview],
  [/^\/(?:facts\/feed\.xml|api\/palette)$/, 'answer', []],
  [/^\/api\/v1\/studies\/[^/]+$/, 'answer', null],
  [/^\/api\/v1\/(?:studies|series|openapi\.json)$/, 'answer', []],
  [/^\/api\/v1\/series\/[^/]+$/, 'answer', ['asOf', 'version']],
  [/^\/api\/v1\/closes\.csv$/, 'answer', ['symbols', 'from', 'to', 'version']],
  // Their names change with what is in them.
  [/^\/_next\/static\/.+$/, 'file', []],
];

// What sites that pass links on hang on them: no answer depends on it.
const hungOn = /^(?:utm_.*|fbclid|gclid)$/;

export interface KeptAddress {
  readonly kind: KeptKind;
  /** The one address under which it is made and kept, for all that ask the same: without what nobody reads, its parameters in order. */
  readonly url: string;
}

/**
 * What everybody is told alike at this address for as long as the data and the build are the same; null for all else: pages that tell of runs or of whoever
 * asks, health, and what is written. Parameters that only its study would know to be none of its own stay: the answer names them, and is not
 * kept (`readView`).
 */
export function findKeptAddress(address: string): KeptAddress | null {
  const [path = '/', ...rest] = address.split('?');
  const found = kinds.find(([pattern]) => pattern.test(path));
  if (found === undefined) return null;
  const [, kind, read] = found;
  const given = [...new URLSearchParams(rest.join('?'))].filter(([name]) => read?.includes(name) ?? !hungOn.test(name));
  const query = new URLSearchParams(given);
  query.sort();
  return { kind, url: query.size === 0 ? path : `${path}?${query.toString()}` };
}

import 'server-only';

/** What an address that is kept answers with: a page, or an answer that carries an ETag of its own. */
export type KeptKind = 'page' | 'answer' | 'file';

/** The parameters that an address reads; where only its study knows them, those that none of its kind reads. */
type Read = readonly string[] | RegExp;

// What sites that pass links on hang on them, and what a page reads where it is seen: no answer depends on it.
const hungOn = 'utm_.*|fbclid|gclid|theme';
const unread = {
  byJson: new RegExp(`^(?:${hungOn})$`),
  // Columns are read there: a file that has them all refuses to leave any out.
  byFiles: new RegExp(`^(?:${hungOn}|points)$`),
  byPages: new RegExp(`^(?:${hungOn}|points|columns)$`),
};

const ofOverview = ['measure', 'asOf', 'assume'] as const;

const kinds: readonly (readonly [RegExp, KeptKind, Read])[] = [
  [/^\/$/, 'page', ofOverview],
  [/^\/(?:studies|methodology)$/, 'page', []],
  [/^\/(?:claims|facts)$/, 'page', unread.byPages],
  [/^\/(?:embed\/)?studies\/[^/]+$/, 'page', unread.byPages],
  [/^\/claims\/[^/]+$/, 'page', ['from', 'to', 'last']],
  [/^\/overview\.png$/, 'answer', ofOverview],
  [/^\/(?:facts\/feed\.xml|api\/palette)$/, 'answer', []],
  [/^\/api\/v1\/studies\/[^/.]+(?:\.history)?$/, 'answer', unread.byJson],
  [/^\/api\/v1\/studies\/[^/]+$/, 'answer', unread.byFiles],
  [/^\/api\/v1\/(?:studies|series|openapi\.json)$/, 'answer', []],
  [/^\/api\/v1\/series\/[^/]+$/, 'answer', ['asOf', 'version']],
  [/^\/api\/v1\/closes\.csv$/, 'answer', ['symbols', 'from', 'to', 'version']],
  // Their names change with what is in them.
  [/^\/_next\/static\/.+$/, 'file', []],
];

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
  const given = [...new URLSearchParams(rest.join('?'))].filter(([name]) =>
    read instanceof RegExp ? !read.test(name) : read.includes(name),
  );
  const query = new URLSearchParams(given);
  query.sort();
  return { kind, url: query.size === 0 ? path : `${path}?${query.toString()}` };
}

import { defaultSeries } from '@/lib/market/series/default-series';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { symbolSchema } from '@/lib/sources/csv-folder/schema';
import { toFileSymbol } from '@/lib/sources/files/file-symbol';
import { plainName } from '@/lib/sources/files/columns';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { TableHead } from '@/lib/sources/recognise/read-head';
import type { RecognisedTable } from '@/lib/sources/recognise/recognise-table';
import { listSeries } from '@/lib/store/series';
import { listUniverses } from '@/lib/store/universes';
import type { Store } from '@/lib/store/store';
import { seriesIdSchema, type ImportKind } from '@/lib/uploads/upload-schemas';
import { universeFunds } from '../snapshots/universe-funds';

const endings = /\.(?:gz|csv|txt|tsv|tab|xlsx)$/i;

/** A file's name without what says how it is written. */
export function dropEndings(name: string): string {
  return name.replace(endings, '').replace(endings, '');
}

/** The security of a file of closes: the one that its rows name, else the one that its name says; null where neither does. */
export function guessSymbol(name: string, { symbols, head }: Pick<RecognisedTable, 'symbols' | 'head'>): string | null {
  const told = head.tickers.length === 1 ? head.tickers : [...(symbols ?? [])];
  if (told.length > 1) return null;
  const text = told[0] ?? dropEndings(name);
  return symbolSchema.safeParse(toFileSymbol(text) ?? '').data ?? null;
}

/** The universes that take a kind of file, those that are shipped first. */
export async function listTakers(store: Store, kind: ImportKind | null): Promise<UniverseDefinition[]> {
  if (kind === null || kind === 'closes' || kind === 'panel' || kind === 'series' || kind === 'events' || kind === 'list') return [];
  const shipped: readonly UniverseDefinition[] = defaultUniverses;
  const stored = (await listUniverses(store)).filter(({ id }) => !shipped.some((one) => one.id === id));
  if (kind === 'holdings') return shipped.filter(({ id }) => id in universeFunds);
  return [...shipped, ...stored].filter((universe) => universe.kind === (kind === 'counts' ? 'counts' : 'members'));
}

/** The universe whose id the name of a file holds, or the only one that there is; null where neither says it. */
export function guessUniverse(name: string, takers: readonly UniverseDefinition[]): string | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const named = takers.filter(
    ({ id, indexSymbol }) =>
      plain.includes(id) || new RegExp(`(?:^|[^a-z])${(indexSymbol ?? '-').toLowerCase()}(?:[^a-z]|$)`).test(name.toLowerCase()),
  );
  return named.length === 1 || takers.length === 1 ? ((named[0] ?? takers[0])?.id ?? null) : null;
}

/** The universe whose members are what this fund holds; null where no universe follows it, or the file does not name its fund. */
export function findUniverseOf({ source, fund }: Pick<Holdings, 'source' | 'fund'>): string | null {
  return (
    Object.entries(universeFunds).find(([, { funds }]) => funds.some((one) => one.source === source && one.fund === fund))?.[0] ?? null
  );
}

/** The ids of the series that are shipped or stored. */
export async function listKnownSeries(store: Store): Promise<ReadonlySet<string>> {
  return new Set([...defaultSeries, ...(await listSeries(store))].map(({ id }) => id));
}

// What heads the values of FRED's downloads, and of ALFRED's with the day of the vintage: the id of the series.
const vintage = /_\d{8}$/;

/**
 * The series that a file says it is of: a known one over its values or in its name, or any one as FRED and ALFRED head their downloads. Null where
 * it says none, as a file of closes does.
 */
export function findSeriesTold(name: string, { header }: Pick<TableHead, 'header'>, known: ReadonlySet<string>): string | null {
  const own = dropEndings(name)
    .trim()
    .toUpperCase()
    .replace(/\s*\(\d+\)$/, '');
  const heads = header.slice(1).map((cell) => cell.trim().toUpperCase());
  const ids = heads.map((head) => head.replace(vintage, ''));
  const [only = ''] = heads;
  const isVintage = heads.length === 1 && vintage.test(only);
  // An index that FRED has under a name of its own is closes.
  const isDownload = heads.length === 1 && plainName(header[0] ?? '') === 'observationdate' && only === own && toFileSymbol(own) === own;
  const told =
    ids.find((id) => known.has(id)) ??
    (isVintage || isDownload ? ids[0] : undefined) ??
    (known.has(own) && !heads.includes('CLOSE') ? own : undefined);
  return seriesIdSchema.safeParse(told).data ?? null;
}

import { defaultUniverses } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { symbolSchema } from '@/lib/sources/csv-folder/schema';
import { toFileSymbol } from '@/lib/sources/files/file-symbol';
import type { RecognisedTable } from '@/lib/sources/recognise/recognise-table';
import { listUniverses } from '@/lib/store/universes';
import type { Store } from '@/lib/store/store';
import type { ImportKind } from '@/lib/store/uploads/upload-schemas';

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
  if (kind === null || kind === 'closes' || kind === 'panel') return [];
  const shipped: readonly UniverseDefinition[] = defaultUniverses;
  const stored = (await listUniverses(store)).filter(({ id }) => !shipped.some((one) => one.id === id));
  return [...shipped, ...stored].filter((universe) => universe.kind === (kind === 'counts' ? 'counts' : 'members'));
}

/** The universe whose id the name of a file holds, or the only one that there is; null where neither says it. */
export function guessUniverse(name: string, takers: readonly UniverseDefinition[]): string | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const named = takers.filter(({ id, indexSymbol }) => plain.includes(id) || new RegExp(`(?:^|[^a-z])${(indexSymbol ?? '-').toLowerCase()}(?:[^a-z]|$)`).test(name.toLowerCase()));
  return named.length === 1 || takers.length === 1 ? (named[0] ?? takers[0])?.id ?? null : null;
}

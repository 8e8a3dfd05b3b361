import { readAliasesFile } from '@/lib/sources/universe-files/aliases-file';
import { upsertAliases, type AliasRow } from '@/lib/store/security-aliases';
import type { Store } from '@/lib/store/store';
import { ensureMembers } from './ensure-members';

/**
 * Stores the former tickers of a file; securities that are not stored become instruments that are not followed. They hold for
 * imports from then on: a membership that is stored already is not changed. @throws SourceError for a bad file: nothing is stored then.
 */
export async function importAliases(store: Store, file: string): Promise<{ readonly stored: number }> {
  const aliases = await readAliasesFile(file);
  const instruments = await ensureMembers(store, aliases.map(({ symbol }) => symbol));
  const rows = aliases.flatMap(({ symbol, ...alias }): AliasRow[] => {
    const instrument = instruments.get(symbol);
    return instrument === undefined ? [] : [{ ...alias, instrumentId: instrument.id }];
  });
  await upsertAliases(store, rows, 'import');
  return { stored: rows.length };
}

import type { RunReport } from '../commit/run-report';
import type { FileImport } from './file-import';
import { importCounts } from './import-counts';
import { importEarnings } from './import-earnings';
import { importFolder } from './import-folder';
import { importMembers } from './import-members';
import { importNotes } from './import-notes';
import { importPanel } from './import-panel';
import { importSectors } from './import-sectors';
import { importWeights } from './import-weights';
import { importSeries } from '../series/import-series';
import { readTickerList } from '@/lib/sources/universe-files/ticker-list';
import { defineUniverse } from '../define/define-universe';
import { nameFunds } from '../securities/name-funds';
import { refreshDefined } from '../define/refresh-defined';
import { refreshShipped } from './shipped-memberships';

/** What is imported: closes from a folder of `<SYMBOL>.csv` files or a panel, what a file says of a universe or a series, or notes on days. */
export type ChosenImport =
  | { readonly kind: 'closes'; readonly folder: string }
  | { readonly kind: 'panel'; readonly file: string }
  | {
      readonly kind: 'counts' | 'weights' | 'sectors' | 'earnings' | 'membership' | 'holdings';
      readonly universeId: string;
      readonly file: string;
    }
  | {
      readonly kind: 'list';
      readonly universeId: string;
      readonly file: string;
      readonly name?: string | undefined;
      readonly indexSymbol?: string | undefined;
    }
  | { readonly kind: 'events'; readonly file: string }
  | { readonly kind: 'series'; readonly seriesId: string; readonly file: string };

const universeImports = {
  counts: importCounts,
  weights: importWeights,
  sectors: importSectors,
  earnings: importEarnings,
  membership: importMembers,
  holdings: importMembers,
} as const;

/**
 * Imports what was chosen, by whatever way it came; with new closes the shipped memberships and the lists of one's own are brought up to date.
 * @param onShipped is told the universes whose members that stored.
 * @throws as the import of its kind does.
 */
export async function importChosen(
  request: FileImport,
  chosen: ChosenImport,
  onShipped?: (universes: readonly string[]) => void,
): Promise<RunReport> {
  if (chosen.kind === 'series') return await importSeries({ ...request, seriesId: chosen.seriesId, file: chosen.file });
  if (chosen.kind === 'events') return await importNotes({ ...request, file: chosen.file });
  // Which tickers are left out was seen before.
  if (chosen.kind === 'list')
    return await defineUniverse({ ...request, ...chosen, tickers: await readTickerList(chosen.file), isSkipping: true });
  if (chosen.kind !== 'closes' && chosen.kind !== 'panel')
    return await universeImports[chosen.kind]({ ...request, universeId: chosen.universeId, file: chosen.file });
  const report =
    chosen.kind === 'closes'
      ? await importFolder({ ...request, folder: chosen.folder })
      : await importPanel({ ...request, file: chosen.file });
  if (report.state !== 'failed') await nameFunds(request.store, request.fence);
  const changed =
    report.state === 'failed'
      ? []
      : [...(await refreshShipped(request.store, request.fence)), ...(await refreshDefined(request.store, request.fence))];
  if (changed.length > 0) onShipped?.(changed);
  return report;
}

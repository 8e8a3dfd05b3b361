import { readSectorsFile } from '@/lib/sources/universe-files/sectors-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import { commitSectors } from '@/lib/store/sectors';
import { upsertUniverse } from '@/lib/store/universes';
import { chooseUniverse } from './choose-universe';
import { nameSome, NothingToStore, remarkLeftOut, type FactsImport } from './left-out';
import { recordFacts } from './record-facts';
import { requireRealData } from './require-real-data';
import type { RunReport } from './run-report';

/**
 * Adds sectors of a file to a universe; symbols that are no stored security are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importSectors(request: FactsImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'sectors');
  const sectors = await readSectorsFile(file);
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const ignored = sectors.flatMap(({ ticker }) => (ids.has(ticker) ? [] : [ticker]));
  const rows = sectors.flatMap(({ ticker, sector }) => {
    const instrumentId = ids.get(ticker);
    return instrumentId === undefined ? [] : [{ instrumentId, sector }];
  });
  if (rows.length === 0) throw new NothingToStore(`${file}: none of ${nameSome(ignored)} is a stored security; import closes or members first. Nothing was stored.`);
  return await recordFacts(request, { file, part: 'sectors', source: 'import' }, async (options) => {
    await upsertUniverse(store, universe);
    return { result: await commitSectors(store, universeId, rows, options), rowsSeen: sectors.length, remarks: remarkLeftOut(ignored) };
  });
}

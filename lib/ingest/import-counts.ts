import { readCountsFile } from '@/lib/sources/universe-files/counts-file';
import { commitBreadthCounts } from '@/lib/store/breadth-counts';
import { upsertUniverse } from '@/lib/store/universes';
import { chooseUniverse } from './choose-universe';
import { keepSessions, nameSome, NothingToStore, type FactsImport } from './left-out';
import { recordFacts } from './record-facts';
import { requireRealData } from './require-real-data';
import type { RunReport } from './run-report';

/**
 * Adds ready-made counts of a file to a universe; dates that are no sessions are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importCounts(request: FactsImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'counts');
  await requireRealData(store, 'counts');
  const { counts, fractionLines } = await readCountsFile(file);
  const { kept, remarks } = keepSessions(request, counts);
  const fractions = fractionLines.length === 0 ? [] : [`took numbers between 0 and 1 for missing on ${fractionLines.length} lines: ${nameSome(fractionLines.map(String))}`];
  if (kept.length === 0) throw new NothingToStore(`${file}: none of its dates is a session of the exchange. Nothing was stored.`);
  return await recordFacts(request, { file, part: 'counts', source: 'import' }, async (options) => {
    await upsertUniverse(store, universe);
    return { result: await commitBreadthCounts(store, universeId, kept, options), rowsSeen: counts.length, remarks: [...remarks, ...fractions] };
  });
}

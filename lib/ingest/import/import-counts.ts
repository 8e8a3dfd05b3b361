import { readCountsFile } from '@/lib/sources/universe-files/counts-file';
import { commitBreadthCounts, readBreadthCounts, type CountRow } from '@/lib/store/breadth-counts';
import type { Store } from '@/lib/store/store';
import { upsertUniverse } from '@/lib/store/universes';
import { chooseUniverse } from './choose-universe';
import { judgeCountsFile } from './judge-counts-file';
import { nameSome, NothingToStore, settleVerdicts, toReadingOptions, type UniverseFileImport } from './universe-file';
import { recordUniverseImport } from './record-universe-import';
import { requireRealData } from '../commit/require-real-data';
import type { RunReport } from '../commit/run-report';

/** The rows with what stands where the file has no count: as of a close, a missing part takes nothing away. */
async function keepStanding(store: Store, universeId: string, rows: readonly CountRow[]): Promise<CountRow[]> {
  const { sessions, columns } = await readBreadthCounts(store, universeId);
  const placeOf = new Map(sessions.map((session, place) => [session, place]));
  return rows.map((row) => {
    const place = placeOf.get(row.session);
    if (place === undefined) return row;
    const merge = (name: Exclude<keyof CountRow, 'session'>): number | null => row[name] ?? columns[name]?.[place] ?? null;
    return {
      session: row.session,
      advances: merge('advances'),
      declines: merge('declines'),
      unchanged: merge('unchanged'),
      newHighs: merge('newHighs'),
      newLows: merge('newLows'),
    };
  });
}

/**
 * Adds ready-made counts of a file to a universe. The file is judged whole first: it is refused where the whole is wrong, single rows are
 * left out and named. A count that the file lacks stays what it was. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importCounts(request: UniverseFileImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'counts');
  await requireRealData(store, 'counts');
  const read = await readCountsFile(file, toReadingOptions(request));
  const { counts, zeroLines, fractionLines } = read;
  const { kept, verdicts } = await judgeCountsFile(request, universe, read);
  const remarks = settleVerdicts(request, verdicts);
  const zeros = zeroLines.length === 0 ? [] : [`took 0.01 for zero on ${zeroLines.length} lines: ${nameSome(zeroLines.map(String))}`];
  const fractions =
    fractionLines.length === 0
      ? []
      : [`took other numbers between 0 and 1 for missing on ${fractionLines.length} lines: ${nameSome(fractionLines.map(String))}`];
  if (kept.length === 0) throw new NothingToStore(`${file}: it has no count on a session of the exchange. Nothing was stored.`);
  return await recordUniverseImport(request, { file, part: 'counts', source: 'import', force: request.force }, async (options) => {
    await upsertUniverse(store, universe);
    return {
      result: await commitBreadthCounts(store, universeId, await keepStanding(store, universeId, kept), options),
      rowsSeen: counts.length,
      remarks: [...remarks, ...zeros, ...fractions],
    };
  });
}

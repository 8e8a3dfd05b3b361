import { readSectorsFile } from '@/lib/sources/universe-files/sectors-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { commitSectors } from '@/lib/store/sectors';
import { upsertUniverse } from '@/lib/store/universes';
import { chooseUniverse } from './choose-universe';
import { nameSome, NothingToStore, remarkLeftOut, type FactsImport } from './left-out';
import { recordFacts } from './record-facts';
import { requireRealData } from './require-real-data';
import { createTickerResolver } from './resolve-ticker';
import type { RunReport } from './run-report';

/**
 * Adds sectors of a file to a universe; symbols that are no stored security, or never were
 * members where members are stored, are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importSectors(request: FactsImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'sectors');
  const sectors = await readSectorsFile(file);
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const members = new Set((await readMembership(store, universeId)).map(({ instrumentId }) => instrumentId));
  const { named } = await createTickerResolver(store);
  const [ignored, strangers] = [new Set<string>(), new Set<string>()];
  const rows = new Map<number, { readonly instrumentId: number; readonly sector: string }>();
  for (const { ticker, sector } of sectors) {
    // A sector has no date: under a ticker of any time the security is meant that is called so, or last was.
    const instrumentId = ids.get(named(ticker));
    if (instrumentId === undefined) ignored.add(ticker);
    else if (members.size > 0 && !members.has(instrumentId)) strangers.add(ticker);
    else if (!rows.has(instrumentId) || ids.has(ticker)) rows.set(instrumentId, { instrumentId, sector });
  }
  if (rows.size === 0) throw new NothingToStore(`${file}: none of ${nameSome([...ignored, ...strangers])} is a stored security or member; import closes or members first. Nothing was stored.`);
  return await recordFacts(request, { file, part: 'sectors', source: 'import' }, async (options) => {
    await upsertUniverse(store, universe);
    return { result: await commitSectors(store, universeId, [...rows.values()], options), rowsSeen: sectors.length, remarks: [...remarkLeftOut(ignored), ...remarkLeftOut(strangers, 'never was a member')] };
  });
}

import { readWeightsFile } from '@/lib/sources/universe-files/weights-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import { upsertUniverse } from '@/lib/store/universes';
import { commitWeights, type WeightRow } from '@/lib/store/weights';
import { chooseUniverse } from './choose-universe';
import { keepSessions, nameSome, NothingToStore, remarkLeftOut, type FactsImport } from './left-out';
import { recordFacts } from './record-facts';
import { requireRealData } from './require-real-data';
import { createTickerResolver } from './resolve-ticker';
import type { RunReport } from './run-report';

/**
 * Adds weights of a file, given in percent, to a universe; columns that are no stored security (a sum, a fund's total) and dates that
 * are no sessions are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importWeights(request: FactsImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'weights');
  const weights = await readWeightsFile(file);
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const resolve = await createTickerResolver(store);
  const { kept, remarks } = keepSessions(request, weights);
  const ignored = new Set<string>();
  const rows = new Map<string, WeightRow>();
  for (const { name, session, percent, line } of kept) {
    const instrumentId = ids.get(resolve(name, session));
    const key = `${instrumentId ?? ''} ${session}`;
    if (instrumentId === undefined) ignored.add(name);
    else if (rows.has(key)) throw new NothingToStore(`${file}: line ${line}: ${name} and another column are one security on ${session}. Nothing was stored.`);
    else rows.set(key, { instrumentId, session, weight: percent / 100 });
  }
  if (rows.size === 0) throw new NothingToStore(`${file}: none of ${nameSome([...ignored])} is a stored security on a session; import closes or members first. Nothing was stored.`);
  return await recordFacts(request, { file, part: 'weights', source: 'import' }, async (options) => {
    await upsertUniverse(store, universe);
    const result = await commitWeights(store, universeId, [...rows.values()], options);
    return { result, rowsSeen: weights.length, remarks: [...remarkLeftOut(ignored), ...remarks] };
  });
}

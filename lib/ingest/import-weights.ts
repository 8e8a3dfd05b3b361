import type { SessionDate } from '@/lib/calendar/session-date';
import { readWeightsFile } from '@/lib/sources/universe-files/weights-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import { upsertUniverse } from '@/lib/store/universes';
import { readMembership } from '@/lib/store/memberships';
import { commitWeights, type WeightRow } from '@/lib/store/weights';
import { chooseUniverse } from './choose-universe';
import { keepSessions, nameSome, NothingToStore, remarkLeftOut, type FactsImport } from './left-out';
import { recordFacts } from './record-facts';
import { requireRealData } from './require-real-data';
import { createTickerResolver } from './resolve-ticker';
import type { RunReport } from './run-report';

// Weights as printed are rounded: a few hundred of them may sum to a little more than all.
const mostPercent = 101;

/** Sums of the weights a session, in percent, least and most. @throws NothingToStore where one is more than all, or all are fractions. */
function requirePercent(file: string, rows: Iterable<WeightRow>): { readonly least: number; readonly most: number } {
  const sums = new Map<SessionDate, number>();
  let largest = 0;
  for (const { session, weight } of rows) {
    sums.set(session, (sums.get(session) ?? 0) + weight * 100);
    largest = Math.max(largest, weight * 100);
  }
  const [least, most] = [Math.min(...sums.values()), Math.max(...sums.values())];
  const worst = [...sums].find(([, sum]) => sum === most)?.[0] ?? '';
  if (most > mostPercent) throw new NothingToStore(`${file}: the weights of ${worst} sum to ${most.toFixed(2)}%, more than all of the universe. Nothing was stored.`);
  if (largest <= 1 && most > 0.9 && most <= mostPercent / 100) throw new NothingToStore(`${file}: the weights of ${worst} sum to ${most.toFixed(4)}: they look like fractions, and weights are given in percent (7.03, not 0.0703). Nothing was stored.`);
  return { least, most };
}

/**
 * Adds weights of a file, given in percent, to a universe; columns that are no stored security (a sum, a fund's total), securities
 * that never were members, where members are stored, and dates that are no sessions are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importWeights(request: FactsImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'weights');
  const weights = await readWeightsFile(file);
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const { at } = await createTickerResolver(store);
  const { kept, remarks } = keepSessions(request, weights);
  const members = new Set((await readMembership(store, universeId)).map(({ instrumentId }) => instrumentId));
  const [ignored, strangers] = [new Set<string>(), new Set<string>()];
  const rows = new Map<string, WeightRow>();
  for (const { name, session, percent, line } of kept) {
    const instrumentId = ids.get(at(name, session));
    const key = `${instrumentId ?? ''} ${session}`;
    if (instrumentId === undefined) ignored.add(name);
    else if (members.size > 0 && !members.has(instrumentId)) strangers.add(name);
    else if (rows.has(key)) throw new NothingToStore(`${file}: line ${line}: ${name} and another column are one security on ${session}. Nothing was stored.`);
    else rows.set(key, { instrumentId, session, weight: percent / 100 });
  }
  if (rows.size === 0) throw new NothingToStore(`${file}: none of ${nameSome([...ignored, ...strangers])} is a stored security or member on a session; import closes or members first. Nothing was stored.`);
  const { least, most } = requirePercent(file, rows.values());
  const sums = `weights sum to ${least.toFixed(2)}% to ${most.toFixed(2)}% a session`;
  return await recordFacts(request, { file, part: 'weights', source: 'import' }, async (options) => {
    await upsertUniverse(store, universe);
    const result = await commitWeights(store, universeId, [...rows.values()], options);
    return { result, rowsSeen: weights.length, remarks: [sums, ...remarkLeftOut(ignored), ...remarkLeftOut(strangers, 'never was a member'), ...remarks] };
  });
}

import { readWeightsFile } from '@/lib/sources/universe-files/weights-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { upsertUniverse } from '@/lib/store/universes';
import { readMembership } from '@/lib/store/memberships';
import { commitWeights, readWeights, type WeightRow } from '@/lib/store/weights';
import { chooseUniverse } from './choose-universe';
import { keepSessions, nameSome, NothingToStore, remarkLeftOut, toReadingOptions, type FactsImport } from './left-out';
import { recordFacts } from './record-facts';
import { requireRealData } from './require-real-data';
import { createTickerResolver } from './resolve-ticker';
import type { RunReport } from './run-report';

// Weights as printed are rounded: a few hundred of them may sum to a little more than all.
const mostPercent = 101;

const usualRatio = 100;

/** Whether most of the weights are a hundredth of what stands for the same session. */
function areHundredths(rows: readonly WeightRow[], standing: ReadonlyMap<string, number>): boolean {
  const ratios = rows.flatMap(({ instrumentId, session, weight }) => {
    const known = standing.get(`${instrumentId} ${session}`);
    return known === undefined || weight === 0 ? [] : [known / weight];
  });
  return ratios.length > 0 && ratios.filter((ratio) => ratio > usualRatio / 2 && ratio < usualRatio * 2).length > ratios.length / 2;
}

/** Sums of the weights a session, in percent, least and most, with what stands for the same sessions. @throws NothingToStore where one is more than all, or all are fractions. */
function requirePercent(file: string, rows: readonly WeightRow[], standing: ReadonlyMap<string, number>, memberCount: number): { readonly least: number; readonly most: number } {
  const sums = new Map<string, number>();
  const given = new Set(rows.map(({ instrumentId, session }) => `${instrumentId} ${session}`));
  for (const [key, weight] of standing) {
    const session = key.slice(key.indexOf(' ') + 1);
    if (!given.has(key)) sums.set(session, (sums.get(session) ?? 0) + weight * 100);
  }
  let largest = 0;
  for (const { session, weight } of rows) {
    sums.set(session, (sums.get(session) ?? 0) + weight * 100);
    largest = Math.max(largest, weight * 100);
  }
  const [least, most] = [Math.min(...sums.values()), Math.max(...sums.values())];
  const worst = [...sums].find(([, sum]) => sum === most)?.[0] ?? '';
  if (most > mostPercent) throw new NothingToStore(`${file}: the weights of ${worst} sum to ${most.toFixed(2)}%, more than all of the universe, with what is stored for it. Nothing was stored.`);
  // The largest member of a file is no smaller than an equal share of all.
  const isTiny = largest < 1 && memberCount > 0 && largest < 100 / memberCount;
  if (isTiny || areHundredths(rows, standing) || (largest <= 1 && most > 0.9 && most <= mostPercent / 100)) throw new NothingToStore(`${file}: the largest weight is ${largest.toFixed(4)}: they look like fractions, and weights are given in percent (7.03, not 0.0703). Nothing was stored.`);
  return { least, most };
}

/** What stands for the sessions of a file, as fractions, by instrument and session. */
async function listStanding(store: Store, universeId: string, rows: Iterable<WeightRow>): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set([...rows].map(({ session }) => session));
  const stored = await readWeights(store, universeId);
  return new Map([...stored].flatMap(([instrumentId, { sessions, weights }]) => sessions.flatMap((session, place) => (wanted.has(session) ? [[`${instrumentId} ${session}`, weights[place] ?? NaN] as const] : []))));
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
  const weights = await readWeightsFile(file, toReadingOptions(request));
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const { at } = await createTickerResolver(store);
  const { kept, remarks } = keepSessions(request, weights);
  const spells = await readMembership(store, universeId);
  const members = new Set(spells.map(({ instrumentId }) => instrumentId));
  const membersNow = spells.filter(({ until }) => until === null).length;
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
  const { least, most } = requirePercent(file, [...rows.values()], await listStanding(store, universeId, rows.values()), membersNow);
  const sums = `weights sum to ${least.toFixed(2)}% to ${most.toFixed(2)}% a session`;
  return await recordFacts(request, { file, part: 'weights', source: 'import' }, async (options) => {
    await upsertUniverse(store, universe);
    const result = await commitWeights(store, universeId, [...rows.values()], options);
    return { result, rowsSeen: weights.length, remarks: [sums, ...remarkLeftOut(ignored), ...remarkLeftOut(strangers, 'never was a member'), ...remarks] };
  });
}

import type { SessionDate } from '@/lib/calendar/session-date';
import { readWeightsFile } from '@/lib/sources/universe-files/weights-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import { upsertUniverse } from '@/lib/store/universes';
import { readMembership } from '@/lib/store/memberships';
import { commitWeights, readWeights, type StoredWeights, type WeightRow } from '@/lib/store/weights';
import { judgeLines, type ValueSeries } from '../judge/judge-values';
import { judgeWeights } from '../judge/judge-weights';
import { chooseUniverse } from './choose-universe';
import { groupBy } from '../group-by';
import {
  keepSessions,
  nameSome,
  NothingToStore,
  remarkLeftOut,
  settleVerdicts,
  toReadingOptions,
  type UniverseFileImport,
} from './universe-file';
import { recordUniverseImport } from './record-universe-import';
import { requireRealData } from '../commit/require-real-data';
import { createTickerResolver } from '../securities/resolve-ticker';
import type { RunReport } from '../commit/run-report';

interface PlacedWeight extends WeightRow {
  readonly line: number;
}

/** What a file gives and what stands, a series a security. */
function toSeries(
  rows: Iterable<PlacedWeight>,
  stored: ReadonlyMap<number, StoredWeights>,
  symbolOf: ReadonlyMap<number, string>,
): ValueSeries[] {
  const own = groupBy(rows, ({ instrumentId }) => instrumentId);
  return [...new Set([...own.keys(), ...stored.keys()])].map((id): ValueSeries => {
    const { sessions, weights } = stored.get(id) ?? { sessions: [], weights: [] };
    return {
      name: symbolOf.get(id) ?? String(id),
      given: (own.get(id) ?? [])
        .map(({ session, weight, line }) => ({ session, line, value: weight }))
        .sort((one, other) => (one.session < other.session ? -1 : 1)),
      stored: new Map(sessions.map((session, place) => [session, weights[place] ?? Number.NaN])),
    };
  });
}

/**
 * Adds weights of a file, given in percent, to a universe. The file is judged whole first: it is refused where the whole is wrong, single
 * sessions are left out and named, as are columns that are no stored security (a sum, a fund's total) and, where members are stored, securities that never were members. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importWeights(request: UniverseFileImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'weights');
  const read = await readWeightsFile(file, toReadingOptions(request));
  const instruments = await listAnyInstruments(store);
  const ids = new Map(instruments.map(({ id, symbol }) => [symbol, id]));
  const { at } = await createTickerResolver(store);
  const { kept, verdict } = keepSessions(request, read.weights);
  const spells = await readMembership(store, universeId);
  const members = new Set(spells.map(({ instrumentId }) => instrumentId));
  const membersNow = spells.filter(({ until }) => until === null).length;
  const [ignored, strangers, unstored] = [new Set<string>(), new Set<string>(), new Map<SessionDate, number>()];
  const rows = new Map<string, PlacedWeight>();
  for (const { name, session, percent, line } of kept) {
    const instrumentId = ids.get(at(name, session));
    const key = `${instrumentId ?? ''} ${session}`;
    if (instrumentId === undefined) {
      ignored.add(name);
      unstored.set(session, (unstored.get(session) ?? 0) + percent);
    } else if (members.size > 0 && !members.has(instrumentId)) strangers.add(name);
    else if (rows.has(key))
      throw new NothingToStore(`${file}: line ${line}: ${name} and another column are one security on ${session}. Nothing was stored.`);
    else rows.set(key, { instrumentId, session, weight: percent / 100, line });
  }
  const reading = [judgeLines(read), verdict];
  if (rows.size === 0) settleVerdicts(request, reading);
  if (rows.size === 0)
    throw new NothingToStore(
      `${file}: none of ${nameSome([...ignored, ...strangers])} is a stored security or member on a session; import closes or members first. Nothing was stored.`,
    );
  const symbolOf = new Map(instruments.map(({ id, symbol }) => [id, symbol]));
  const judged = judgeWeights(toSeries(rows.values(), await readWeights(store, universeId), symbolOf), {
    membersNow,
    unstored,
    membersOn: (session) =>
      spells.flatMap(({ instrumentId, from, until }) =>
        from <= session && (until === null || session < until) ? [symbolOf.get(instrumentId) ?? String(instrumentId)] : [],
      ),
  });
  const remarks = settleVerdicts(request, [...reading, judged]);
  const { least, most, odd } = judged;
  const sound = [...rows.values()].filter(({ session }) => request.force !== undefined || !odd.has(session));
  const sums = `weights sum to ${least.toFixed(2)}% to ${most.toFixed(2)}% a session`;
  return await recordUniverseImport(request, { file, part: 'weights', source: 'import', force: request.force }, async (options) => {
    await upsertUniverse(store, universe);
    const result = await commitWeights(store, universeId, sound, options);
    return {
      result,
      rowsSeen: read.weights.length,
      remarks: [sums, ...remarkLeftOut(ignored), ...remarkLeftOut(strangers, 'never was a member'), ...remarks],
    };
  });
}

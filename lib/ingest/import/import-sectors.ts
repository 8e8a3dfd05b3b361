import { readSectorsFile } from '@/lib/sources/universe-files/sectors-file';
import { listAnyInstruments } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { commitSectors, readSectors } from '@/lib/store/sectors';
import { upsertUniverse } from '@/lib/store/universes';
import { judgeLines, type FileVerdict } from '../judge/judge-values';
import { nameLines } from '../judge/is-much';
import { chooseUniverse } from './choose-universe';
import { nameSome, NothingToStore, remarkLeftOut, settleVerdicts, type UniverseFileImport } from './universe-file';
import { recordUniverseImport } from './record-universe-import';
import { requireRealData } from '../commit/require-real-data';
import { createTickerResolver } from '../securities/resolve-ticker';
import type { RunReport } from '../commit/run-report';

// A reform of the sectors moves a tenth of the members at most; another scheme, or other names for the same, most of them.
const [fewestMoved, mostMoved] = [3, 0.2];

function judgeRevised(
  rows: readonly { readonly instrumentId: number; readonly sector: string; readonly line: number }[],
  stored: ReadonlyMap<number, string>,
): FileVerdict {
  const known = rows.filter(({ instrumentId }) => stored.has(instrumentId));
  const moved = known.filter(({ instrumentId, sector }) => stored.get(instrumentId) !== sector);
  const isOther = moved.length >= fewestMoved && moved.length / known.length > mostMoved;
  const named = nameLines(
    moved.map(({ instrumentId, sector, line }) => ({ line, text: `${sector} against ${stored.get(instrumentId) ?? ''} stored` })),
  );
  return {
    refusals: isOther
      ? [`${moved.length} of the ${known.length} sectors that are stored already differ: another scheme, or other names (${named})`]
      : [],
    remarks: [],
  };
}

/**
 * Adds sectors of a file to a universe; symbols that are no stored security, or never were
 * members where members are stored, are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importSectors(request: UniverseFileImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'sectors');
  const read = await readSectorsFile(file);
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const members = new Set((await readMembership(store, universeId)).map(({ instrumentId }) => instrumentId));
  const { named } = await createTickerResolver(store);
  const [ignored, strangers] = [new Set<string>(), new Set<string>()];
  const rows = new Map<number, { readonly instrumentId: number; readonly sector: string; readonly line: number }>();
  for (const { ticker, sector, line } of read.sectors) {
    // A sector has no date: under a ticker of any time the security is meant that is called so, or last was.
    const instrumentId = ids.get(named(ticker));
    if (instrumentId === undefined) ignored.add(ticker);
    else if (members.size > 0 && !members.has(instrumentId)) strangers.add(ticker);
    else if (!rows.has(instrumentId) || ids.has(ticker)) rows.set(instrumentId, { instrumentId, sector, line });
  }
  if (rows.size === 0) settleVerdicts(request, [judgeLines(read)]);
  if (rows.size === 0)
    throw new NothingToStore(
      `${file}: none of ${nameSome([...ignored, ...strangers])} is a stored security or member; import closes or members first. Nothing was stored.`,
    );
  const remarks = settleVerdicts(request, [judgeLines(read), judgeRevised([...rows.values()], await readSectors(store, universeId))]);
  return await recordUniverseImport(request, { file, part: 'sectors', source: 'import', force: request.force }, async (options) => {
    await upsertUniverse(store, universe);
    return {
      result: await commitSectors(store, universeId, [...rows.values()], options),
      rowsSeen: read.sectors.length,
      remarks: [...remarks, ...remarkLeftOut(ignored), ...remarkLeftOut(strangers, 'never was a member')],
    };
  });
}

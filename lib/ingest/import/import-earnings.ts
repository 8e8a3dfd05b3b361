import { newYorkDate } from '@/lib/calendar/new-york-date';
import { readEarningsFile, type FiledEarnings } from '@/lib/sources/universe-files/earnings-file';
import { commitEarnings, readEarnings, type EarningsRow } from '@/lib/store/earnings';
import { listAnyInstruments } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { requireRealData } from '../commit/require-real-data';
import type { RunReport } from '../commit/run-report';
import { nameLines } from '../judge/is-much';
import { judgeLines, type FileVerdict } from '../judge/judge-values';
import { createTickerResolver } from '../securities/resolve-ticker';
import { chooseUniverse } from './choose-universe';
import { recordUniverseImport } from './record-universe-import';
import { nameSome, NothingToStore, remarkLeftOut, settleVerdicts, toReadingOptions, type UniverseFileImport } from './universe-file';

interface PlacedEarnings extends EarningsRow {
  readonly line: number;
}

/** Filings of days to come, which nobody can know. */
function judgeFuture(earnings: readonly FiledEarnings[], today: string): FileVerdict {
  const future = earnings.filter(({ filed }) => filed > today);
  if (future.length === 0) return { refusals: [], remarks: [] };
  const named = nameLines(future.map(({ line, filed }) => ({ line, text: `filed on ${filed}` })));
  return { refusals: [`${future.length} filings are of days to come: ${named}`], remarks: [] };
}

/** A filing that is stored is never told otherwise: its own day would then have known what it did not. */
function judgeRewritten(rows: readonly PlacedEarnings[], stored: Awaited<ReturnType<typeof readEarnings>>): FileVerdict {
  const known = new Map(
    [...stored].flatMap(([id, reports]) => reports.map(({ period, filed, value }) => [`${id} ${period} ${filed}`, value] as const)),
  );
  const other = rows.flatMap(({ instrumentId, period, filed, value, line }) => {
    const before = known.get(`${instrumentId} ${period} ${filed}`);
    return before === undefined || before === value
      ? []
      : [{ line, text: `${value} against ${before} stored for ${period}, filed on ${filed}` }];
  });
  return {
    refusals:
      other.length === 0
        ? []
        : [`${other.length} filings that are stored already differ: ${nameLines(other)}; a correction has a later day of filing`],
    remarks: [],
  };
}

/**
 * Adds the quarterly earnings of members, by the day of filing, to a universe. Only filings are added; a file that tells a stored one otherwise is
 * refused, unless forced. Symbols that are no stored security, or never were members where members are stored, are left out and named. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importEarnings(request: UniverseFileImport): Promise<RunReport> {
  const { store, universeId, file, now } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'earnings');
  // Days of filing and ends of quarters need not be sessions.
  const read = await readEarningsFile(file, { ...toReadingOptions(request), isSession: () => true });
  const ids = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const members = new Set((await readMembership(store, universeId)).map(({ instrumentId }) => instrumentId));
  const { at } = await createTickerResolver(store);
  const [ignored, strangers] = [new Set<string>(), new Set<string>()];
  const rows = new Map<string, PlacedEarnings>();
  for (const { ticker, period, filed, value, line } of read.earnings) {
    const instrumentId = ids.get(at(ticker, filed));
    const key = `${instrumentId ?? ''} ${period} ${filed}`;
    if (instrumentId === undefined) ignored.add(ticker);
    else if (members.size > 0 && !members.has(instrumentId)) strangers.add(ticker);
    else if (rows.has(key))
      throw new NothingToStore(`${file}: line ${line}: ${ticker} and another symbol are one security for ${period}. Nothing was stored.`);
    else rows.set(key, { instrumentId, period, filed, value, line });
  }
  const reading = [judgeLines(read), judgeFuture(read.earnings, newYorkDate(now().toISOString()))];
  if (rows.size === 0) settleVerdicts(request, reading);
  if (rows.size === 0)
    throw new NothingToStore(
      `${file}: none of ${nameSome([...ignored, ...strangers])} is a stored security or member; import closes or members first. Nothing was stored.`,
    );
  const placed = [...rows.values()];
  const remarks = settleVerdicts(request, [...reading, judgeRewritten(placed, await readEarnings(store, universeId))]);
  return await recordUniverseImport(request, { file, part: 'earnings', source: 'import', force: request.force }, async (options) => {
    await upsertUniverse(store, universe);
    return {
      result: await commitEarnings(store, universeId, placed, options),
      rowsSeen: read.earnings.length,
      remarks: [...remarks, ...remarkLeftOut(ignored), ...remarkLeftOut(strangers, 'never was a member')],
    };
  });
}

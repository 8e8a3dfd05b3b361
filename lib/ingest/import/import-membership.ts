import { readMembershipFile, type TickerSpell } from '@/lib/sources/universe-files/membership-file';
import { readMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { isTodaysList } from '@/lib/market/universe/survivorship-of';
import { judgeLines } from '../judge/judge-values';
import { judgeMembership } from '../judge/judge-membership';
import { chooseUniverse } from './choose-universe';
import { joinRenamed } from '../renames/join-renamed';
import { ensureMembers } from '../securities/ensure-members';
import { mergeSpells } from '../securities/merge-spells';
import { groupBy } from '../group-by';
import { storeExact } from '../snapshots/store-exact';
import { settleVerdicts, type UniverseFileImport } from './universe-file';
import { recordUniverseImport } from './record-universe-import';
import { requireRealData } from '../commit/require-real-data';
import { createTickerResolver, type SecuritySpell } from '../securities/resolve-ticker';
import type { RunReport } from '../commit/run-report';

function listRenamed(spells: readonly (SecuritySpell & Pick<TickerSpell, 'ticker'>)[]): string[] {
  return [...new Set(spells.flatMap(({ ticker, symbol }) => (symbol === ticker ? [] : [`${ticker} is ${symbol}`])))];
}

/**
 * Makes a file all that stands of a universe's membership. Tickers are resolved to securities; unknown ones become instruments that are
 * not followed. A list that nobody ever left is taken for today's members applied to the past. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importMembership(request: UniverseFileImport): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'members');
  const read = await readMembershipFile(file, { order: request.order });
  const { spells, snapshots } = read;
  const resolver = await createTickerResolver(store);
  const resolved = spells.flatMap(({ ticker, ...spell }) => resolver.during(ticker, spell).map((piece) => ({ ...piece, ticker })));
  const merged = [...groupBy(resolved, ({ symbol }) => symbol)].flatMap(([symbol, own]) =>
    mergeSpells(own).map((spell) => ({ ...spell, symbol })),
  );
  // A line that is left out would take a member away without a gap to show it: one is enough to refuse the list.
  const forced = settleVerdicts(request, [
    judgeLines(read, true),
    judgeMembership({
      spells: merged,
      stored: (await readMembership(store, universeId)).filter(({ lastWithout }) => lastWithout === null),
      snapshots,
    }),
  ]);
  return await recordUniverseImport(request, { file, part: 'membership', source: 'import', force: request.force }, async (options) => {
    const joined = await joinRenamed({ store, now: request.now, fence: request.fence, runId: options.runId });
    const instruments = await ensureMembers(
      store,
      merged.map(({ symbol }) => symbol),
    );
    const rows = merged.flatMap(({ symbol, from, until }) => {
      const instrument = instruments.get(symbol);
      return instrument === undefined ? [] : [{ from, until, instrumentId: instrument.id }];
    });
    await upsertUniverse(store, universe);
    const renamed = listRenamed(resolved);
    const remarks = [
      ...forced,
      ...joined,
      ...(snapshots === null
        ? []
        : [`read as ${snapshots.length} snapshots: a member came with the first that has it and left with the first that lacks it`]),
      ...(renamed.length > 0 ? [`one security under several tickers: ${renamed.join(', ')}`] : []),
      ...(universe.survivorship !== 'hindsight' && isTodaysList(rows)
        ? ["nobody ever left this list: it is taken for today's members applied to the past, and every result says so"]
        : []),
    ];
    const { result, remark } = await storeExact(store, universeId, rows, options);
    return { result, rowsSeen: spells.length, remarks: [...remarks, ...remark] };
  });
}

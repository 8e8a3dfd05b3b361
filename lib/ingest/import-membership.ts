import type { SessionDate } from '@/lib/calendar/session-date';
import { readMembershipFile, type TickerSpell } from '@/lib/sources/universe-files/membership-file';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { findDefaultUniverse } from '@/lib/studies/universe/default-universes';
import { chooseUniverse } from './choose-universe';
import { ensureMembers } from './ensure-members';
import { recordFacts, type UniverseImport } from './record-facts';
import { groupBy } from './group-by';
import { requireRealData } from './require-real-data';
import { createTickerResolver } from './resolve-ticker';
import type { RunReport } from './run-report';

interface Spell {
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

/** Spells of one security under several tickers as one where they touch or overlap. */
export function mergeSpells(spells: readonly Spell[]): Spell[] {
  const merged: Spell[] = [];
  for (const spell of [...spells].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || (last.until !== null && last.until < spell.from)) merged.push(spell);
    else merged[merged.length - 1] = { from: last.from, until: last.until === null || spell.until === null ? null : last.until > spell.until ? last.until : spell.until };
  }
  return merged;
}

function listRenamed(spells: readonly TickerSpell[], resolved: readonly string[]): string[] {
  return [...new Set(spells.flatMap(({ ticker }, index) => (resolved[index] === ticker ? [] : [`${ticker} is ${resolved[index]}`])))];
}

/**
 * Makes a file all that stands of a universe's membership. Tickers are resolved to securities; unknown ones become instruments that are
 * not followed. A list that nobody ever left is taken for today's members applied to the past. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importMembership(request: UniverseImport & { readonly file: string }): Promise<RunReport> {
  const { store, universeId, file } = request;
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'members');
  const spells = await readMembershipFile(file);
  const resolve = await createTickerResolver(store);
  return await recordFacts(request, { file, part: 'membership', source: 'import' }, async (options) => {
    const resolved = spells.map(({ ticker, from }) => resolve(ticker, from));
    const instruments = await ensureMembers(store, resolved);
    const bySymbol = groupBy(spells.map((spell, index) => ({ ...spell, symbol: resolved[index] ?? spell.ticker })), ({ symbol }) => symbol);
    const rows = [...bySymbol].flatMap(([symbol, own]) => {
      const instrument = instruments.get(symbol);
      return instrument === undefined ? [] : mergeSpells(own).map((spell) => ({ ...spell, instrumentId: instrument.id }));
    });
    const isTodaysList = spells.every(({ until }) => until === null) && universe.survivorship !== 'hindsight';
    const shipped = findDefaultUniverse(universeId)?.survivorship ?? universe.survivorship;
    await upsertUniverse(store, { ...universe, survivorship: isTodaysList ? 'survivors' : shipped });
    const renamed = listRenamed(spells, resolved);
    const remarks = [
      ...(renamed.length > 0 ? [`one security under several tickers: ${renamed.join(', ')}`] : []),
      ...(isTodaysList ? ['nobody ever left this list: it is taken for today\'s members applied to the past, and every result says so'] : []),
    ];
    return { result: await replaceMembership(store, universeId, rows, options), rowsSeen: spells.length, remarks };
  });
}

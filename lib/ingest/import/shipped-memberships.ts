import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { listCoverage } from '@/lib/store/coverage';
import { getDataVersion } from '@/lib/store/data-version';
import { listAnyInstruments } from '@/lib/store/instruments';
import { readMembership, replaceMembership, type SpellRow } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';
import { upsertUniverse } from '@/lib/store/universes';
import { magnificentSymbols } from '@/lib/market/groups';
import type { ShippedMemberUniverse } from '@/lib/market/universe/members-from';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { Fence } from '@/lib/store/close-row';
import { recordUniverseImport, type UniverseImport } from './record-universe-import';
import { requireRealData } from '../commit/require-real-data';
import type { RunReport } from '../commit/run-report';

interface ShippedMembership {
  readonly symbols: readonly string[];
  /** The first session of each, or null for that of its first close. */
  readonly from: SessionDate | null;
}

/** Memberships that need no file: the seven since the last of them was listed (Meta), and the sector funds since each began. */
const shippedMemberships = {
  mag7: { symbols: magnificentSymbols, from: parseSessionDate('2012-05-18') },
  sectors: { symbols: ['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY'], from: null },
} as const satisfies Readonly<Record<ShippedMemberUniverse, ShippedMembership>>;
const membershipOf: Readonly<Partial<Record<string, ShippedMembership>>> = shippedMemberships;

/** Instruments of a shipped membership have no closes yet. */
export class MembersMissing extends Error {
  override readonly name = 'MembersMissing';
}

async function listSpells(
  store: Store,
  { symbols, from }: ShippedMembership,
): Promise<{ readonly spells: SpellRow[]; readonly missing: string[] }> {
  const firstOf = new Map((await listCoverage(store)).map(({ instrumentId, first }) => [instrumentId, first]));
  const idOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [symbol, id]));
  const missing: string[] = [];
  const spells = symbols.flatMap((symbol): SpellRow[] => {
    const instrumentId = idOf.get(symbol);
    const first = instrumentId === undefined ? undefined : firstOf.get(instrumentId);
    if (instrumentId !== undefined && first !== undefined) return [{ instrumentId, from: from ?? first, until: null }];
    missing.push(symbol);
    return [];
  });
  return { spells, missing };
}

/** Makes the shipped membership of `mag7` or `sectors` all that stands of it. @throws MembersMissing, SampleMarketHeld, LeaseLost. */
export async function importShipped(request: UniverseImport): Promise<RunReport> {
  const { store, universeId } = request;
  const [shipped, universe] = [membershipOf[universeId], findDefaultUniverse(universeId)];
  if (shipped === undefined || universe === undefined) {
    throw new MembersMissing(
      `The members of ${universeId} come from a file: npm run data -- universe import ${universeId} <file>. Without one: ${Object.keys(shippedMemberships).join(', ')}.`,
    );
  }
  await requireRealData(store, 'members');
  const { spells, missing } = await listSpells(store, shipped);
  if (missing.length > 0)
    throw new MembersMissing(
      `${universe.name}: the store has no closes of ${missing.join(', ')}. Import or pull them first. Nothing was stored.`,
    );
  return await recordUniverseImport(request, { file: null, part: 'membership', source: 'shipped' }, async (options) => {
    await upsertUniverse(store, universe);
    return { result: await replaceMembership(store, universeId, spells, options), rowsSeen: spells.length, remarks: [] };
  });
}

/**
 * Brings the shipped memberships up to date where all of their instruments have closes; one that came from a file is left alone, and
 * so is the sample market. Answers the universes that changed. The caller holds the writer's lease.
 */
export async function refreshShipped(store: Store, fence: Fence): Promise<string[]> {
  if ((await getDataVersion(store)).simulated) return [];
  const changed: string[] = [];
  for (const [id, shipped] of Object.entries(shippedMemberships)) {
    const universe = findDefaultUniverse(id);
    const { spells, missing } = await listSpells(store, shipped);
    const isOther = (await readMembership(store, id)).some(({ source }) => source !== 'shipped');
    if (universe === undefined || missing.length > 0 || isOther) continue;
    await upsertUniverse(store, universe);
    const { added, withdrawn } = await replaceMembership(store, id, spells, { source: 'shipped', fence });
    if (added + withdrawn > 0) changed.push(id);
  }
  return changed;
}

import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { commitUniverseTables, type UniverseRows, type UniverseCommitOptions, type UniverseCommitResult } from './commit-universe-rows';
import { toExactRows, type ExactSpells } from './exact-memberships';
import { membershipTable, selectMembership } from './sql/universe-statements';
import { newestVersion } from './sql/versioned-rows';
import { memberSourcesAt } from './sql/member-statements';
import type { Store } from './store';

/** A spell of membership. */
export interface SpellRow {
  readonly instrumentId: number;
  /** First session as a member. */
  readonly from: SessionDate;
  /** The day from which it is no member any more (exclusive), or null while it is one. */
  readonly until: SessionDate | null;
  /** Of a spell found by comparing snapshots: the last session before `from` on which it was known to be no member. */
  readonly lastWithout?: SessionDate | null | undefined;
  /** And the last before `until` on which it was known to be one. */
  readonly lastWith?: SessionDate | null | undefined;
}

/** A stored spell with the description of its instrument. */
export interface MemberRow extends SpellRow {
  readonly symbol: string;
  readonly name: string;
  readonly basis: 'price' | 'total' | 'both';
  readonly lastWithout: SessionDate | null;
  readonly lastWith: SessionDate | null;
  /** 'import', 'shipped', 'simulated', or where the snapshots come from. */
  readonly source: string;
}

function requireSpells(spells: readonly SpellRow[]): void {
  const sorted = [...spells].sort((one, other) => one.instrumentId - other.instrumentId || (one.from < other.from ? -1 : 1));
  sorted.forEach(({ instrumentId, from, until }, index) => {
    const before = sorted[index - 1];
    if (!isSessionDate(from) || (until !== null && !isSessionDate(until)))
      throw new RangeError(`A spell from "${String(from)}" to "${String(until)}" has no proper dates; they are written YYYY-MM-DD`);
    if (until !== null && until <= from)
      throw new RangeError(`A spell ends on ${until} and begins on ${from}; its end is the first day after it`);
    if (before?.instrumentId === instrumentId && (before.until === null || before.until > from)) {
      throw new RangeError(`Two spells of instrument ${instrumentId} overlap: from ${before.from} and from ${from}`);
    }
  });
}

/** The spells as rows of the store. @throws RangeError for bad dates and overlapping spells of one instrument. */
export function toMembershipRows(universeId: string, spells: readonly SpellRow[]): Omit<UniverseRows, 'source'> {
  requireSpells(spells);
  return {
    table: membershipTable,
    universeId,
    rows: spells.map(({ instrumentId, from, until, lastWithout, lastWith }) => [
      instrumentId,
      from,
      until,
      lastWithout ?? null,
      lastWith ?? null,
    ]),
    isWhole: true,
  };
}

/**
 * Makes the spells all that stands of a universe's members: those that stand already are left alone, others are withdrawn under the new
 * version, new ones are added. The universe must be stored. `exact` are the days that a file gave, kept beside what is made of them.
 * @throws RangeError for bad or overlapping spells, LeaseLost, MixedDataSet between real and simulated.
 */
export async function replaceMembership(
  store: Store,
  universeId: string,
  spells: readonly SpellRow[],
  options: UniverseCommitOptions,
  exact?: ExactSpells,
): Promise<UniverseCommitResult> {
  const kept = exact === undefined ? [] : [toExactRows(universeId, exact)];
  return await commitUniverseTables(store, [toMembershipRows(universeId, spells), ...kept], 'membership', options);
}

const sourceRows = z.array(z.object({ source: z.string().nullable() }));

/** Where the newest closes of the members, as known at a data version, come from, in alphabetical order: provider ids and 'import'. */
export async function listMemberSources(store: Store, universeId: string, version: number): Promise<string[]> {
  const found = sourceRows.parse(
    await store.reader.$queryRawUnsafe(store.dialect.toNative(memberSourcesAt), version, universeId, universeId, version, version),
  );
  return found.flatMap(({ source }) => source ?? []).sort();
}

const session = z.string().refine(isSessionDate);
const rows = z.array(
  z.object({
    instrumentId: z.number().int(),
    symbol: z.string(),
    name: z.string(),
    basis: z.enum(['price', 'total', 'both']),
    from: session,
    until: session.nullable(),
    lastWithout: session.nullable(),
    lastWith: session.nullable(),
    source: z.string(),
  }),
);

/** The spells that stand, or stood at a data version, by symbol and date. */
export async function readMembership(store: Store, universeId: string, version: number = newestVersion): Promise<MemberRow[]> {
  return rows.parse(await store.reader.$queryRawUnsafe(store.dialect.toNative(selectMembership), version, universeId, version, version));
}

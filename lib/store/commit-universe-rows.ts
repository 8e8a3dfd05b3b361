import 'server-only';
import type { Fence } from './close-row';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { requireGuards, runGuarded } from './guarded-batch';
import { planRaise } from './plan-raise';
import { selectVersion, toVersion } from './sql/close-statements';
import { planVersionedRows } from './plan-versioned-rows';
import { areTouched, toAffected, type VersionedTable } from './sql/versioned-rows';
import type { Store } from './store';

/** What every commit of rows of a universe may be told. */
export interface UniverseCommitOptions {
  /** Where the rows come from: 'import', 'simulated'. */
  readonly source: string;
  readonly fence?: Fence | undefined;
  readonly runId?: number | null | undefined;
  /** Whether the rows are of the sample market; must match what the store holds. */
  readonly simulated?: boolean | undefined;
  /** Instant of the commit; now, if left out. */
  readonly committedAt?: string | undefined;
}

export interface UniverseCommitResult {
  readonly added: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  /** The store's version after the commit; raised only if something changed. */
  readonly dataVersion: number;
}

/** Rows of one table of a universe. */
export interface UniverseRows {
  readonly table: VersionedTable;
  readonly universeId: string;
  readonly source: string;
  /** Keys, then values, in the order of the table. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Whether what is not among the rows is withdrawn. */
  readonly isWhole: boolean;
  /** The session of which the rows are all that stands. */
  readonly wholeSession?: string | undefined;
}

/** The statements of a batch that bring a table of a universe to the rows. */
export function planUniverseRows(
  store: Store,
  writer: PrismaClient,
  { universeId, ...rows }: UniverseRows,
): Prisma.PrismaPromise<number>[] {
  return planVersionedRows(store, writer, { ...rows, ownerId: universeId });
}

type Request = Omit<UniverseRows, 'source'>;

/**
 * Stores rows of one table of a universe in one transaction and raises the version where that changed something.
 * @throws LeaseLost if `fence` is no longer current, MixedDataSet between real and simulated.
 */
export async function commitUniverseRows(
  store: Store,
  request: Request,
  reason: string,
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  return await commitUniverseTables(store, [request], reason, options);
}

/** The same of several tables in one transaction; what is counted is the first of them. */
export async function commitUniverseTables(
  store: Store,
  requests: readonly [Request, ...Request[]],
  reason: string,
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  const { runId = null, simulated = false } = options;
  const guards = { fence: options.fence ?? null, simulated };
  const committedAt = options.committedAt ?? new Date().toISOString();
  const [counted, ...others] = requests;
  return await runGuarded(store, guards, async (writer) => {
    const first = requireGuards(store, writer, guards);
    const planned = planUniverseRows(store, writer, { ...counted, source: options.source });
    const results: unknown[] = await writer.$transaction([
      ...first,
      ...planned,
      ...others.flatMap((request) => planUniverseRows(store, writer, { ...request, source: options.source })),
      ...planRaise(store, writer, areTouched(requests.map(({ table }) => table)), {
        committedAt,
        reason,
        runId,
        simulated,
        fence: guards.fence,
      }),
      writer.$queryRawUnsafe(selectVersion),
    ]);
    const touched = toAffected(results.slice(first.length, first.length + planned.length));
    const added = counted.rows.length === 0 ? 0 : (touched.at(-1) ?? 0);
    const withdrawn = touched.reduce((sum, count) => sum + count, 0) - added;
    return { added, withdrawn, unchanged: counted.rows.length - added, dataVersion: toVersion(results.at(-1)) };
  });
}

/** @throws RangeError naming the first key that stands twice. */
export function requireDistinct(keys: Iterable<string>, what: string): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new RangeError(`${what} of ${key} stands twice among the rows to store`);
    seen.add(key);
  }
}

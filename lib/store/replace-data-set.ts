import 'server-only';
import type { ChangeReason, CloseRow, Fence } from './close-row';
import { serializeRows } from './closes';
import { requireGuards, runGuarded } from './guarded-batch';
import { toInstrumentColumns, type InstrumentInput } from './instruments';
import { planAllSeries, type SeriesData } from './observations';
import { areBareCloses, planNewCloses } from './plan-new-closes';
import { planRaise } from './plan-raise';
import { planSources } from './plan-sources';
import * as statements from './sql/close-statements';
import { listSeries } from './series';
import { observationTable } from './sql/series-rows';
import { universeTables } from './sql/universe-statements';
import { areTouched } from './sql/versioned-rows';
import type { Store } from './store';
import { planUniverses, type UniverseData } from './universe-data';

export interface ReplacementRequest {
  /** Every instrument of the new data set; created or changed in the same commit as the closes. */
  readonly instruments: readonly InstrumentInput[];
  readonly rowsBySymbol: ReadonlyMap<string, readonly CloseRow[]>;
  readonly reason?: ChangeReason;
  /** What the new data set has of universes; of all others everything is withdrawn. */
  readonly universes?: readonly UniverseData[];
  /** Series that are not prices; of all others everything is withdrawn. */
  readonly series?: readonly SeriesData[];
  /** Whether the new data set is the sample market. */
  readonly simulated: boolean;
  readonly runId?: number | null;
  readonly fence?: Fence;
  readonly committedAt?: string;
}

export interface ReplacementResult {
  /** Closes logged: inserted, changed and removed. */
  readonly changed: number;
  readonly dataVersion: number;
}

const isChanged = `${statements.areClosesLogged} OR ${areTouched([...universeTables, observationTable])}`;

/**
 * Makes the given rows the whole data set, in one transaction under one data version: rows are taken as they are (source
 * included), sessions that are not given are removed, instruments, universes and series that are not given become empty. All of it is logged.
 * @throws LeaseLost if `fence` is no longer current, RangeError for a bad row or rows of an instrument that is not given.
 */
export async function replaceDataSet(store: Store, request: ReplacementRequest): Promise<ReplacementResult> {
  const { instruments, simulated, reason = 'replacement', runId = null } = request;
  const { dialect } = store;
  const guards = { fence: request.fence ?? null, simulated: null };
  const columns = instruments.map(toInstrumentColumns);
  const symbols = new Set(columns.map(({ symbol }) => symbol));
  const bareBySymbol = new Map<string, readonly CloseRow[]>();
  const jsonBySymbol = new Map<string, string>();
  for (const [symbol, rows] of request.rowsBySymbol) {
    if (!symbols.has(symbol.toUpperCase()))
      throw new RangeError(`Rows were given for ${symbol}, which is not among the instruments of the data set`);
    if (areBareCloses(rows)) bareBySymbol.set(symbol.toUpperCase(), rows);
    else jsonBySymbol.set(symbol.toUpperCase(), serializeRows(rows));
  }
  return await runGuarded(store, guards, async (writer) => {
    // New instruments get their ids first. Alone they hold nothing, so a crash before the commit leaves nothing to undo.
    const known = new Set((await writer.instrument.findMany({ select: { symbol: true } })).map(({ symbol }) => symbol));
    await writer.instrument.createMany({ data: columns.filter(({ symbol }) => !known.has(symbol)) });
    const stored = await writer.instrument.findMany({ select: { id: true, symbol: true }, orderBy: { id: 'asc' } });
    const isNew = ({ symbol }: { symbol: string }) => bareBySymbol.has(symbol) && !known.has(symbol);
    const added = stored.filter(isNew).map(({ id, symbol }) => ({ instrumentId: id, rows: bareBySymbol.get(symbol) ?? [] }));
    const compared = stored.filter((instrument) => !isNew(instrument));
    const run = (sql: string, ...values: unknown[]) => writer.$executeRawUnsafe(dialect.toNative(sql), ...values);
    const logs = compared.flatMap(({ id, symbol }) => {
      const json = jsonBySymbol.get(symbol) ?? serializeRows(bareBySymbol.get(symbol) ?? []);
      return [
        run(statements.logRemovals(dialect), reason, runId, id, json),
        run(statements.logReplacement(dialect), id, reason, runId, json, id),
      ];
    });
    const applies = compared.flatMap(({ id }) => [run(statements.applyRemovals, id, id), run(statements.applyChanges, id)]);
    const storedIds = (await writer.universe.findMany({ select: { id: true } })).map(({ id }) => id);
    const storedSeries = await listSeries(store);
    const idBySymbol = new Map(stored.map(({ id, symbol }) => [symbol, id]));
    const raise = planRaise(store, writer, isChanged, {
      committedAt: request.committedAt ?? new Date().toISOString(),
      reason,
      runId,
      simulated,
      fence: guards.fence,
    });
    const results: unknown[] = await writer.$transaction([
      ...requireGuards(store, writer, guards),
      planSources(store, writer, request.rowsBySymbol.values()),
      ...logs,
      ...applies,
      ...planNewCloses(store, writer, added, runId),
      ...columns
        .filter(({ symbol }) => known.has(symbol))
        .map(({ symbol, ...data }) => writer.instrument.update({ where: { symbol }, data })),
      ...planUniverses(store, writer, {
        universes: request.universes ?? [],
        idBySymbol,
        storedIds,
        source: simulated ? 'simulated' : 'import',
      }),
      ...planAllSeries(store, writer, request.series ?? [], storedSeries),
      writer.$queryRawUnsafe(dialect.toNative(statements.countAllChanges)),
      ...raise,
      writer.$queryRawUnsafe(statements.selectVersion),
    ]);
    return { changed: statements.toTotal(results.at(-raise.length - 2)), dataVersion: statements.toVersion(results.at(-1)) };
  });
}

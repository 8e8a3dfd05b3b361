import 'server-only';
import { toDayNumber } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { ChangeReason, CloseRow, Fence } from './close-row';
import { requireGuards, runGuarded } from './guarded-batch';
import { toInstrumentColumns, type InstrumentInput } from './instruments';
import { planUpsert } from './plan-row';
import { planRaise } from './plan-raise';
import { planSources } from './plan-sources';
import * as statements from './sql/close-statements';
import type { Store } from './store';

export interface CommitRequest {
  readonly instrumentId: number;
  /** How the instrument is described from this commit on; as before, if left out. */
  readonly description?: InstrumentInput;
  /** Any order, each session once. */
  readonly rows: readonly CloseRow[];
  /** Written for changed rows; final flips name themselves, and inserts have none. */
  readonly reason?: ChangeReason;
  readonly runId?: number | null;
  readonly fence?: Fence;
  /** Whether the rows are of the sample market; must match what the store holds. */
  readonly simulated?: boolean;
  /** Instant of the commit; now, if left out. */
  readonly committedAt?: string;
}

export interface CommitResult {
  readonly inserted: number;
  readonly revised: number;
  readonly unchanged: number;
  /** The store's version after the commit; raised only if something changed. */
  readonly dataVersion: number;
}

/**
 * The rows as the JSON text that the statements take.
 * @throws RangeError for a bad or repeated session or a number that is not finite.
 */
export function serializeRows(rows: readonly CloseRow[]): string {
  requireDistinctSessions(rows);
  // Text by hand: a third of a bulk write's time went into arrays that only JSON.stringify saw.
  let text = '';
  for (const { session, open, high, low, close, adjClose, provisional, source } of rows) {
    if (!(isPrice(open) && isPrice(high) && isPrice(low) && Number.isFinite(close) && isPrice(adjClose))) {
      throw new RangeError(
        `The row of ${session} has a price that is not a finite number: ${[open, high, low, close, adjClose].join(', ')}`,
      );
    }
    text += `,[${toDayNumber(session)},${open},${high},${low},${close},${adjClose},${provisional ? '1' : '0'},${quoteSource(source)}]`;
  }
  return `[${text.slice(1)}]`;
}

function requireDistinctSessions(rows: readonly CloseRow[]): void {
  let previous = '';
  let ascending = true;
  for (const { session } of rows) {
    if (!isSessionDate(session)) throw new RangeError(`"${String(session)}" is no session date; it is written YYYY-MM-DD`);
    if (session === previous) throw new RangeError(`The session ${session} stands twice among the rows to store`);
    ascending &&= session > previous;
    previous = session;
  }
  if (ascending) return;
  const seen = new Set<string>();
  for (const { session } of rows) {
    if (seen.has(session)) throw new RangeError(`The session ${session} stands twice among the rows to store`);
    seen.add(session);
  }
}

function isPrice(value: number | null): boolean {
  return value === null || Number.isFinite(value);
}

const sourcePattern = /^[\w.:-]*$/;

function quoteSource(source: string): string {
  return sourcePattern.test(source) ? `"${source}"` : JSON.stringify(source);
}

export interface ManyClosesRequest extends Omit<CommitRequest, 'instrumentId' | 'description' | 'rows' | 'reason'> {
  /** Each instrument once. */
  readonly items: readonly Pick<CommitRequest, 'instrumentId' | 'description' | 'rows' | 'reason'>[];
  /** Written for the version. */
  readonly reason: string;
}

/**
 * Stores rows of several instruments in one transaction: what is new or differs is logged as CloseRevision, copied into Close and
 * given the next data version; rows that are stored already change nothing. A provisional row never replaces a final one; a
 * missing open, high, low or adjClose takes nothing from a stored row with the same close. Never deletes. Results in the order of `items`.
 * @throws LeaseLost if `fence` is no longer current, MixedDataSet between real and simulated, RangeError for a bad row.
 */
export async function commitManyCloses(store: Store, request: ManyClosesRequest): Promise<CommitResult[]> {
  const { runId = null, simulated = false } = request;
  const { dialect } = store;
  const items = request.items.map((item) => ({ ...item, json: serializeRows(item.rows) }));
  const committedAt = request.committedAt ?? new Date().toISOString();
  const guards = { fence: request.fence ?? null, simulated };
  return await runGuarded(store, guards, async (writer) => {
    const run = (sql: string, ...values: unknown[]) => writer.$executeRawUnsafe(dialect.toNative(sql), ...values);
    const raise = planRaise(store, writer, statements.areClosesLogged, {
      committedAt,
      reason: request.reason,
      runId,
      simulated,
      fence: guards.fence,
    });
    const results: unknown[] = await writer.$transaction([
      ...requireGuards(store, writer, guards),
      planSources(
        store,
        writer,
        items.map(({ rows }) => rows),
      ),
      ...items.flatMap(({ description }) =>
        description === undefined ? [] : [planUpsert(store, writer, 'Instrument', ['symbol'], toInstrumentColumns(description))],
      ),
      ...items.flatMap(({ instrumentId, reason = 'revision', json }) => [
        run(statements.logChanges(dialect), instrumentId, reason, runId, json, instrumentId),
        run(statements.applyChanges, instrumentId),
      ]),
      ...items.map(({ instrumentId }) => writer.$queryRawUnsafe(dialect.toNative(statements.countChanges), instrumentId)),
      ...raise,
      writer.$queryRawUnsafe(statements.selectVersion),
    ]);
    const dataVersion = statements.toVersion(results.at(-1));
    return items.map(({ rows }, index) => {
      const { inserted, total } = statements.toCounts(results.at(index - items.length - raise.length - 1));
      return { inserted, revised: total - inserted, unchanged: rows.length - total, dataVersion };
    });
  });
}

/** Stores rows of one instrument in one transaction, see `commitManyCloses`. */
export async function commitCloses(store: Store, request: CommitRequest): Promise<CommitResult> {
  const { instrumentId, description, rows, reason = 'revision', ...others } = request;
  const item = { instrumentId, rows, reason, ...(description === undefined ? {} : { description }) };
  const [result] = await commitManyCloses(store, { ...others, items: [item], reason });
  if (result === undefined) throw new Error('A commit of one instrument answered nothing');
  return result;
}

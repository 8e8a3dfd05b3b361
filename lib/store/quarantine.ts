import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Quarantine as QuarantineRecord } from './generated/sqlite/client';
import { planInsertMissing } from './plan-row';
import type { Store } from './store';

export interface QuarantineInput {
  readonly symbol: string;
  /** Null where the row names no readable session. */
  readonly session: SessionDate | null;
  readonly provider: string;
  readonly reason: string;
  /** The row as it came; anything that JSON can hold. */
  readonly row: unknown;
  readonly runId?: number | null;
}

// SQLite takes so many values in a statement, and some more.
const idsAtOnce = 1000;

export type QuarantineState = 'open' | 'accepted' | 'rejected';

export interface QuarantinedRow {
  readonly id: number;
  readonly symbol: string;
  readonly session: SessionDate | null;
  readonly provider: string;
  readonly reason: string;
  readonly row: unknown;
  readonly state: QuarantineState;
  readonly runId: number | null;
  readonly foundAt: string;
  readonly decidedAt: string | null;
}

const state = z.enum(['open', 'accepted', 'rejected']);

function toRow({ finding: _finding, ...record }: QuarantineRecord): QuarantinedRow {
  const { session } = record;
  const row = JSON.parse(record.row) as unknown;
  return { ...record, session: session !== null && isSessionDate(session) ? session : null, row, state: state.parse(record.state) };
}

function toColumns(input: QuarantineInput, foundAt: string) {
  const { symbol, session, provider, reason, runId = null } = input;
  const row = JSON.stringify(input.row ?? null);
  const finding = createHash('sha256')
    .update(JSON.stringify([symbol, session, provider, reason, row]))
    .digest('hex');
  return { symbol, session, provider, reason, row, finding, state: 'open', runId, foundAt };
}

/**
 * Keeps suspicious rows with the reason; answers how many are new. The same finding (row and reason) is kept once, whatever
 * was decided about it: a rejected row does not come back with the next pull.
 */
export async function addQuarantine(store: Store, inputs: readonly QuarantineInput[], now: string): Promise<number> {
  if (inputs.length === 0) return 0;
  const columns = inputs.map((input) => toColumns(input, now));
  return await store.write(async (writer) => {
    const added = await writer.$transaction(columns.map((row) => planInsertMissing(store, writer, 'Quarantine', ['finding'], row)));
    return added.reduce((sum, count) => sum + count, 0);
  });
}

/** Which quarantined rows are meant; what is left out holds for all. */
export interface QuarantineFilter {
  readonly state?: QuarantineState | undefined;
  /** One, or any of some: a thousand at most. */
  readonly symbol?: string | readonly string[] | undefined;
  readonly runId?: number | undefined;
  /** A part of the reason, as it is written. */
  readonly reason?: string | undefined;
}

function toWhere({ state: wanted, symbol, runId, reason }: QuarantineFilter) {
  return {
    ...(wanted === undefined ? {} : { state: wanted }),
    ...(symbol === undefined ? {} : { symbol: typeof symbol === 'string' ? symbol : { in: [...symbol] } }),
    ...(runId === undefined ? {} : { runId }),
    ...(reason === undefined ? {} : { reason: { contains: reason } }),
  };
}

/** Quarantined rows, newest first; all of them, or a page. */
export async function listQuarantine(
  store: Store,
  filter: QuarantineFilter = {},
  page: { readonly skip?: number; readonly take?: number } = {},
): Promise<QuarantinedRow[]> {
  const records = await store.reader.quarantine.findMany({ where: toWhere(filter), orderBy: { id: 'desc' }, ...page });
  return records.map(toRow);
}

/** The symbols that have such rows, ascending. */
export async function listQuarantinedSymbols(store: Store, filter: QuarantineFilter): Promise<string[]> {
  const groups = await store.reader.quarantine.groupBy({ by: ['symbol'], where: toWhere(filter) });
  // Not by the database, whose order of letters is its own.
  return groups.map(({ symbol }) => symbol).sort();
}

/** How many quarantined rows there are. */
export async function countQuarantine(store: Store, filter: QuarantineFilter = {}): Promise<number> {
  return await store.reader.quarantine.count({ where: toWhere(filter) });
}

/** A text that differs whenever other rows are open: a row that comes has a new id, and of one that is decided there is one open less. */
export async function stampQuarantine(store: Store): Promise<string> {
  const [open, { _max: newest }] = await Promise.all([
    countQuarantine(store, { state: 'open' }),
    store.reader.quarantine.aggregate({ _max: { id: true } }),
  ]);
  return `${open} of ${newest.id ?? 0}`;
}

/** One quarantined row, or null. */
export async function findQuarantine(store: Store, id: number): Promise<QuarantinedRow | null> {
  const record = await store.reader.quarantine.findUnique({ where: { id } });
  return record === null ? null : toRow(record);
}

/** Decides about many open rows in one statement a thousand; answers how many were open. As `decideQuarantine`, it stores no close. */
export async function decideMany(store: Store, ids: readonly number[], decision: 'accepted' | 'rejected', now: string): Promise<number> {
  let decided = 0;
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const some = ids.slice(at, at + idsAtOnce);
    decided += (
      await store.write((writer) =>
        writer.quarantine.updateMany({ where: { id: { in: [...some] }, state: 'open' }, data: { state: decision, decidedAt: now } }),
      )
    ).count;
  }
  return decided;
}

/**
 * Decides about an open row; null when there is none with this id or it is decided already. Accepting only marks the row:
 * storing its close is the caller's, with `commitCloses` and the reason 'accepted'.
 */
export async function decideQuarantine(
  store: Store,
  id: number,
  decision: 'accepted' | 'rejected',
  now: string,
): Promise<QuarantinedRow | null> {
  const decided = await store.write((writer) =>
    writer.quarantine.updateMany({ where: { id, state: 'open' }, data: { state: decision, decidedAt: now } }),
  );
  return decided.count === 0 ? null : await findQuarantine(store, id);
}

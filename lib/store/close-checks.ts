import 'server-only';
import { z } from 'zod';
import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { sourcesAgree } from '@/lib/market/sources-agree';
import type { Fence } from './close-row';
import type { CloseCheck as CheckRecord } from './generated/sqlite/client';
import { requireGuards, runGuarded } from './guarded-batch';
import { planRaise } from './plan-raise';
import type { SqlDialect } from './sql/dialect';
import type { Store } from './store';

/** What another source says of a session. */
export interface CheckedClose {
  readonly session: SessionDate;
  readonly source: string;
  /** Split-adjusted. */
  readonly close: number;
}

export interface CheckCommit {
  readonly fence: Fence;
  readonly runId: number | null;
  /** Instant. */
  readonly checkedAt: string;
}

type NewCheck = Omit<CheckRecord, 'id' | 'runId' | 'checkedAt' | 'addedVersion'>;

interface Planned {
  readonly row: NewCheck;
  /** Whether the close is disputed by it, or was by what the same source said before. */
  readonly changesDispute: boolean;
}

const kinds = z.enum(['index', 'stock', 'etf', 'composite']);

function nameCheck({ session, source }: Pick<CheckRecord, 'session' | 'source'>): string {
  return `${session} ${source}`;
}

/** What of the checks of one instrument is new: not what its source said before of the same close, nor of a close that is its own or not final. */
async function planChecks(store: Store, instrumentId: number, checks: readonly CheckedClose[]): Promise<Planned[]> {
  const sessions = [...new Set(checks.map(({ session }) => session))];
  const [instrument, closes, sources, known] = await Promise.all([
    store.reader.instrument.findUniqueOrThrow({ where: { id: instrumentId } }),
    store.reader.close.findMany({ where: { instrumentId, day: { in: sessions.map(toDayNumber) }, provisional: false } }),
    store.reader.source.findMany(),
    store.reader.closeCheck.findMany({ where: { instrumentId, session: { in: sessions } }, orderBy: { id: 'asc' } }),
  ]);
  // Dividend-adjusted closes alone are on a scale that no other source shares.
  if (instrument.basis === 'total') return [];
  const kind = kinds.parse(instrument.kind);
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const stored = new Map(
    closes.map((row) => [fromDayNumber(row.day), { close: row.close, source: nameOf.get(row.sourceId) ?? 'unknown' }]),
  );
  const last = new Map(known.map((row) => [nameCheck(row), row]));
  return checks.flatMap(({ session, source, close }): Planned[] => {
    const row = stored.get(session);
    if (row === undefined || row.source === source || !Number.isFinite(close) || close <= 0) return [];
    const before = last.get(nameCheck({ session, source }));
    const isOfSameClose = before?.storedClose === row.close;
    if (isOfSameClose && before.close === close) return [];
    const wasDisputed = isOfSameClose && !sourcesAgree(kind, row.close, before.close);
    return [
      {
        row: { instrumentId, session, source, close, storedClose: row.close, storedSource: row.source },
        changesDispute: wasDisputed || !sourcesAgree(kind, row.close, close),
      },
    ];
  });
}

/**
 * Keeps what other sources say of the final closes that are stored, by instrument; answers how many rows were added. What is known already is
 * not added again. The data version rises where a disagreement came or went.
 * @throws LeaseLost, MixedDataSet while the store holds the sample market.
 */
export async function addCloseChecks(
  store: Store,
  byInstrument: ReadonlyMap<number, readonly CheckedClose[]>,
  { fence, runId, checkedAt }: CheckCommit,
): Promise<number> {
  const planned: Planned[] = [];
  for (const [instrumentId, checks] of byInstrument) planned.push(...(await planChecks(store, instrumentId, checks)));
  if (planned.length === 0) return 0;
  const guards = { fence, simulated: false };
  return await runGuarded(store, guards, async (writer) => {
    const newest = await writer.dataVersion.findFirst({ orderBy: { version: 'desc' } });
    const addedVersion = (newest?.version ?? 0) + 1;
    const raise = planned.some(({ changesDispute }) => changesDispute) ? 'TRUE' : 'FALSE';
    await writer.$transaction([
      ...requireGuards(store, writer, guards),
      writer.closeCheck.createMany({ data: planned.map(({ row }) => ({ ...row, runId, checkedAt, addedVersion })) }),
      ...planRaise(store, writer, raise, { committedAt: checkedAt, reason: 'check', runId, simulated: false, fence }),
    ]);
    return planned.length;
  });
}

/** Ids of the instruments of whose close of a session another source said something. */
export async function listCheckedOn(store: Store, session: SessionDate): Promise<ReadonlySet<number>> {
  const rows = await store.reader.closeCheck.findMany({ where: { session }, select: { instrumentId: true } });
  return new Set(rows.map(({ instrumentId }) => instrumentId));
}

/** A final close of which another source says something else than what is stored. */
export interface Disagreement {
  readonly symbol: string;
  readonly name: string;
  readonly kind: z.output<typeof kinds>;
  /** Followed for itself; else a member of a universe. */
  readonly tracked: boolean;
  readonly session: SessionDate;
  readonly storedClose: number;
  readonly storedSource: string;
  readonly otherClose: number;
  readonly otherSource: string;
  /** Instant. */
  readonly checkedAt: string;
}

const answer = z.array(
  z.object({
    symbol: z.string(),
    name: z.string(),
    kind: kinds,
    tracked: z.union([z.boolean(), z.number(), z.bigint()]).transform(Boolean),
    session: z.string().refine(isSessionDate),
    storedClose: z.number(),
    storedSource: z.string(),
    otherClose: z.number(),
    otherSource: z.string(),
    checkedAt: z.string(),
  }),
);

const columns = `i."symbol", i."name", i."kind", i."tracked", k."session", k."storedClose", k."storedSource", k."close" AS "otherClose", k."source" AS "otherSource", k."checkedAt"`;
const from = `"CloseCheck" k JOIN "Instrument" i ON i."id" = k."instrumentId"`;
const ofNoLater = (known: string) => `NOT EXISTS (
    SELECT 1 FROM "CloseCheck" n WHERE n."instrumentId" = k."instrumentId" AND n."session" = k."session" AND n."source" = k."source" AND n."id" > k."id"${known})`;
const order = `ORDER BY k."session" DESC, i."symbol", k."source"`;

// The tolerances are those of `sourcesAgree`, which judges what comes out: here they only keep what agrees from being read.
const differs = `ABS(k."close" / k."storedClose" - 1) > 0.0002`;

const selectNow = ({ dayOf }: SqlDialect) => `SELECT ${columns} FROM ${from}
  JOIN "Close" c ON c."instrumentId" = k."instrumentId" AND c."day" = ${dayOf('k."session"')} AND c."close" = k."storedClose" AND NOT c."provisional"
  WHERE ${differs} AND ${ofNoLater('')} ${order}`;
const selectKnown = `SELECT ${columns} FROM ${from}
  WHERE k."addedVersion" <= ? AND ${differs} AND ${ofNoLater(' AND n."addedVersion" <= ?')} ${order}`;

async function readDisagreements(store: Store, statement: string, ...values: readonly number[]): Promise<Disagreement[]> {
  return answer
    .parse(await store.reader.$queryRawUnsafe(store.dialect.toNative(statement), ...values))
    .filter(({ kind, storedClose, otherClose }) => !sourcesAgree(kind, storedClose, otherClose));
}

/** The closes on which sources disagree as stored now, newest session first: by more than 0.02% of an index, 0.1% of a stock or fund. */
export async function listDisagreements(store: Store): Promise<Disagreement[]> {
  return await readDisagreements(store, selectNow(store.dialect));
}

/** The same as known at a data version; of closes that were stored then or before, so that the reader compares with those that he has. */
export async function listDisagreementsAt(store: Store, version: number): Promise<Disagreement[]> {
  return await readDisagreements(store, selectKnown, version, version);
}

import 'server-only';
import { z } from 'zod';
import type { IngestRun as RunRecord, IngestTask as TaskRecord } from './generated/sqlite/client';
import { planUpsert } from './plan-row';
import type { Store } from './store';

const kinds = ['pull', 'import', 'sample', 'verify', 'remove'] as const;
const states = ['queued', 'running', 'done', 'partial', 'failed'] as const;
const origins = ['cli', 'http', 'worker', 'start'] as const;

export type RunKind = (typeof kinds)[number];
export type RunState = (typeof states)[number];
export type RunOrigin = (typeof origins)[number];
/** What a run was asked for; only what JSON can hold. */
export type RunRequest = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What happened to one instrument in a run. */
export interface IngestTask {
  readonly symbol: string;
  readonly provider: string | null;
  readonly state: 'done' | 'unchanged' | 'failed';
  readonly attempts: number;
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly rowsSeen: number;
  readonly rowsNew: number;
  readonly rowsRevised: number;
  readonly rowsQuarantined: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface IngestRun {
  readonly id: number;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly origin: RunOrigin;
  readonly request: RunRequest;
  readonly owner: string | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly message: string | null;
  /** The store's version when the run ended. */
  readonly dataVersion: number | null;
  readonly tasks: readonly IngestTask[];
}

const request = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
const words = z.object({ kind: z.enum(kinds), state: z.enum(states), origin: z.enum(origins) });
const taskState = z.enum(['done', 'unchanged', 'failed']);

function toTask({ id: _id, runId: _runId, ...task }: TaskRecord): IngestTask {
  return { ...task, state: taskState.parse(task.state) };
}

function toRun(row: RunRecord & { tasks: TaskRecord[] }): IngestRun {
  return { ...row, ...words.parse(row), request: request.parse(JSON.parse(row.request)), tasks: row.tasks.map(toTask) };
}

const withTasks = { tasks: { orderBy: { symbol: 'asc' } } } as const;

interface NewRun {
  readonly kind: RunKind;
  readonly origin: RunOrigin;
  readonly request?: RunRequest;
  readonly now: string;
}

/** Puts a run into the queue; the worker takes it from there. */
export async function queueRun(store: Store, run: NewRun): Promise<IngestRun> {
  const { kind, origin, now } = run;
  const data = { kind, origin, state: 'queued', request: JSON.stringify(run.request ?? {}), requestedAt: now };
  return toRun(await store.write((writer) => writer.ingestRun.create({ data, include: withTasks })));
}

/** Records a run that begins at once. */
export async function startRun(store: Store, run: NewRun & { readonly owner: string }): Promise<IngestRun> {
  const { kind, origin, owner, now } = run;
  const data = { kind, origin, owner, state: 'running', request: JSON.stringify(run.request ?? {}), requestedAt: now, startedAt: now };
  return toRun(await store.write((writer) => writer.ingestRun.create({ data, include: withTasks })));
}

/** Whether a run waits in the queue. */
export async function hasQueuedRun(store: Store): Promise<boolean> {
  return (await store.reader.ingestRun.count({ where: { state: 'queued' } })) > 0;
}

/** Takes the oldest queued run; null when the queue is empty. Two workers never take the same one. */
export async function claimQueuedRun(store: Store, claim: { readonly owner: string; readonly now: string }): Promise<IngestRun | null> {
  return await store.write(async (writer) => {
    for (;;) {
      const next = await writer.ingestRun.findFirst({ where: { state: 'queued' }, orderBy: { id: 'asc' } });
      if (next === null) return null;
      const data = { state: 'running', owner: claim.owner, startedAt: claim.now };
      const taken = await writer.ingestRun.updateMany({ where: { id: next.id, state: 'queued' }, data });
      if (taken.count === 1) return toRun(await writer.ingestRun.findUniqueOrThrow({ where: { id: next.id }, include: withTasks }));
    }
  });
}

/** Records what happened to one instrument; a later call for the same symbol of the run replaces it. */
export async function recordTask(store: Store, runId: number, task: IngestTask): Promise<void> {
  await store.write((writer) => planUpsert(store, writer, 'IngestTask', ['runId', 'symbol'], { runId, ...task }));
}

/** Ends a run. */
export async function finishRun(
  store: Store,
  runId: number,
  end: {
    readonly state: 'done' | 'partial' | 'failed';
    readonly message: string | null;
    readonly dataVersion: number;
    readonly now: string;
  },
): Promise<void> {
  const { state, message, dataVersion, now } = end;
  await store.write((writer) => writer.ingestRun.update({ where: { id: runId }, data: { state, message, dataVersion, finishedAt: now } }));
}

/** What a run is said to have ended with that a dead process left behind. */
export const abandonedMessage = 'The process that ran it ended before it did.';

/** Ends runs that a dead process left `running`: whoever holds the ingest lease knows that no other run is alive. */
export async function failAbandonedRuns(store: Store, end: { readonly exceptId?: number; readonly now: string }): Promise<number> {
  const data = { state: 'failed', message: abandonedMessage, finishedAt: end.now };
  const where = end.exceptId === undefined ? { state: 'running' } : { state: 'running', id: { not: end.exceptId } };
  return (await store.write((writer) => writer.ingestRun.updateMany({ where, data }))).count;
}

/** The run that is queued or running, the oldest first, or null. */
export async function findActiveRun(store: Store): Promise<IngestRun | null> {
  const where = { state: { in: ['queued', 'running'] } };
  const row = await store.reader.ingestRun.findFirst({ where, orderBy: { id: 'asc' }, include: withTasks });
  return row === null ? null : toRun(row);
}

/** The run that imports what was uploaded under this id of hexadecimal digits, or null. */
export async function findUploadRun(store: Store, uploadId: string): Promise<IngestRun | null> {
  const row = await store.reader.ingestRun.findFirst({
    where: { kind: 'import', origin: 'http', request: { contains: `"upload":"${uploadId}"` } },
    orderBy: { id: 'desc' },
    include: withTasks,
  });
  return row === null ? null : toRun(row);
}

/** One run with its tasks, or null. */
export async function findRun(store: Store, id: number): Promise<IngestRun | null> {
  const row = await store.reader.ingestRun.findUnique({ where: { id }, include: withTasks });
  return row === null ? null : toRun(row);
}

/** The newest runs first, with their tasks. */
export async function listRuns(store: Store, limit: number): Promise<IngestRun[]> {
  const rows = await store.reader.ingestRun.findMany({ orderBy: { id: 'desc' }, take: limit, include: withTasks });
  return rows.map(toRun);
}

/** Runs that began at or after an instant and ended, the newest first, without their tasks. */
export async function listEndedRuns(store: Store, since: string): Promise<IngestRun[]> {
  const rows = await store.reader.ingestRun.findMany({
    where: { startedAt: { gte: since }, state: { in: ['done', 'partial', 'failed'] } },
    orderBy: { id: 'desc' },
  });
  return rows.map((row) => toRun({ ...row, tasks: [] }));
}

/** Symbols that pulls and verifications since an instant were answered for, or of which they saw rows and refused them. */
export async function listPulledSymbols(store: Store, since: string, outcome: 'answered' | 'refused'): Promise<ReadonlySet<string>> {
  const ended = outcome === 'answered' ? { state: { not: 'failed' }, provider: { not: null } } : { state: 'failed', rowsSeen: { gt: 0 } };
  const found = await store.reader.ingestTask.groupBy({
    by: ['symbol'],
    where: { ...ended, run: { kind: { in: ['pull', 'verify'] }, startedAt: { gte: since } } },
  });
  return new Set(found.map(({ symbol }) => symbol));
}

/** The tasks of a run. */
export async function listTasks(store: Store, runId: number): Promise<IngestTask[]> {
  return (await store.reader.ingestTask.findMany({ where: { runId }, orderBy: { symbol: 'asc' } })).map(toTask);
}

import type { CloseRow, Fence } from '@/lib/store/close-row';
import { addCloseChecks } from '@/lib/store/close-checks';
import { commitManyCloses, type ManyClosesRequest } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import type { IngestTask } from '@/lib/store/ingest-runs';
import { ensureInstrument, findInstrument, upsertInstrument, type InstrumentInput } from '@/lib/store/instruments';
import { addQuarantine } from '@/lib/store/quarantine';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import type { Store } from '@/lib/store/store';
import { defaultInstruments, describeUnknown, findDefault, isDefault } from '../securities/default-instruments';
import type { Prepared } from '../pull/prepared';

export interface CommitContext {
  readonly store: Store;
  readonly fence: Fence;
  readonly runId: number;
  readonly startedAt: string;
  readonly now: () => Date;
  readonly onTask?: (task: IngestTask) => void;
}

const maxFlagText = 20;

// A flag is text in the task: the store keeps no flags beside closes, and every close names its source anyway.
function describeFlags(flags: readonly string[]): string | null {
  if (flags.length === 0) return null;
  const more = flags.length > maxFlagText ? `; and ${flags.length - maxFlagText} more` : '';
  return flags.slice(0, maxFlagText).join('; ') + more;
}

/** What became of a prepared instrument, its findings put into quarantine. */
async function toTask(context: CommitContext, prepared: Prepared, counts: { inserted: number; revised: number }): Promise<IngestTask> {
  const { instrument, provider, attempts, failures, findings, flags, rowsSeen } = prepared;
  const quarantine = findings.map((finding) => ({
    ...finding,
    symbol: instrument.symbol,
    provider: provider ?? 'none',
    runId: context.runId,
  }));
  await addQuarantine(context.store, quarantine, context.now().toISOString());
  // Providers that have nothing yet are a right answer, not a failure.
  const hasFailed = provider === null && failures.some((failure) => failure.kind !== 'no_data_yet');
  const isChanged = counts.inserted + counts.revised > 0;
  return {
    symbol: instrument.symbol,
    provider,
    state: hasFailed ? 'failed' : isChanged ? 'done' : 'unchanged',
    attempts,
    errorClass: failures.find((failure) => failure.kind !== 'no_data_yet')?.kind ?? null,
    message: provider === null && failures.length > 0 ? failures.map((failure) => failure.message).join('; ') : describeFlags(flags),
    rowsSeen,
    rowsNew: counts.inserted,
    rowsRevised: counts.revised,
    rowsQuarantined: findings.length,
    startedAt: context.startedAt,
    finishedAt: context.now().toISOString(),
  };
}

/** The task of an instrument whose run was refused as a whole: what was seen, and that none of it was stored. */
export function toRefusedTask(
  prepared: Prepared,
  reason: string,
  times: { readonly startedAt: string; readonly finishedAt: string },
): IngestTask {
  const { instrument, provider, attempts, failures, rowsSeen } = prepared;
  const counts = { rowsSeen, rowsNew: 0, rowsRevised: 0, rowsQuarantined: 0 };
  return {
    symbol: instrument.symbol,
    provider,
    state: 'failed',
    attempts,
    errorClass: failures[0]?.kind ?? null,
    message: reason,
    ...counts,
    ...times,
  };
}

/** Describes a stored index as one of prices where it is not, though none of its closes changed: an index has no dividends to adjust for. */
async function mendIndexBasis(store: Store, input: InstrumentInput, fence: Fence | null): Promise<void> {
  if (input.kind !== 'index' || input.basis !== 'price') return;
  const known = await findInstrument(store, input.symbol);
  if (known !== null && known.basis !== 'price') await upsertInstrument(store, { ...known, basis: 'price' }, fence);
}

/**
 * Stores several instruments in one transaction, each described as it was prepared, and puts their findings into quarantine. Not for the
 * sample market, which is replaced whole.
 * @param reason written for the data version.
 */
export async function commitTogether(context: CommitContext, prepared: readonly Prepared[], reason: string): Promise<IngestTask[]> {
  const { store, fence, runId } = context;
  const items: (ManyClosesRequest['items'][number] & { readonly of: Prepared })[] = [];
  for (const one of prepared) {
    const { id: _id, ...description } = one.instrument;
    if (one.rows.length === 0) await mendIndexBasis(store, description, fence);
    else items.push({ of: one, instrumentId: await ensureInstrument(store, description), description, rows: one.rows, reason: one.reason });
  }
  const results =
    items.length === 0 ? [] : await commitManyCloses(store, { items, reason, runId, fence, committedAt: context.now().toISOString() });
  const resultOf = new Map(items.map(({ of }, place) => [of, results[place]]));
  const tasks: IngestTask[] = [];
  for (const one of prepared) tasks.push(await toTask(context, one, resultOf.get(one) ?? { inserted: 0, revised: 0 }));
  return tasks;
}

/** An instrument as it is described once its closes are real; the sample market has its own licence class and no caveats. */
function toReal(instrument: InstrumentInput): InstrumentInput {
  if (instrument.licenceClass !== 'simulated') return instrument;
  return { ...(findDefault(instrument.symbol) ?? describeUnknown(instrument.symbol)), basis: instrument.basis };
}

/** What the sample market alone followed is followed no more once closes are real, but for the ten. */
function isOfSampleAlone({ symbol, licenceClass }: InstrumentInput): boolean {
  return licenceClass === 'simulated' && !isDefault(symbol);
}

function mergeInstruments(known: readonly InstrumentInput[], prepared: readonly Prepared[]): InstrumentInput[] {
  const merged = new Map<string, InstrumentInput>();
  for (const instrument of [...defaultInstruments, ...known])
    merged.set(instrument.symbol, isOfSampleAlone(instrument) ? { ...toReal(instrument), tracked: false } : toReal(instrument));
  for (const { instrument, rows } of prepared) if (rows.length > 0) merged.set(instrument.symbol, toReal(instrument));
  return [...merged.values()];
}

// The first real rows replace the sample market in one commit; instruments without any become empty.
async function replaceSample(
  context: CommitContext,
  known: readonly InstrumentInput[],
  prepared: readonly Prepared[],
): Promise<IngestTask[]> {
  const withRows = prepared.filter(({ rows }) => rows.length > 0);
  if (withRows.length > 0) {
    const rowsBySymbol = new Map<string, readonly CloseRow[]>(withRows.map(({ instrument, rows }) => [instrument.symbol, rows]));
    const { store, fence, runId } = context;
    await replaceDataSet(store, { instruments: mergeInstruments(known, prepared), rowsBySymbol, simulated: false, fence, runId });
  }
  const tasks: IngestTask[] = [];
  for (const item of prepared) {
    const task = await toTask(context, item, { inserted: item.rows.length, revised: 0 });
    context.onTask?.(task);
    tasks.push(task);
  }
  return tasks;
}

/** Keeps what second providers say beside the closes that stand now. */
async function commitChecks({ store, fence, runId, now }: CommitContext, prepared: readonly Prepared[]): Promise<void> {
  const byInstrument = new Map<number, Prepared['checks']>();
  for (const { instrument, checks } of prepared) {
    // Where the data set was replaced an instrument may have come to the store just now.
    const stored = checks.length === 0 ? null : await findInstrument(store, instrument.symbol);
    if (stored !== null) byInstrument.set(stored.id, checks);
  }
  if (byInstrument.size > 0 && !(await getDataVersion(store)).simulated)
    await addCloseChecks(store, byInstrument, { fence, runId, checkedAt: now().toISOString() });
}

/**
 * Stores what was prepared: one commit per instrument, or one for all where it replaces the sample market. Safe to repeat
 * after a crash at any point, since rows that are stored already change nothing.
 * @throws LeaseLost when another writer took over; what was committed before stays.
 */
export async function commitPrepared(
  context: CommitContext,
  known: readonly InstrumentInput[],
  prepared: readonly Prepared[],
): Promise<IngestTask[]> {
  const tasks = await commitEach(context, known, prepared);
  await commitChecks(context, prepared);
  return tasks;
}

async function commitEach(context: CommitContext, known: readonly InstrumentInput[], prepared: readonly Prepared[]): Promise<IngestTask[]> {
  const { simulated } = await getDataVersion(context.store);
  if (simulated) return await replaceSample(context, known, prepared);
  const tasks: IngestTask[] = [];
  for (const item of prepared) {
    for (const task of await commitTogether(context, [item], item.reason)) {
      context.onTask?.(task);
      tasks.push(task);
    }
  }
  return tasks;
}

import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { fitRow } from '@/lib/ingest/judge/price-basis';
import { adviseOnSplit } from '@/lib/format/split-advice';
import { findCalendarFault } from '@/lib/ingest/judge/find-calendar-fault';
import { listWaitingSplits } from '@/lib/ingest/judge/list-waiting-splits';
import { isFinalClose, newestSession } from '@/lib/calendar/final-close';
import { groupBy } from '@/lib/ingest/group-by';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument, type StoredInstrument } from '@/lib/store/instruments';
import {
  decideMany,
  decideQuarantine,
  findQuarantine,
  listQuarantine,
  type QuarantinedRow,
  type QuarantineFilter,
} from '@/lib/store/quarantine';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';
import { resolveSymbol } from '../resolve-symbols';

const price = z.number().positive().nullable().default(null);
const storable = z.object({
  session: z.string().refine(isSessionDate),
  open: price,
  high: price,
  low: price,
  close: z.number().positive(),
  adjClose: price,
});

function toStorable(context: CommandContext, row: QuarantinedRow, instrument: StoredInstrument): CloseRow {
  const refuse = (why: string) => new UsageError(`Row ${row.id} cannot be stored (${row.reason}): ${why}. It can be rejected.`);
  const parsed = storable.safeParse(row.row);
  if (!parsed.success) throw refuse('it has no usable date and close');
  const now = context.now().toISOString();
  const fault = findCalendarFault(context.calendar, parsed.data.session, newestSession(context.calendar, now));
  if (fault !== null) throw refuse(fault);
  const fitted = fitRow(parsed.data, instrument.basis);
  if (fitted === null) throw refuse('the instrument stores dividend-adjusted closes only, and this row has none');
  return { ...fitted, provisional: !isFinalClose(context.calendar, fitted.session, now), source: row.provider };
}

function describe(row: QuarantinedRow): string {
  return `${row.id} ${row.symbol} ${row.session ?? 'no date'} ${row.provider} ${row.state}: ${row.reason}`;
}

/** Rows chosen by what they have in common. */
export interface QuarantineChoice {
  readonly symbol?: string | undefined;
  readonly run?: number | undefined;
  readonly reason?: string | undefined;
}

async function toFilter(context: CommandContext, { symbol, run, reason }: QuarantineChoice): Promise<QuarantineFilter> {
  return { symbol: symbol === undefined ? undefined : await resolveSymbol(context, symbol), runId: run, reason };
}

function isChosen({ symbol, run, reason }: QuarantineChoice): boolean {
  return symbol !== undefined || run !== undefined || reason !== undefined;
}

/** `quarantine list`: the open rows, or all of them. */
export async function listQuarantineCommand(
  context: CommandContext,
  { all, ...choice }: QuarantineChoice & { readonly all: boolean },
): Promise<number> {
  const rows = await listQuarantine(context.store, { ...(await toFilter(context, choice)), ...(all ? {} : { state: 'open' }) });
  const shown = new Set(rows.map(({ symbol }) => symbol));
  const advice = (await listWaitingSplits(context.store)).filter(({ symbol }) => shown.has(symbol)).map(adviseOnSplit);
  const lines = advice.flatMap(({ text, ways }) => [text, ...ways.map(({ when, words }) => `  ${when}: npm run data -- ${words}`)]);
  context.output.result(rows, rows.length === 0 ? ['The quarantine is empty.'] : [...rows.map(describe), ...lines]);
  return exitCodes.ok;
}

async function requireOpen(context: CommandContext, id: number): Promise<QuarantinedRow> {
  const row = await findQuarantine(context.store, id);
  if (row === null) throw new UsageError(`There is no quarantined row ${id}; see: npm run data -- quarantine list`);
  if (row.state !== 'open') throw new UsageError(`Row ${id} is ${row.state} already`);
  return row;
}

const needed = 'name a row by its id, or rows by --symbol, --run or --reason; see: npm run data -- quarantine list';

/** Whether one row is meant. @throws UsageError where both or neither are given. */
function isOne(id: number | undefined, choice: QuarantineChoice): id is number {
  if ((id === undefined) !== isChosen(choice)) throw new UsageError(needed);
  return id !== undefined;
}

/** `quarantine reject`: one row, or all open ones of a choice. */
export async function rejectCommand(context: CommandContext, id: number | undefined, choice: QuarantineChoice): Promise<number> {
  if (isOne(id, choice)) return await rejectOne(context, id);
  const rows = await listQuarantine(context.store, { ...(await toFilter(context, choice)), state: 'open' });
  const rejected = await decideMany(
    context.store,
    rows.map((row) => row.id),
    'rejected',
    context.now().toISOString(),
  );
  context.output.result({ rejected }, [`${rejected} rows rejected`]);
  return exitCodes.ok;
}

/** `quarantine accept`: one row, or all open ones of a choice that can be stored; the others stay open and are named. */
export async function acceptCommand(context: CommandContext, id: number | undefined, choice: QuarantineChoice): Promise<number> {
  if (isOne(id, choice)) return await acceptOne(context, id);
  const rows = await listQuarantine(context.store, { ...(await toFilter(context, choice)), state: 'open' });
  const { accepted, refused, dataVersion } = await asWriter(context, `acceptance of ${rows.length} rows`, (fence) =>
    acceptMany(context, rows, fence),
  );
  context.output.result({ accepted, refused, dataVersion }, [`${accepted} rows accepted, data version ${dataVersion}`, ...refused]);
  return refused.length === 0 ? exitCodes.ok : exitCodes.failed;
}

async function acceptMany(context: CommandContext, rows: readonly QuarantinedRow[], fence: Fence) {
  const { store, now } = context;
  const refused: string[] = [];
  let accepted = 0;
  for (const [symbol, own] of groupBy(rows, (row) => row.symbol)) {
    const instrument = await findInstrument(store, symbol);
    const storable = new Map<string, { readonly id: number; readonly row: CloseRow }>();
    for (const row of own) {
      try {
        if (instrument === null) throw new UsageError(`Row ${row.id} cannot be stored: ${symbol} is not followed any more`);
        const close = toStorable(context, row, instrument);
        if (storable.has(close.session))
          throw new UsageError(`Row ${row.id} cannot be stored: a newer row of ${symbol} on ${close.session} is accepted with it`);
        storable.set(close.session, { id: row.id, row: close });
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        refused.push(error.message);
      }
    }
    if (instrument === null || storable.size === 0) continue;
    const chosen = [...storable.values()];
    // Stored before they are marked: after a crash in between they can be accepted again, which then changes nothing.
    await commitCloses(store, { instrumentId: instrument.id, rows: chosen.map(({ row }) => row), reason: 'accepted', fence });
    accepted += await decideMany(
      store,
      chosen.map((item) => item.id),
      'accepted',
      now().toISOString(),
    );
  }
  return { accepted, refused, dataVersion: (await getDataVersion(store)).version };
}

/** `quarantine reject <id>`: the row stays out, also when it comes again. */
async function rejectOne(context: CommandContext, id: number): Promise<number> {
  const row = await requireOpen(context, id);
  await decideQuarantine(context.store, id, 'rejected', context.now().toISOString());
  context.output.result({ ...row, state: 'rejected' }, [describe({ ...row, state: 'rejected' })]);
  return exitCodes.ok;
}

/** `quarantine accept <id>`: the row is stored as it came, as a change with the reason `accepted`. */
async function acceptOne(context: CommandContext, id: number): Promise<number> {
  const { store, now, output } = context;
  const row = await requireOpen(context, id);
  const instrument = await findInstrument(store, row.symbol);
  if (instrument === null) throw new UsageError(`${row.symbol} is not followed any more`);
  const accepted = toStorable(context, row, instrument);
  const result = await asWriter(context, `acceptance of row ${id}`, async (fence) => {
    // Stored before it is marked: after a crash in between it can be accepted again, which then changes nothing.
    const committed = await commitCloses(store, { instrumentId: instrument.id, rows: [accepted], reason: 'accepted', fence });
    await decideQuarantine(store, id, 'accepted', now().toISOString());
    return committed;
  });
  const { dataVersion } = result;
  output.result({ ...row, state: 'accepted', dataVersion }, [describe({ ...row, state: 'accepted' }), `data version ${dataVersion}`]);
  return exitCodes.ok;
}

import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { fitBasis } from '@/lib/ingest/check-rows';
import { findCalendarFault } from '@/lib/ingest/checks/find-calendar-fault';
import { isFinalClose } from '@/lib/ingest/is-final-close';
import { newestSession } from '@/lib/ingest/plan-instrument';
import type { CloseRow } from '@/lib/store/close-row';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument, type StoredInstrument } from '@/lib/store/instruments';
import { decideQuarantine, findQuarantine, listQuarantine, type QuarantinedRow } from '@/lib/store/quarantine';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';

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
  const fitted = fitBasis(parsed.data, instrument.basis);
  if (fitted === null) throw refuse('the instrument stores dividend-adjusted closes only, and this row has none');
  return { ...fitted, provisional: !isFinalClose(context.calendar, fitted.session, now), source: row.provider };
}

function describe(row: QuarantinedRow): string {
  return `${row.id} ${row.symbol} ${row.session ?? 'no date'} ${row.provider} ${row.state}: ${row.reason}`;
}

/** `quarantine list`: the open rows, or all of them. */
export async function listQuarantineCommand(context: CommandContext, options: { readonly all: boolean }): Promise<number> {
  const rows = await listQuarantine(context.store, options.all ? {} : { state: 'open' });
  context.output.result(rows, rows.length === 0 ? ['The quarantine is empty.'] : rows.map(describe));
  return exitCodes.ok;
}

async function requireOpen(context: CommandContext, id: number): Promise<QuarantinedRow> {
  const row = await findQuarantine(context.store, id);
  if (row === null) throw new UsageError(`There is no quarantined row ${id}; see: npm run data -- quarantine list`);
  if (row.state !== 'open') throw new UsageError(`Row ${id} is ${row.state} already`);
  return row;
}

/** `quarantine reject <id>`: the row stays out, also when it comes again. */
export async function rejectCommand(context: CommandContext, id: number): Promise<number> {
  const row = await requireOpen(context, id);
  await decideQuarantine(context.store, id, 'rejected', context.now().toISOString());
  context.output.result({ ...row, state: 'rejected' }, [describe({ ...row, state: 'rejected' })]);
  return exitCodes.ok;
}

/** `quarantine accept <id>`: the row is stored as it came, as a change with the reason `accepted`. */
export async function acceptCommand(context: CommandContext, id: number): Promise<number> {
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

import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { isFinalClose } from '@/lib/ingest/is-final-close';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument } from '@/lib/store/instruments';
import { decideQuarantine, findQuarantine, listQuarantine, type QuarantinedRow } from '@/lib/store/quarantine';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';

const price = z.number().positive().nullable().default(null);
const storable = z.object({ session: z.string().refine(isSessionDate), open: price, high: price, low: price, close: z.number().positive(), adjClose: price });

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
  const { store, calendar, now, output } = context;
  const row = await requireOpen(context, id);
  const parsed = storable.safeParse(row.row);
  if (!parsed.success) throw new UsageError(`Row ${id} cannot be stored (${row.reason}): it has no usable date and close. It can be rejected.`);
  const instrument = await findInstrument(store, row.symbol);
  if (instrument === null) throw new UsageError(`${row.symbol} is not followed any more`);
  const provisional = !isFinalClose(calendar, parsed.data.session, now().toISOString());
  const result = await asWriter(context, `acceptance of row ${id}`, async (fence) => {
    // Stored before it is marked: after a crash in between it can be accepted again, which then changes nothing.
    const committed = await commitCloses(store, { instrumentId: instrument.id, rows: [{ ...parsed.data, provisional, source: row.provider }], reason: 'accepted', fence });
    await decideQuarantine(store, id, 'accepted', now().toISOString());
    return committed;
  });
  output.result({ ...row, state: 'accepted', dataVersion: result.dataVersion }, [describe({ ...row, state: 'accepted' }), `data version ${result.dataVersion}`]);
  return exitCodes.ok;
}

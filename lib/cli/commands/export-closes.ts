import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { readStoredRows } from '@/lib/ingest/commit/read-stored-rows';
import type { CloseRow } from '@/lib/store/close-row';
import { listInstruments } from '@/lib/store/instruments';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';
import { resolveSymbols } from '../resolve-symbols';
import { writeOut } from '../write-out';

const columns = ['date', 'open', 'high', 'low', 'close', 'adj_close', 'provisional', 'source'];

export interface ExportClosesOptions {
  /** All that are followed, if left out. */
  readonly symbols?: readonly string[] | undefined;
  /** stdout, if left out; then for one symbol only. */
  readonly folder?: string | undefined;
}

function toText(rows: readonly CloseRow[]): string {
  const records = rows.map((row) => [
    row.session,
    row.open,
    row.high,
    row.low,
    row.close,
    row.adjClose,
    String(row.provisional),
    row.source,
  ]);
  return stringify([columns, ...records]);
}

/** `export closes`: `<SYMBOL>.csv` per instrument into a folder, which `import` reads again; or one symbol to stdout. */
export async function exportClosesCommand(context: CommandContext, options: ExportClosesOptions): Promise<number> {
  const { store, env, output } = context;
  if (env.EXPORT_CLOSES === 'off') throw new UsageError('EXPORT_CLOSES=off: the operator has switched the export of raw closes off.');
  const known = (await listInstruments(store)).map((instrument) => instrument.symbol);
  const symbols = options.symbols === undefined ? known : await resolveSymbols(context, options.symbols);
  const unknown = symbols.filter((symbol) => !known.includes(symbol));
  if (unknown.length > 0) throw new UsageError(`Not followed: ${unknown.join(', ')}; known are ${known.join(', ') || 'none'}`);
  if (options.folder === undefined && symbols.length !== 1) {
    throw new UsageError('Without --out one symbol is written to stdout: name it with --symbols, or give a folder with --out');
  }
  const written: { symbol: string; rows: number }[] = [];
  for (const symbol of symbols) {
    const rows = [...(await readStoredRows(store, symbol)).values()];
    if (options.folder === undefined) {
      if (output.isJson) output.result({ symbol, rows }, []);
      else output.raw(toText(rows));
      return exitCodes.ok;
    }
    await writeOut(join(options.folder, `${symbol}.csv`), toText(rows));
    written.push({ symbol, rows: rows.length });
  }
  output.result(
    written,
    written.map(({ symbol, rows }) => `${symbol}.csv: ${rows} rows`),
  );
  return exitCodes.ok;
}

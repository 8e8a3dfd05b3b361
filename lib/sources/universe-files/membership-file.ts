import type { SessionDate } from '@/lib/calendar/session-date';
import { createCellReader } from './cells';
import { findColumns } from './find-columns';
import { readTableFile } from './read-table-file';
import { refuseFaults } from './refuse-file';

/** A ticker and the dates between which it had a role: the end is exclusive, null while it lasts. */
export interface TickerSpell {
  readonly ticker: string;
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

const accepted = 'columns ticker (or symbol), start_date, end_date; dates as 2024-07-16; end_date is the first day after the membership, empty while it lasts';
const spellings = { ticker: ['ticker', 'symbol'], from: ['start_date', 'start', 'from'], until: ['end_date', 'end', 'until'] } as const;

/** The spells of a membership file. @throws SourceError naming the lines when any of it cannot be read; nothing is passed over. */
export async function readMembershipFile(file: string): Promise<TickerSpell[]> {
  const { header, rows } = await readTableFile(file);
  const place = findColumns({ file, header, spellings, required: ['ticker', 'from', 'until'], accepted });
  const read = createCellReader();
  const lastOf = new Map<string, { readonly line: number; readonly spell: TickerSpell }[]>();
  for (const { line, cells } of rows) {
    const cell = (name: keyof typeof spellings) => cells[place(name)] ?? '';
    const [ticker, from, until] = [read.symbol(line, cell('ticker')), read.date(line, cell('from')), read.optionalDate(line, cell('until'))];
    if (ticker === null || from === null) continue;
    if (until !== null && until <= from) read.fault(line, `the membership of ${ticker} ends on ${until}, not after its start on ${from}`);
    const known = lastOf.get(ticker) ?? [];
    lastOf.set(ticker, known);
    const other = known.find(({ spell }) => (spell.until === null || from < spell.until) && (until === null || spell.from < until));
    if (other !== undefined) read.fault(line, `this membership of ${ticker} overlaps the one of line ${other.line}`);
    known.push({ line, spell: { ticker, from, until } });
  }
  if (rows.length === 0) read.fault(1, 'the file has no rows');
  refuseFaults(file, read.faults, accepted);
  return [...lastOf.values()].flat().map(({ spell }) => spell);
}

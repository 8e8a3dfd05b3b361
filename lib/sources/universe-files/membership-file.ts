import type { SessionDate } from '@/lib/calendar/session-date';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader, type CellReader } from './cells';
import { readTableFile, type NamedTable } from './read-table-file';
import { refuseFaults } from './refuse-file';

/** A ticker and the dates between which it had a role: the end is exclusive, null while it lasts. */
export interface TickerSpell {
  readonly ticker: string;
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

export interface MembershipFile {
  readonly spells: readonly TickerSpell[];
  /** Of how many dates the file lists all members; null where it gives the dates of each. */
  readonly snapshots: number | null;
}

const accepted = 'columns ticker (or symbol), start_date, end_date; dates as 2024-07-16; end_date is the first day after the membership, empty while it lasts; or snapshots: columns date, tickers ("AAPL,MSFT,...") or date, ticker with all members of each date';
const wanted = ['date', 'tickers', 'ticker', 'from', 'until'] as const;
type Table = NamedTable<(typeof wanted)[number]>;

function readSpells(table: Table, read: CellReader): TickerSpell[] {
  const lastOf = new Map<string, { readonly line: number; readonly spell: TickerSpell }[]>();
  for (const { line, cells } of table.rows) {
    const [ticker, from, until] = [read.symbol(line, table.cell(cells, 'ticker')), read.date(line, table.cell(cells, 'from')), read.optionalDate(line, table.cell(cells, 'until'))];
    if (ticker === null || from === null) continue;
    if (until !== null && until <= from) read.fault(line, `the membership of ${ticker} ends on ${until}, not after its start on ${from}`);
    const known = lastOf.get(ticker) ?? [];
    lastOf.set(ticker, known);
    const other = known.find(({ spell }) => (spell.until === null || from < spell.until) && (until === null || spell.from < until));
    if (other !== undefined) read.fault(line, `this membership of ${ticker} overlaps the one of line ${other.line}`);
    known.push({ line, spell: { ticker, from, until } });
  }
  return [...lastOf.values()].flat().map(({ spell }) => spell);
}

// A list of former members marks a ticker with the month in which it left: AAL-199702.
const leftMark = /-\d{6}$/;

function listMembers(table: Table, cells: readonly string[]): string[] {
  if (!table.has('tickers')) return [table.cell(cells, 'ticker')];
  // Without quotes the members run on over the columns behind.
  return cells.slice(table.place('tickers')).join(' ').split(/[\s,;|]+/).filter((text) => text !== '');
}

/** Members of each date, ascending. */
function readSnapshots(table: Table, read: CellReader): readonly (readonly [SessionDate, ReadonlySet<string>])[] {
  const byDate = new Map<SessionDate, Set<string>>();
  for (const { line, cells } of table.rows) {
    const date = read.date(line, table.cell(cells, 'date'));
    if (date === null) continue;
    const members = byDate.get(date) ?? new Set<string>();
    if (members.size > 0 && table.has('tickers')) read.fault(line, `${date} stands twice`);
    byDate.set(date, members);
    for (const text of listMembers(table, cells)) {
      const ticker = read.symbol(line, text.replace(leftMark, ''));
      if (ticker !== null) members.add(ticker);
    }
  }
  return [...byDate].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Spells by comparing snapshots: from the first that has a member to the first that lacks it. */
function toSpells(snapshots: readonly (readonly [SessionDate, ReadonlySet<string>])[]): TickerSpell[] {
  const spells: TickerSpell[] = [];
  const open = new Map<string, SessionDate>();
  for (const [date, members] of snapshots) {
    for (const [ticker, from] of open) {
      if (members.has(ticker)) continue;
      spells.push({ ticker, from, until: date });
      open.delete(ticker);
    }
    for (const ticker of members) if (!open.has(ticker)) open.set(ticker, date);
  }
  return [...spells, ...[...open].map(([ticker, from]) => ({ ticker, from, until: null }))];
}

/** The spells of a membership file, given or by comparing its snapshots. @throws SourceError naming the lines when any of it cannot be read; nothing is passed over. */
export async function readMembershipFile(file: string, options: ReadingOptions = {}): Promise<MembershipFile> {
  const table = await readTableFile({ file, wanted, required: [['ticker', 'from', 'until'], ['date', 'tickers'], ['date', 'ticker']], accepted, options });
  const isSpells = table.has('from') && table.has('until') && table.has('ticker');
  const read = createCellReader(isSpells ? table.dates('from', 'until') : table.dates('date'));
  if (table.rows.length === 0) read.fault(1, 'the file has no rows');
  const snapshots = isSpells ? null : readSnapshots(table, read);
  const spells = snapshots === null ? readSpells(table, read) : toSpells(snapshots);
  refuseFaults(file, read.faults, accepted);
  return { spells, snapshots: snapshots?.length ?? null };
}

import type { SessionDate } from '@/lib/calendar/session-date';
import { columnSpellings, plainName } from '../files/columns';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader, type CellReader } from './cells';
import { readTableFile, type NamedTable } from './read-table-file';
import { refuseFaults, type LineFault, type ReadLines } from './refuse-file';

/** A ticker and the dates between which it had a role: the end is exclusive, null while it lasts. */
export interface TickerSpell {
  readonly ticker: string;
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

/** How many members a file lists for a date. */
export interface Snapshot {
  readonly session: SessionDate;
  readonly size: number;
  readonly line: number;
}

export interface MembershipFile extends ReadLines {
  readonly spells: readonly TickerSpell[];
  /** The dates for which the file lists all members, ascending; null where it gives the dates of each member. */
  readonly snapshots: readonly Snapshot[] | null;
}

const accepted =
  'columns ticker (or symbol), start_date, end_date; dates as 2024-07-16; end_date is the first day after the membership, empty while it lasts; or snapshots: columns date, tickers ("AAPL,MSFT,...") or date, ticker with all members of each date';
const wanted = ['date', 'tickers', 'ticker', 'from', 'until'] as const;
type Table = NamedTable<(typeof wanted)[number]>;

function readSpells(table: Table, read: CellReader, contradict: (line: number, text: string) => void): TickerSpell[] {
  const lastOf = new Map<string, { readonly line: number; readonly spell: TickerSpell }[]>();
  for (const { line, cells } of table.rows) {
    const [ticker, from, until] = [
      read.symbol(line, table.cell(cells, 'ticker')),
      read.date(line, table.cell(cells, 'from')),
      read.optionalDate(line, table.cell(cells, 'until')),
    ];
    if (ticker === null || from === null) continue;
    if (until !== null && until <= from) contradict(line, `the membership of ${ticker} ends on ${until}, not after its start on ${from}`);
    const known = lastOf.get(ticker) ?? [];
    lastOf.set(ticker, known);
    const other = known.find(({ spell }) => (spell.until === null || from < spell.until) && (until === null || spell.from < until));
    if (other !== undefined) contradict(line, `this membership of ${ticker} overlaps the one of line ${other.line}`);
    known.push({ line, spell: { ticker, from, until } });
  }
  return [...lastOf.values()].flat().map(({ spell }) => spell);
}

// Files of another kind have a ticker and dates too: what is in them would replace the whole list.
const otherKinds = [
  { columns: ['close', ...columnSpellings.adjClose], text: 'closes, which `import --panel <file>` stores' },
  { columns: ['alias', 'former_ticker', 'former_symbol'], text: 'former tickers, which `universe alias <file>` stores' },
];

/** What is wrong with a header that holds more than members, or nothing. */
function findOtherKind({ header, headerLine }: Table): LineFault[] {
  return otherKinds.flatMap(({ columns, text }): LineFault[] => {
    const names = columns.map(plainName);
    const column = header.find((cell) => names.includes(plainName(cell)));
    return column === undefined
      ? []
      : [{ line: headerLine, text: `the column ${column.trim()} says that this is a file of ${text}, and no list of members` }];
  });
}

// A list of former members marks a ticker with the month in which it left: AAL-199702.
const leftMark = /-\d{6}$/;

function listMembers(table: Table, cells: readonly string[]): string[] {
  if (!table.has('tickers')) return [table.cell(cells, 'ticker')];
  // Without quotes the members run on over the columns behind.
  return cells
    .slice(table.place('tickers'))
    .join(' ')
    .split(/[\s,;|]+/)
    .filter((text) => text !== '');
}

interface ListedSnapshot extends Snapshot {
  readonly members: ReadonlySet<string>;
}

/** Members of each date, ascending. */
function readSnapshots(table: Table, read: CellReader, contradict: (line: number, text: string) => void): readonly ListedSnapshot[] {
  const byDate = new Map<SessionDate, { readonly members: Set<string>; readonly line: number }>();
  for (const { line, cells } of table.rows) {
    const date = read.date(line, table.cell(cells, 'date'));
    if (date === null) continue;
    const listed = listMembers(table, cells).flatMap((text) => read.symbol(line, text.replace(leftMark, '')) ?? []);
    const known = byDate.get(date) ?? { members: new Set<string>(), line };
    const isOther =
      known.members.size > 0 &&
      table.has('tickers') &&
      (listed.length !== known.members.size || listed.some((ticker) => !known.members.has(ticker)));
    if (isOther) contradict(line, `${date} stands on line ${known.line} already, with other members`);
    byDate.set(date, known);
    for (const ticker of listed) known.members.add(ticker);
  }
  return [...byDate]
    .map(([session, { members, line }]) => ({ session, members, line, size: members.size }))
    .sort((one, other) => (one.session < other.session ? -1 : 1));
}

/** Spells by comparing snapshots: from the first that has a member to the first that lacks it. */
function toSpells(snapshots: readonly ListedSnapshot[]): TickerSpell[] {
  const spells: TickerSpell[] = [];
  const open = new Map<string, SessionDate>();
  for (const { session: date, members } of snapshots) {
    for (const [ticker, from] of open) {
      if (members.has(ticker)) continue;
      spells.push({ ticker, from, until: date });
      open.delete(ticker);
    }
    for (const ticker of members) if (!open.has(ticker)) open.set(ticker, date);
  }
  return [...spells, ...[...open].map(([ticker, from]) => ({ ticker, from, until: null }))];
}

/**
 * The spells of a membership file, given or by comparing its snapshots.
 * @throws SourceError where it is no such file, or one of closes or former tickers, or its lines contradict one another: spells that overlap or end before they begin, two lists for one date.
 */
export async function readMembershipFile(file: string, options: ReadingOptions = {}): Promise<MembershipFile> {
  const table = await readTableFile({
    file,
    wanted,
    required: [
      ['ticker', 'from', 'until'],
      ['date', 'tickers'],
      ['date', 'ticker'],
    ],
    accepted,
    options,
  });
  refuseFaults(file, findOtherKind(table), accepted);
  const isSpells = table.has('from') && table.has('until') && table.has('ticker');
  const read = createCellReader(isSpells ? table.dates('from', 'until') : table.dates('date'));
  const contradictions: LineFault[] = table.rows.length === 0 ? [{ line: 1, text: 'the file has no rows' }] : [];
  const contradict = (line: number, text: string) => {
    contradictions.push({ line, text });
  };
  const snapshots = isSpells ? null : readSnapshots(table, read, contradict);
  const spells = snapshots === null ? readSpells(table, read, contradict) : toSpells(snapshots);
  refuseFaults(file, contradictions, accepted);
  return { spells, snapshots, faults: read.faults, lineCount: table.rows.length, accepted };
}

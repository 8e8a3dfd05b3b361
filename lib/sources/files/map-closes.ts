import type { SessionDate } from '@/lib/calendar/session-date';
import { findCloseFault, toSourceRow, type Candidate } from '../collect-rows';
import { snapClose } from '../snap-close';
import type { FlaggedRow, SourceRow } from '../source';
import { applySplits } from './apply-splits';
import { findColumns, listDoubled, plainName, usualName, type Columns } from './columns';
import { describeDateForm, detectDates, type DateForm, type DateOrder } from './detect-dates';
import { detectNumbers, isMissing, readNumber } from './detect-numbers';
import { findTable, firstLine, type FileTable } from './find-table';
import { joinHeaderRows } from './join-header-rows';

/** What a reader is told about a file that the file itself may not say. */
export interface ReadingOptions {
  readonly order?: DateOrder | undefined;
  readonly isSession?: ((date: SessionDate) => boolean) | undefined;
}

export interface RejectedLine {
  /** 1 for the first line of the file. */
  readonly line: number;
  readonly session: SessionDate | null;
  readonly raw: string;
  readonly reason: string;
}

/** The closes of one security as a file gives them. */
export interface FileCloses {
  /** Ascending, one per date. */
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedLine[];
  readonly flagged: readonly FlaggedRow[];
  /** Dates whose close cell is empty: gaps, not errors. */
  readonly missing: readonly SessionDate[];
  /** Where each date stands, for naming lines. */
  readonly lineOf: ReadonlyMap<SessionDate, number>;
  /** The tickers that the file itself names. */
  readonly tickers: readonly string[];
  /** How the file was read, where that is not what its plainest form says. */
  readonly notes: readonly string[];
}

const wanted = ['date', 'ticker', 'open', 'high', 'low', 'close', 'adjClose', 'splitFactor', 'source'] as const;
type Wanted = (typeof wanted)[number];
// A column of our own export that is decided anew.
const ownColumns = new Set(['provisional']);

function hasDateAndClose(cells: readonly string[]): boolean {
  const { place } = findColumns(cells, ['date', 'close']);
  return place('date') >= 0 && place('close') >= 0;
}

// `observation_date,SP500`: the one column beside the date is the close, whatever it is called.
function isDateAndOne(cells: readonly string[]): boolean {
  return (
    cells.length === 2 &&
    findColumns(cells, ['date']).place('date') === 0 &&
    plainName(cells[0] ?? '') !== '' &&
    plainName(cells[1] ?? '') !== '' &&
    !/^\d/.test(cells[1] ?? '')
  );
}

function requireTable(text: string): FileTable {
  const table = findTable(text, [hasDateAndClose, isDateAndOne]);
  if (table === null)
    throw new RangeError(
      `the header is "${firstLine(text)}": columns named date and close are needed; also known: open, high, low, adj_close, source, and what vendors call them`,
    );
  const doubled = listDoubled(table.header, wanted);
  if (doubled.length > 0)
    throw new RangeError(`the header is "${table.header.join(table.delimiter)}": a column stands there twice (${doubled.join(', ')})`);
  return table;
}

interface Reading {
  readonly table: FileTable;
  readonly columns: Columns<Wanted>;
  readonly cell: (cells: readonly string[], name: Wanted) => string;
  readonly readDate: (text: string) => SessionDate | null;
  readonly form: DateForm;
  readonly readPrice: (text: string) => number | null;
  readonly notes: readonly string[];
}

function describe(columns: Columns<Wanted>, closeName: string | null, passedOver: readonly string[]): string[] {
  const renamed = closeName === null ? columns.renamed : [...columns.renamed, `${closeName} as close`];
  if (renamed.length === 0 && passedOver.length === 0) return [];
  const used = wanted
    .filter(
      (name) => name !== 'ticker' && columns.place(name) >= 0 && !columns.renamed.some((text) => text.endsWith(` as ${usualName(name)}`)),
    )
    .map(usualName);
  return [`columns read: ${[...used, ...renamed].join(', ')}${passedOver.length > 0 ? `; passed over: ${passedOver.join(', ')}` : ''}`];
}

function openReading(text: string, options: ReadingOptions): Reading {
  const table = requireTable(text);
  const columns = findColumns(table.header, wanted);
  // The one column beside the date.
  const closePlace = columns.place('close') >= 0 ? columns.place('close') : 1;
  const placeOf = (name: Wanted) => (name === 'close' ? closePlace : columns.place(name));
  const cell = (cells: readonly string[], name: Wanted): string => cells[placeOf(name)] ?? '';
  const dates = detectDates({ ...options, texts: table.rows.map(({ cells }) => cell(cells, 'date')) });
  const whole = table.rows.filter(({ cells }) => cells.length === table.header.length);
  const sign = detectNumbers(
    whole.map(({ cells }) => cell(cells, 'close')),
    table.delimiter,
  );
  const closeName = columns.place('close') >= 0 ? null : (table.header[1] ?? '');
  const passedOver = columns.passedOver.filter((name) => name !== closeName && !ownColumns.has(plainName(name)));
  const notes = [
    ...describe(columns, closeName, passedOver),
    ...(dates.form === 'ymd' ? [] : [`dates read ${describeDateForm(dates.form)}`]),
    ...(sign === 'comma' ? ['numbers read with a decimal comma'] : []),
  ];
  return { table, columns, cell, readDate: dates.read, form: dates.form, readPrice: (price) => readNumber(price, sign), notes };
}

interface PlacedCandidate extends Candidate {
  readonly line: number;
}

const mostRaw = 500;

/**
 * The text of one security's file as rows, in whatever delimiter, decimal sign, form of dates and order it is written. Equal
 * duplicates collapse; of two different closes for one date both are rejected. An empty close is a gap, whatever stands in
 * `adj_close`. Where the file has a split factor a row its closes are raw: those before a split are divided by it.
 * @throws RangeError when there is no date or close column, dates or numbers can be read two ways, or a row says that it is simulated.
 */
export function mapCloses(text: string, options: ReadingOptions = {}): FileCloses {
  const joined = joinHeaderRows(text);
  const { table, cell, readDate, form, readPrice, notes } = openReading(joined.text, options);
  const rejected: RejectedLine[] = [];
  const missing: SessionDate[] = [];
  const kept = new Map<SessionDate, PlacedCandidate>();
  const conflicts = new Map<SessionDate, PlacedCandidate>();
  const splits = new Map<SessionDate, number>();
  const tickers = new Set<string>(joined.tickers);
  for (const { line, cells, raw } of table.rows) {
    if (cell(cells, 'source').toLowerCase() === 'simulated')
      throw new RangeError(
        `line ${line} says that its close is simulated; only real closes are imported, and a sample market stands in by itself while there are none`,
      );
    const [dateText, closeText] = [cell(cells, 'date'), cell(cells, 'close')];
    const session = readDate(dateText);
    const reject = (reason: string): void => {
      rejected.push({ line, session, raw: raw.slice(0, mostRaw), reason });
    };
    if (session === null) {
      reject(`"${dateText.slice(0, 40)}" is no date; the dates of the file are read ${describeDateForm(form)}`);
      continue;
    }
    if (cells.length !== table.header.length) {
      reject(`the row has ${cells.length} fields, the header ${table.header.length}`);
      continue;
    }
    if (cell(cells, 'ticker') !== '') tickers.add(cell(cells, 'ticker').toUpperCase());
    if (isMissing(closeText)) {
      missing.push(session);
      continue;
    }
    const close = readPrice(closeText);
    const fault = close === null ? `the close ${JSON.stringify(closeText.slice(0, 40))} is not a number` : findCloseFault(close);
    if (close === null || fault !== null) {
      reject(fault ?? '');
      continue;
    }
    const split = readPrice(cell(cells, 'splitFactor'));
    if (split !== null && split > 0 && split !== 1) splits.set(session, split);
    const candidate: PlacedCandidate = {
      line,
      raw,
      session,
      close,
      open: readPrice(cell(cells, 'open')),
      high: readPrice(cell(cells, 'high')),
      low: readPrice(cell(cells, 'low')),
      adjClose: readPrice(cell(cells, 'adjClose')),
      volume: null,
      provisional: false,
    };
    const known = kept.get(session);
    if (known === undefined) kept.set(session, candidate);
    else if (known.close !== close || known.adjClose !== candidate.adjClose) {
      conflicts.set(session, known);
      reject('two different closes for one date');
    }
  }
  for (const [session, { line, raw }] of conflicts) {
    kept.delete(session);
    rejected.push({ line, session, raw, reason: 'two different closes for one date' });
  }
  const flagged: FlaggedRow[] = [];
  const candidates = [...kept.values()].sort((a, b) => (a.session < b.session ? -1 : 1));
  const rows = candidates.map((candidate) => toSourceRow(candidate, snapClose, flagged));
  const divided = [...splits].map(([session, factor]) => `closes before ${session} divided by ${factor}, the split factor of the file`);
  return {
    rows: applySplits(rows, splits),
    rejected: rejected.sort((a, b) => a.line - b.line),
    flagged,
    missing,
    lineOf: new Map(candidates.map(({ session, line }) => [session, line])),
    tickers: [...tickers],
    notes: [...notes, ...divided],
  };
}

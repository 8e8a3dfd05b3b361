import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { findCloseFault } from '../collect-rows';
import { symbolSchema } from '../csv-folder/schema';
import { parsePlainNumber } from '../parse-number';
import { snapAdjusted, snapClose } from '../snap-close';
import type { SourceRow } from '../source';
import { findColumns } from './find-columns';
import { refuseFaults, type LineFault } from './refuse-file';
import { streamLines } from './stream-lines';

/** A line whose close cannot be one. */
export interface RejectedPanelLine {
  readonly session: SessionDate;
  readonly reason: string;
  readonly row: string;
}

/** Rows of one security; columns grow row by row, so that half a million rows take little room. */
export interface PanelColumns {
  readonly sessions: SessionDate[];
  readonly closes: number[];
  /** NaN where missing. */
  readonly adjCloses: number[];
  readonly rejected: RejectedPanelLine[];
}

export interface Panel {
  /** By symbol, in the order of the file. */
  readonly securities: ReadonlyMap<string, PanelColumns>;
  readonly rowCount: number;
  /** Lines whose close is empty: gaps, not errors. */
  readonly missingCount: number;
  /** Names that are no symbols, with the number of their lines: sums, series of something else. */
  readonly oddNames: ReadonlyMap<string, number>;
  /** What the columns of the whole file hold: adjusted closes beside closes, nothing but adjusted ones in both, or closes alone. */
  readonly basis: 'price' | 'total' | 'both';
}

export interface PanelRequest {
  readonly file: string;
  /** What the security is called now that had this ticker on this date. */
  readonly resolve: (ticker: string, session: SessionDate) => string;
  readonly signal?: AbortSignal | undefined;
  readonly onRows?: ((rowCount: number) => void) | undefined;
}

const accepted = 'long format: columns date, symbol (or ticker), close and, where known, adj_close; others are passed over; dates as 2024-07-16, numbers with a point, gzip or not';
const spellings = { date: ['date', 'session'], symbol: ['symbol', 'ticker'], close: ['close'], adjClose: ['adj_close', 'adjclose', 'adjusted_close'] } as const;
const reportedRows = 100_000;
// On its newest day a close is its own adjusted close: only over more than a year do equal columns say that both are adjusted.
const dividendSessions = 252;
// Enough to know that the file is another one than was meant.
const mostFaults = 1000;

/**
 * Reads a panel by streaming it. A close that cannot be one (zero, negative) is rejected with its line and reported; a line that cannot be
 * read at all says that the file is not what it should be.
 * @throws SourceError where it is no panel, breaks off, or holds lines that cannot be read, with the first of them.
 */
export async function readPanelFile({ file, resolve, signal, onRows }: PanelRequest): Promise<Panel> {
  const securities = new Map<string, PanelColumns>();
  const dates = new Map<string, SessionDate | null>();
  const symbols = new Map<string, string | null>();
  const faults: LineFault[] = [];
  const oddNames = new Map<string, number>();
  let places: (Record<keyof typeof spellings, number> & { readonly width: number }) | null = null;
  let [rowCount, missingCount, differing, equal] = [0, 0, 0, 0];

  const remember = <Value>(cache: Map<string, Value>, text: string, make: () => Value): Value => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const made = make();
    cache.set(text, made);
    return made;
  };
  const addFault = (line: number, text: string): void => {
    faults.push({ line, text });
    if (faults.length === mostFaults) refuseFaults(file, faults, accepted);
  };
  const columnsOf = (symbol: string) => remember(securities, symbol, () => ({ sessions: [], closes: [], adjCloses: [], rejected: [] }));

  await streamLines(file, (line, cells, raw) => {
    if (places === null) {
      const find = findColumns({ file, header: cells, spellings, required: ['date', 'symbol', 'close'], accepted });
      places = { date: find('date'), symbol: find('symbol'), close: find('close'), adjClose: find('adjClose'), width: cells.length };
      return;
    }
    rowCount += 1;
    if (rowCount % reportedRows === 0) onRows?.(rowCount);
    if (cells.length !== places.width) {
      addFault(line, `${cells.length} values where the header has ${places.width}`);
      return;
    }
    const [dateText, tickerText, closeText] = [cells[places.date] ?? '', cells[places.symbol] ?? '', cells[places.close] ?? ''];
    const session = remember(dates, dateText, () => (isSessionDate(dateText) ? dateText : null));
    const ticker = remember(symbols, tickerText, () => symbolSchema.safeParse(tickerText).data ?? null);
    if (session === null || tickerText === '') {
      addFault(line, session === null ? `"${dateText.slice(0, 40)}" is no date` : 'the symbol is empty');
      return;
    }
    if (ticker === null) {
      const name = tickerText.slice(0, 40);
      oddNames.set(name, (oddNames.get(name) ?? 0) + 1);
      return;
    }
    const columns = columnsOf(resolve(ticker, session));
    if (closeText === '') {
      missingCount += 1;
      return;
    }
    const adjustedText = places.adjClose < 0 ? '' : (cells[places.adjClose] ?? '');
    const [close, adjusted] = [parsePlainNumber(closeText), parsePlainNumber(adjustedText)];
    if (close === null || (adjusted === null && adjustedText !== '')) {
      const [name, text] = close === null ? ['close', closeText] : ['adjusted close', adjustedText];
      addFault(line, `the ${name} ${JSON.stringify(text.slice(0, 40))} is not a decimal number with a point`);
      return;
    }
    const fault = findCloseFault(close);
    if (fault !== null) {
      columns.rejected.push({ session, reason: fault, row: `line ${line}: ${raw.slice(0, 500)}` });
      return;
    }
    if (adjusted !== null) [differing, equal] = adjusted === close ? [differing, equal + 1] : [differing + 1, equal];
    columns.sessions.push(session);
    columns.closes.push(close);
    columns.adjCloses.push(adjusted !== null && findCloseFault(adjusted) === null ? adjusted : Number.NaN);
  }, signal);

  if (rowCount === 0) faults.push({ line: 1, text: 'the file has no rows' });
  else if (securities.size === 0 && faults.length === 0) faults.push({ line: 2, text: `"${[...oddNames.keys()][0] ?? ''}" is no symbol, nor is any other` });
  refuseFaults(file, faults, accepted);
  return { securities, rowCount, missingCount, oddNames, basis: differing === 0 && equal === 0 ? 'price' : differing === 0 && dates.size > dividendSessions ? 'total' : 'both' };
}

/** The rows of one security of a panel, ascending, one a date; of two different closes for one date both are rejected. */
export function toPanelRows({ sessions, closes, adjCloses, rejected }: PanelColumns): { readonly rows: readonly SourceRow[]; readonly rejected: readonly RejectedPanelLine[] } {
  const order = sessions.map((_, index) => index);
  const isAscending = sessions.every((session, index) => index === 0 || (sessions[index - 1] ?? '') < session);
  if (!isAscending) order.sort((one, other) => ((sessions[one] ?? '') < (sessions[other] ?? '') ? -1 : sessions[one] === sessions[other] ? one - other : 1));
  const conflicts = new Set<SessionDate>();
  const rows: SourceRow[] = [];
  for (const index of order) {
    const [session, given, adjusted] = [sessions[index], closes[index], adjCloses[index]];
    if (session === undefined || given === undefined || adjusted === undefined) continue;
    const close = snapClose(given);
    const adjClose = Number.isNaN(adjusted) ? null : snapAdjusted(adjusted, given, close);
    const before = rows.at(-1);
    if (before?.session === session) {
      if (before.close !== close || before.adjClose !== adjClose) conflicts.add(session);
      continue;
    }
    rows.push({ session, open: null, high: null, low: null, close, adjClose, volume: null, provisional: false });
  }
  if (conflicts.size === 0) return { rows, rejected };
  const refused = rows.filter(({ session }) => conflicts.has(session)).map((row) => ({ session: row.session, reason: 'two different closes for one date', row: JSON.stringify(row) }));
  return { rows: rows.filter(({ session }) => !conflicts.has(session)), rejected: [...rejected, ...refused] };
}

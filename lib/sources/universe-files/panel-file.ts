import type { SessionDate } from '@/lib/calendar/session-date';
import { findCloseFault } from '../collect-rows';
import { symbolSchema } from '../csv-folder/schema';
import { applySplits } from '../files/apply-splits';
import { isMissing } from '../files/detect-numbers';
import type { ReadingOptions } from '../files/map-closes';
import { splitLine } from '../files/split-text';
import { snapAdjusted, snapClose } from '../snap-close';
import type { SourceRow } from '../source';
import { acceptedPanel, findPanelLayout, type PanelCell } from './panel-layout';
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
  /** Where closes are raw, the factors by which those before are divided. */
  readonly splits: Map<SessionDate, number>;
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
  /** How it was read, where that is not what its plainest form says. */
  readonly notes: readonly string[];
}

export interface PanelRequest extends ReadingOptions {
  readonly file: string;
  /** What the security is called now that had this ticker on this date. */
  readonly resolve: (ticker: string, session: SessionDate) => string;
  readonly signal?: AbortSignal | undefined;
  readonly onRows?: ((rowCount: number) => void) | undefined;
}

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
export async function readPanelFile({ file, resolve, signal, onRows, ...options }: PanelRequest): Promise<Panel> {
  const layout = await findPanelLayout(file, options, signal);
  const securities = new Map<string, PanelColumns>();
  const dates = new Map<string, SessionDate | null>();
  const symbols = new Map<string, string | null>();
  const faults: LineFault[] = [];
  const oddNames = new Map<string, number>();
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
    if (faults.length === mostFaults) refuseFaults(file, faults, acceptedPanel);
  };
  const columnsOf = (symbol: string) =>
    remember(securities, symbol, () => ({ sessions: [], closes: [], adjCloses: [], rejected: [], splits: new Map<SessionDate, number>() }));

  const take = (line: number, session: SessionDate, cell: PanelCell, raw: string): void => {
    const ticker = remember(symbols, cell.ticker, () => symbolSchema.safeParse(cell.ticker).data ?? null);
    if (ticker === null) {
      const name = cell.ticker.slice(0, 40);
      if (name === '') addFault(line, 'the symbol is empty');
      else oddNames.set(name, (oddNames.get(name) ?? 0) + 1);
      return;
    }
    if (isMissing(cell.close)) {
      missingCount += 1;
      return;
    }
    const columns = columnsOf(resolve(ticker, session));
    const hasAdjusted = !isMissing(cell.adjClose);
    const [close, adjusted, split] = [
      layout.readPrice(cell.close),
      hasAdjusted ? layout.readPrice(cell.adjClose) : null,
      layout.readPrice(cell.splitFactor),
    ];
    if (close === null || (adjusted === null && hasAdjusted)) {
      const [name, text] = close === null ? ['close', cell.close] : ['adjusted close', cell.adjClose];
      addFault(line, `the ${name} ${JSON.stringify(text.slice(0, 40))} is not a number`);
      return;
    }
    const fault = findCloseFault(close);
    if (fault !== null) {
      columns.rejected.push({ session, reason: fault, row: `line ${line}: ${raw.slice(0, 500)}` });
      return;
    }
    if (adjusted !== null) [differing, equal] = adjusted === close ? [differing, equal + 1] : [differing + 1, equal];
    if (split !== null && split > 0 && split !== 1) columns.splits.set(session, split);
    columns.sessions.push(session);
    columns.closes.push(close);
    columns.adjCloses.push(adjusted !== null && findCloseFault(adjusted) === null ? adjusted : Number.NaN);
  };

  await streamLines(
    file,
    (line, raw) => {
      if (line <= layout.headerLine) return;
      const cells = splitLine(raw, layout.delimiter);
      rowCount += 1;
      if (rowCount % reportedRows === 0) onRows?.(rowCount);
      if (cells.length !== layout.header.length) {
        addFault(line, `${cells.length} values where the header has ${layout.header.length}`);
        return;
      }
      const dateText = layout.dateOf(cells);
      const session = remember(dates, dateText, () => layout.readDate(dateText));
      if (session === null) {
        addFault(line, `"${dateText.slice(0, 40)}" is no date`);
        return;
      }
      for (const cell of layout.cellsOf(cells)) take(line, session, cell, raw);
    },
    signal,
  );

  if (rowCount === 0) faults.push({ line: 1, text: 'the file has no rows' });
  else if (securities.size === 0 && faults.length === 0)
    faults.push({
      line: 2,
      text: oddNames.size === 0 ? 'no row has a close' : `"${[...oddNames.keys()][0] ?? ''}" is no symbol, nor is any other`,
    });
  refuseFaults(file, faults, acceptedPanel);
  return {
    securities,
    rowCount,
    missingCount,
    oddNames,
    basis: differing === 0 && equal === 0 ? 'price' : differing === 0 && dates.size > dividendSessions ? 'total' : 'both',
    notes: layout.notes,
  };
}

/** The rows of one security of a panel, ascending, one a date; of two different closes for one date both are rejected. */
export function toPanelRows({ sessions, closes, adjCloses, rejected, splits }: PanelColumns): {
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedPanelLine[];
} {
  const order = sessions.map((_, index) => index);
  const isAscending = sessions.every((session, index) => index === 0 || (sessions[index - 1] ?? '') < session);
  if (!isAscending)
    order.sort((one, other) =>
      (sessions[one] ?? '') < (sessions[other] ?? '') ? -1 : sessions[one] === sessions[other] ? one - other : 1,
    );
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
  if (conflicts.size === 0) return { rows: applySplits(rows, splits), rejected };
  const refused = rows
    .filter(({ session }) => conflicts.has(session))
    .map((row) => ({ session: row.session, reason: 'two different closes for one date', row: JSON.stringify(row) }));
  return {
    rows: applySplits(
      rows.filter(({ session }) => !conflicts.has(session)),
      splits,
    ),
    rejected: [...rejected, ...refused],
  };
}

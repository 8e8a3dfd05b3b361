import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { symbolSchema } from '../csv-folder/schema';
import { findColumns, usualName, type ColumnName } from '../files/columns';
import { describeDateForm, detectDates, isSomeDate, type DetectedDates } from '../files/detect-dates';
import type { ReadingOptions } from '../files/map-closes';
import { splitLine } from '../files/split-text';
import { streamLines } from '../universe-files/stream-lines';
import type { FileKind, FileShape, TextOrigin } from './file-shapes';
import { headLines, readHead, type TableHead } from './read-head';

/** What was found in a text table. */
export interface RecognisedTable {
  readonly head: TableHead;
  /** The form that it is taken for; null where none fits. */
  readonly shape: FileShape | null;
  readonly kinds: readonly FileKind[];
  /** What each column is read as. */
  readonly readAs: readonly (string | null)[];
  readonly rows: number;
  /** Distinct symbols of its rows or columns; null where it names none. */
  readonly symbols: ReadonlySet<string> | null;
  /** Null where it has no dates. */
  readonly dates: { readonly words: string; readonly first: SessionDate | null; readonly last: SessionDate | null } | null;
  /** Why its dates cannot be read yet. */
  readonly dateFault: string | null;
  readonly preview: readonly (readonly string[])[];
}

const previewRows = 8;
// Beyond these a date or a symbol more says nothing new about how they are written.
const mostKept = 100_000;

/** Whether rows of a wide table are shares of a whole, in percent, rather than prices. */
function areShares(rows: readonly (readonly string[])[]): boolean {
  const values = rows.flatMap((cells) =>
    cells
      .slice(1)
      .filter((cell) => cell !== '')
      .map((cell) => Number(cell.replace(/\s*%$/, ''))),
  );
  const sums = rows.map((cells) => cells.slice(1).reduce((sum, cell) => sum + (Number(cell.replace(/\s*%$/, '')) || 0), 0));
  return values.length > 0 && values.every((value) => value >= 0 && value <= 100) && sums.every((sum) => sum <= 101);
}

function chooseShape({ shapes }: TableHead, kind: FileKind | undefined, rows: readonly (readonly string[])[]): FileShape | null {
  if (kind !== undefined) return shapes.find((shape) => shape.kind === kind) ?? null;
  const [first = null] = shapes;
  const other = shapes.find((shape) => shape.isWide && shape.kind === 'weights');
  return first?.isWide === true && other !== undefined && areShares(rows) ? other : first;
}

/** What each column is read as, in the words of the columns. */
function describeColumns(head: TableHead, shape: FileShape | null): (string | null)[] {
  if (shape === null) return head.header.map(() => null);
  if (shape.isWide) return head.header.map((cell, at) => (at === 0 ? 'date' : cell === '' ? null : 'a security'));
  const { place } = findColumns(head.header, shape.wanted);
  const roles = new Map<number, ColumnName>(
    shape.wanted.flatMap((name): [number, ColumnName][] => (place(name) < 0 ? [] : [[place(name), name]])),
  );
  // The one column beside the date is the close, or the value, whatever it is called.
  const [one] = shape.kind === 'closes' ? (['close'] as const) : shape.kind === 'series' ? (['value'] as const) : [];
  if (one !== undefined && place(one) < 0) roles.set(1, one);
  return head.header.map((_, at) => {
    const name = roles.get(at);
    return name === undefined ? null : usualName(name);
  });
}

function readDates(texts: ReadonlySet<string>, options: ReadingOptions): Pick<RecognisedTable, 'dates' | 'dateFault'> {
  let detected: DetectedDates;
  try {
    detected = detectDates({ ...options, texts });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { dates: null, dateFault: error.message };
  }
  const { form, read } = detected;
  const sessions = [...texts].flatMap((text) => read(text) ?? []).sort();
  return { dates: { words: describeDateForm(form), first: sessions[0] ?? null, last: sessions.at(-1) ?? null }, dateFault: null };
}

/**
 * Finds out what a text table is by streaming it once: by its header what it holds, by all of its rows how its dates are written.
 * @param choose what it is taken for, by a person or by more than its columns say; it stands where the columns allow it.
 * @returns null where the text has no table.
 * @throws SourceError where it cannot be read as text to its end.
 */
export async function recogniseTable(
  file: string,
  origin: TextOrigin,
  choose: (head: TableHead) => FileKind | undefined,
  options: ReadingOptions,
): Promise<RecognisedTable | null> {
  const top: string[] = [];
  const found: { head: TableHead | null } = { head: null };
  const sample: (readonly string[])[] = [];
  const [dates, symbols] = [new Set<string>(), new Set<string>()];
  let rows = 0;
  const take = (raw: string): void => {
    const { head } = found;
    if (head === null) return;
    const cells = splitLine(raw, head.delimiter);
    if (sample.length < headLines) sample.push(cells);
    rows += 1;
    const { place } = findColumns(head.header, ['date', 'ticker', 'symbol', 'from', 'periodEnd']);
    const at = [place('date'), place('from'), place('periodEnd')].find((column) => column >= 0) ?? -1;
    const date = cells[at] ?? (at < 0 && head.shapes.length === 0 ? (cells.find(isSomeDate) ?? '') : '');
    if (date !== '' && dates.size < mostKept && !(rows > headLines && !isSomeDate(date))) dates.add(date);
    const symbol = cells[place('ticker') >= 0 ? place('ticker') : place('symbol')] ?? '';
    if (symbol !== '' && symbols.size < mostKept) symbols.add(symbol.toUpperCase());
  };
  const open = (): void => {
    const head = readHead(top, origin);
    if (head === null) return;
    found.head = head;
    const { headerLine, hasHeader } = head;
    for (const [at, raw] of top.entries()) if (at >= headerLine - (hasHeader ? 0 : 1) && raw.trim() !== '') take(raw);
  };
  await streamLines(file, (line, raw) => {
    if (top.length >= headLines) {
      take(raw);
      return;
    }
    while (top.length < line - 1) top.push('');
    top.push(raw);
    if (top.length >= headLines) open();
  });
  if (top.length < headLines) open();
  const { head } = found;
  if (head === null) return null;
  const kind = choose(head);
  const chosen = chooseShape(head, kind, sample);
  // A long table of one security is its closes, where it has columns that say so.
  const single =
    kind === undefined && chosen?.kind === 'panel' && !chosen.isWide && symbols.size === 1
      ? head.shapes.find((shape) => shape.kind === 'closes')
      : undefined;
  const shape = single ?? chosen;
  const wide =
    head.tickers.length > 0
      ? head.tickers
      : shape?.isWide === true
        ? head.header.slice(1).filter((cell) => symbolSchema.safeParse(cell).success)
        : null;
  // Periods begin and end, and notes stand, on any day: sessions say nothing of how such dates are written.
  const isAnyDay = shape?.kind === 'series' || shape?.kind === 'earnings' || shape?.kind === 'events';
  const reading = isAnyDay ? { order: options.order } : options;
  const named = wide === null ? symbols : new Set(wide);
  return {
    head,
    shape,
    kinds: [...new Set(head.shapes.map((one) => one.kind))],
    readAs: describeColumns(head, shape),
    rows,
    symbols: named.size === 0 ? null : named,
    ...(dates.size === 0 ? { dates: null, dateFault: null } : readDates(dates, reading)),
    preview: sample.slice(0, previewRows),
  };
}

import type { SessionDate } from '@/lib/calendar/session-date';
import { symbolSchema } from '../csv-folder/schema';
import { columnSpellings, findColumns, listDoubled, plainName, usualName, usualNames } from '../files/columns';
import { describeDateForm, detectDates } from '../files/detect-dates';
import { createNumberScale, readNumber, type NumberScale } from '../files/detect-numbers';
import { findTableStart, type TableStart } from '../files/find-table';
import { readStackedHeader } from '../files/join-header-rows';
import type { ReadingOptions } from '../files/map-closes';
import { splitLine } from '../files/split-text';
import { refuseFaults } from './refuse-file';
import { streamLines } from './stream-lines';

/** One close of a line, before it is read. */
export interface PanelCell {
  readonly ticker: string;
  readonly close: string;
  readonly adjClose: string;
  readonly splitFactor: string;
}

/** How a panel is laid out and written. */
export interface PanelLayout extends TableStart {
  /** The date cell of a line. */
  readonly dateOf: (cells: readonly string[]) => string;
  /** One cell a line where the symbol has a column, one a column where each symbol is one. */
  readonly cellsOf: (cells: readonly string[]) => readonly PanelCell[];
  readonly readDate: (text: string) => SessionDate | null;
  readonly readPrice: (text: string) => number | null;
  /** How it was read, where that is not what its plainest form says. */
  readonly notes: readonly string[];
}

export const acceptedPanel =
  'long format: columns date, symbol (or ticker), close and, where known, adj_close; or wide: date and a column a symbol (date,AAPL,MSFT), also with the three header lines of yfinance; others are passed over; dates as 2024-07-16, gzip or not';
const wanted = ['date', 'symbol', 'close', 'adjClose', 'splitFactor'] as const;
const preambleLines = 40;

interface NumberedLine {
  readonly line: number;
  readonly raw: string;
}

type Shape = TableStart & Pick<PanelLayout, 'dateOf' | 'cellsOf' | 'notes'>;

function isLong(cells: readonly string[]): boolean {
  const { place } = findColumns(cells, wanted);
  return place('date') >= 0 && place('symbol') >= 0 && place('close') >= 0;
}

const priceNames = new Set(
  [...columnSpellings.open, ...columnSpellings.high, ...columnSpellings.low, ...columnSpellings.close, ...columnSpellings.adjClose].map(
    plainName,
  ),
);

// Every column but the date is called after a security; `Date,Open,High,Low,Close` is the file of one.
function isWide(cells: readonly string[]): boolean {
  const others = cells.filter((cell) => cell !== '').slice(1);
  const { place } = findColumns(cells, ['date']);
  return (
    place('date') === 0 &&
    !cells.some((cell) => priceNames.has(plainName(cell))) &&
    others.some((cell) => symbolSchema.safeParse(cell).success && !/^[\d.]+$/.test(cell))
  );
}

function describeLong(header: readonly string[]): string[] {
  const { renamed, passedOver, place } = findColumns(header, wanted);
  if (renamed.length === 0 && passedOver.length === 0) return [];
  const used = wanted.filter((name) => place(name) >= 0 && !renamed.some((text) => text.endsWith(` as ${usualName(name)}`))).map(usualName);
  return [`columns read: ${[...used, ...renamed].join(', ')}${passedOver.length > 0 ? `; passed over: ${passedOver.join(', ')}` : ''}`];
}

function toShape(start: TableStart): Shape {
  const { header } = start;
  const { place } = findColumns(header, wanted);
  const at = (cells: readonly string[], name: (typeof wanted)[number]): string => cells[place(name)] ?? '';
  const dateOf = (cells: readonly string[]) => at(cells, 'date');
  if (isLong(header))
    return {
      ...start,
      dateOf,
      notes: describeLong(header),
      cellsOf: (cells) => [
        { ticker: at(cells, 'symbol'), close: at(cells, 'close'), adjClose: at(cells, 'adjClose'), splitFactor: at(cells, 'splitFactor') },
      ],
    };
  const columns = header.flatMap((ticker, column) => (column === 0 || ticker === '' ? [] : [{ ticker, column }]));
  return {
    ...start,
    dateOf: (cells) => cells[0] ?? '',
    notes: [`read as wide: closes of ${columns.length} columns`],
    cellsOf: (cells) => columns.map(({ ticker, column }) => ({ ticker, close: cells[column] ?? '', adjClose: '', splitFactor: '' })),
  };
}

/** Three header lines as yfinance writes them: each security has a close and, where told, an adjusted one. */
function findStacked(lines: readonly string[]): Shape | null {
  const stacked = readStackedHeader(lines);
  if (stacked === null) return null;
  const { names, tickers } = stacked;
  const { place } = findColumns([...new Set(names)], ['close', 'adjClose']);
  const nameOf = (name: 'close' | 'adjClose') => [...new Set(names)][place(name)];
  const find = (ticker: string, name: 'close' | 'adjClose') =>
    names.findIndex((cell, column) => column > 0 && cell === nameOf(name) && tickers[column] === ticker);
  const columns = [...new Set(tickers.slice(1))]
    .map((ticker) => ({ ticker, close: find(ticker, 'close'), adjClose: find(ticker, 'adjClose') }))
    .filter(({ close }) => close > 0);
  return {
    delimiter: ',',
    header: tickers,
    headerLine: 3,
    notes: [
      `read as wide: closes of ${columns.length} securities${columns.some(({ adjClose }) => adjClose > 0) ? ', with adjusted ones' : ''}`,
    ],
    dateOf: (cells) => cells[0] ?? '',
    cellsOf: (cells) =>
      columns.map(({ ticker, close, adjClose }) => ({
        ticker,
        close: cells[close] ?? '',
        adjClose: cells[adjClose] ?? '',
        splitFactor: '',
      })),
  };
}

function findShape(file: string, lines: readonly string[]): Shape {
  const stacked = findStacked(lines);
  if (stacked !== null) return stacked;
  const start = findTableStart(lines.join('\n'), [isLong, isWide]);
  if (start === null) {
    const header = splitLine(lines[0] ?? '', ',');
    const { place } = findColumns(header, wanted);
    const missing = (['date', 'symbol', 'close'] as const).filter((name) => place(name) < 0);
    refuseFaults(
      file,
      lines.length === 0
        ? [{ line: 1, text: 'the file has no rows' }]
        : missing.map((name) => ({ line: 1, text: `the header "${(lines[0] ?? '').slice(0, 200)}" has no column ${usualNames(name)}` })),
      acceptedPanel,
    );
    throw new RangeError(`${file} has no header that can be read`);
  }
  const doubled = listDoubled(start.header, wanted);
  refuseFaults(
    file,
    doubled.map((name) => ({ line: start.headerLine, text: `the column ${name} stands twice` })),
    acceptedPanel,
  );
  return toShape(start);
}

/** What a stream of lines has told so far. */
interface Sight {
  readonly shape: Shape;
  readonly dates: Set<string>;
  readonly scale: NumberScale;
}

function weigh({ shape, dates, scale }: Sight, raw: string): void {
  const cells = splitLine(raw, shape.delimiter);
  if (cells.length !== shape.header.length) return;
  dates.add(shape.dateOf(cells));
  for (const cell of shape.cellsOf(cells)) {
    scale.add(cell.close);
    scale.add(cell.adjClose);
  }
}

function openSight(file: string, head: readonly NumberedLine[]): Sight {
  const shape = findShape(
    file,
    head.map(({ raw }) => raw),
  );
  const sight = {
    shape: { ...shape, headerLine: head[shape.headerLine - 1]?.line ?? 1 },
    dates: new Set<string>(),
    scale: createNumberScale(shape.delimiter),
  };
  for (const { raw } of head.slice(shape.headerLine)) weigh(sight, raw);
  return sight;
}

/**
 * Finds out how a panel is written by streaming it once: its header and delimiter by its first lines, the form of its dates and its decimal
 * sign by all of them.
 * @throws SourceError where it is no panel or can be read in several ways.
 */
export async function findPanelLayout(file: string, options: ReadingOptions, signal?: AbortSignal): Promise<PanelLayout> {
  const head: NumberedLine[] = [];
  const sights: Sight[] = [];
  await streamLines(
    file,
    (line, raw) => {
      const [sight] = sights;
      if (sight !== undefined) weigh(sight, raw);
      else if (head.push({ line, raw }) === preambleLines) sights.push(openSight(file, head));
    },
    signal,
  );
  const { shape, dates, scale } = sights[0] ?? openSight(file, head);
  try {
    const { form, read } = detectDates({ ...options, texts: dates });
    const sign = scale.decide();
    const notes = [
      ...shape.notes,
      ...(form === 'ymd' ? [] : [`dates read ${describeDateForm(form)}`]),
      ...(sign === 'comma' ? ['numbers read with a decimal comma'] : []),
    ];
    return { ...shape, readDate: read, readPrice: (text) => readNumber(text, sign), notes };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuseFaults(file, [{ line: shape.headerLine + 1, text: error.message }], acceptedPanel);
    throw error;
  }
}

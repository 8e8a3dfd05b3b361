import { symbolSchema } from '../csv-folder/schema';
import { columnSpellings, findColumns, plainName, type ColumnName } from '../files/columns';
import { isIsharesFile } from '../ishares/transform';
import { isSsgaText } from '../ssga/transform';

/** What a text table can be. */
export type FileKind = 'closes' | 'panel' | 'counts' | 'weights' | 'sectors' | 'membership' | 'holdings' | 'earnings' | 'events' | 'series';

/** How a text came: as it is, out of a workbook, or with columns that a person named. */
export type TextOrigin = 'text' | 'workbook' | 'named';

/** A form in which a kind of file is written. */
export interface FileShape {
  readonly kind: FileKind;
  /** What its columns may be. */
  readonly wanted: readonly ColumnName[];
  /** Whether a header is of this form. */
  readonly fits: (cells: readonly string[]) => boolean;
  /** What the lines from the first on must say, where a header does not say enough. */
  readonly above?: (lines: readonly string[], origin: TextOrigin) => boolean;
  /** Whether each column beside the date is a security. */
  readonly isWide: boolean;
}

const counted = ['advances', 'declines', 'unchanged', 'newHighs', 'newLows'] as const satisfies readonly ColumnName[];
const prices = ['date', 'ticker', 'open', 'high', 'low', 'close', 'adjClose', 'splitFactor'] as const satisfies readonly ColumnName[];
const panelColumns = ['date', 'symbol', 'close', 'adjClose', 'splitFactor'] as const satisfies readonly ColumnName[];
const seriesColumns = ['date', 'value', 'knownFrom'] as const satisfies readonly ColumnName[];
const earningsColumns = ['symbol', 'periodEnd', 'filed', 'value'] as const satisfies readonly ColumnName[];
const noteColumns = ['date', 'from', 'lastDay', 'text', 'source', 'knownFrom'] as const satisfies readonly ColumnName[];
const memberColumns = ['date', 'tickers', 'ticker', 'from', 'until'] as const satisfies readonly ColumnName[];

function hasAll(wanted: readonly ColumnName[], ...needed: readonly ColumnName[]): (cells: readonly string[]) => boolean {
  return (cells) => {
    const { place } = findColumns(cells, wanted);
    return needed.every((name) => place(name) >= 0);
  };
}

const priceNames = new Set(
  [...columnSpellings.open, ...columnSpellings.high, ...columnSpellings.low, ...columnSpellings.close, ...columnSpellings.adjClose].map(
    plainName,
  ),
);

function isWide(cells: readonly string[]): boolean {
  const others = cells.slice(1).filter((cell) => cell !== '');
  return (
    plainName(cells[0] ?? '') !== '' &&
    findColumns(cells, ['date']).place('date') === 0 &&
    others.length > 1 &&
    !cells.some((cell) => priceNames.has(plainName(cell))) &&
    others.some((cell) => symbolSchema.safeParse(cell).success && !/^[\d.]+$/.test(cell))
  );
}

function isDateAndOne(cells: readonly string[]): boolean {
  return (
    cells.length === 2 &&
    findColumns(cells, ['date']).place('date') === 0 &&
    plainName(cells[0] ?? '') !== '' &&
    plainName(cells[1] ?? '') !== '' &&
    !/^\d/.test(cells[1] ?? '')
  );
}

// As `readHoldingsFile` tells them, which takes a file as its fund writes it.
function isOfFund(lines: readonly string[], origin: TextOrigin): boolean {
  return origin === 'workbook' ? isSsgaText(lines) : origin === 'text' && isIsharesFile(lines.join('\n'));
}

const valueNames = new Set(columnSpellings.value.filter((name) => name !== 'close').map(plainName));

function hasValues(cells: readonly string[]): boolean {
  return isDateAndOne(cells) || (findColumns(cells, ['date']).place('date') >= 0 && cells.some((cell) => valueNames.has(plainName(cell))));
}

const hasCount = (cells: readonly string[]) => counted.some((name) => hasAll(['date', ...counted], 'date', name)(cells));

const hasNotes = (cells: readonly string[]) => hasAll(noteColumns, 'date', 'text')(cells) || hasAll(noteColumns, 'from', 'text')(cells);

/** The forms that are known, the one that asks for most first: the first that a header fits says what a file is. */
export const fileShapes: readonly FileShape[] = [
  {
    kind: 'holdings',
    wanted: ['ticker', 'weight', 'sector'],
    isWide: false,
    fits: hasAll(['ticker', 'weight'], 'ticker', 'weight'),
    above: isOfFund,
  },
  { kind: 'earnings', wanted: earningsColumns, isWide: false, fits: hasAll(earningsColumns, ...earningsColumns) },
  { kind: 'membership', wanted: memberColumns, isWide: false, fits: hasAll(memberColumns, 'ticker', 'from', 'until') },
  { kind: 'membership', wanted: memberColumns, isWide: false, fits: hasAll(memberColumns, 'date', 'tickers') },
  {
    kind: 'weights',
    wanted: ['date', 'symbol', 'weight'],
    isWide: false,
    fits: hasAll(['date', 'symbol', 'weight'], 'date', 'symbol', 'weight'),
  },
  { kind: 'panel', wanted: panelColumns, isWide: false, fits: hasAll(panelColumns, 'date', 'symbol', 'close') },
  { kind: 'closes', wanted: prices, isWide: false, fits: hasAll(prices, 'date', 'close') },
  { kind: 'counts', wanted: ['date', ...counted], isWide: false, fits: hasCount },
  { kind: 'sectors', wanted: ['symbol', 'sector'], isWide: false, fits: hasAll(['symbol', 'sector'], 'symbol', 'sector') },
  { kind: 'membership', wanted: memberColumns, isWide: false, fits: hasAll(memberColumns, 'date', 'ticker') },
  { kind: 'events', wanted: noteColumns, isWide: false, fits: hasNotes },
  { kind: 'closes', wanted: prices, isWide: false, fits: isDateAndOne },
  { kind: 'series', wanted: seriesColumns, isWide: false, fits: hasValues },
  { kind: 'panel', wanted: panelColumns, isWide: true, fits: isWide },
  { kind: 'weights', wanted: ['date'], isWide: true, fits: isWide },
];

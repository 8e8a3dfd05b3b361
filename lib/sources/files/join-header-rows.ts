import { columnSpellings, plainName } from './columns';
import { splitLine } from './split-text';

/** A text whose header is one line, and the tickers that stood in another line of it. */
export interface JoinedHeader {
  readonly text: string;
  readonly tickers: readonly string[];
}

/** What three header lines say of each column, the first being the date. */
export interface StackedHeader {
  readonly names: readonly string[];
  readonly tickers: readonly string[];
}

const priceNames = new Set(
  [
    ...columnSpellings.open,
    ...columnSpellings.high,
    ...columnSpellings.low,
    ...columnSpellings.close,
    ...columnSpellings.adjClose,
    'volume',
    'dividends',
    'stock_splits',
    'capital_gains',
    'repaired',
  ].map(plainName),
);
const corners = new Set(['', 'price', 'ticker']);

function areNames(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.slice(1).every((cell) => priceNames.has(plainName(cell)));
}

/**
 * yfinance writes three header lines: `Price,Close,High`, `Ticker,AAPL,AAPL`, `Date,,`, the first two in either order, their first cells
 * empty in older releases. Null where the lines are none such.
 */
export function readStackedHeader([first = '', second = '', third = '']: readonly string[]): StackedHeader | null {
  const [one, two, dates] = [splitLine(first, ','), splitLine(second, ','), splitLine(third, ',')];
  const isStacked =
    plainName(dates[0] ?? '').startsWith('date') &&
    dates.slice(1).every((cell) => cell === '') &&
    dates.length === one.length &&
    one.length === two.length &&
    corners.has(plainName(one[0] ?? '')) &&
    corners.has(plainName(two[0] ?? ''));
  if (!isStacked || areNames(one) === areNames(two)) return null;
  const [names, tickers] = areNames(one) ? [one, two] : [two, one];
  return tickers.slice(1).every((ticker) => ticker !== '') ? { names, tickers } : null;
}

/**
 * Three header lines of one security as one, in the place of the third, so that line numbers stay. Any other text is left as it is.
 * @throws RangeError where the lines name several securities.
 */
export function joinHeaderRows(text: string): JoinedHeader {
  const lines = text.split(/\r\n|\n|\r/, 3);
  const stacked = readStackedHeader(lines);
  if (stacked === null) return { text, tickers: [] };
  const tickers = [...new Set(stacked.tickers.slice(1))];
  if (tickers.length > 1)
    throw new RangeError(`it holds ${tickers.length} securities (${tickers.slice(0, 5).join(', ')}); import it with --panel`);
  const rest = text.split(/\r\n|\n|\r/).slice(3);
  return { text: ['', '', ['Date', ...stacked.names.slice(1)].join(','), ...rest].join('\n'), tickers };
}

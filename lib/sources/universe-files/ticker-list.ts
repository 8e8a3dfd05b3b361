import { plainName } from '../files/columns';
import { findTable } from '../files/find-table';
import { readTableText } from './read-table-file';

const headers: ReadonlySet<string> = new Set(['ticker', 'tickers', 'tickersymbol', 'symbol', 'symbols']);

const isHeader = (cells: readonly string[]): boolean => cells.some((cell) => headers.has(plainName(cell)));

// Charting programs write the exchange before a ticker: NASDAQ:AAPL.
const exchange = /^[A-Z_]+:(?=.)/;
const separators = /[^A-Z0-9.^/:_-]+/;

function toTicker(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/^["'$]+|["']+$/g, '')
    .replace(exchange, '');
}

/**
 * The tickers of a text, each once and in upper case, in their order: those of the column ticker or symbol where it has one, else everything that
 * stands between blanks, commas, semicolons or other signs that no ticker has. Nobody has looked yet whether they are tickers.
 */
export function listTickers(text: string): string[] {
  const table = findTable(text, [isHeader]);
  const place = table?.header.findIndex((cell) => headers.has(plainName(cell))) ?? -1;
  const texts = table === null ? text.toUpperCase().split(separators) : table.rows.map(({ cells }) => cells[place] ?? '');
  return [...new Set(texts.map(toTicker).filter((ticker) => /[A-Z0-9]/.test(ticker)))];
}

/** The tickers of a file. @throws SourceError where it cannot be read. */
export async function readTickerList(file: string): Promise<string[]> {
  return listTickers(await readTableText(file));
}

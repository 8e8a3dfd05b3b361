import { splitLine } from './split-text';

/** A text whose header is one line, and the tickers that stood in another line of it. */
export interface JoinedHeader {
  readonly text: string;
  readonly tickers: readonly string[];
}

/**
 * yfinance writes three header lines: `Price,Close,High`, `Ticker,AAPL,AAPL`, `Date,,`. They become one, in the place of the
 * third, so that line numbers stay. Any other text is left as it is.
 */
export function joinHeaderRows(text: string): JoinedHeader {
  const [first = '', second = '', third = ''] = text.split(/\r\n|\n|\r/, 3);
  const [names, tickers, dates] = [splitLine(first, ','), splitLine(second, ','), splitLine(third, ',')];
  const isThree = names[0] === 'Price' && tickers[0] === 'Ticker' && dates[0] === 'Date' && dates.slice(1).every((cell) => cell === '');
  if (!isThree) return { text, tickers: [] };
  const rest = text.split(/\r\n|\n|\r/).slice(3);
  return { text: ['', '', ['Date', ...names.slice(1)].join(','), ...rest].join('\n'), tickers: [...new Set(tickers.slice(1))] };
}

import { describe, expect, it } from 'vitest';
import { listTickers } from '@/lib/sources/universe-files/ticker-list';

describe('listTickers', () => {
  it.each([
    [
      'commas, blanks, lines, quotes and dollar signs',
      'aapl, MSFT;"nvda"\n$TSLA\tBRK.B BF-B|brk/b',
      ['AAPL', 'MSFT', 'NVDA', 'TSLA', 'BRK.B', 'BF-B', 'BRK/B'],
    ],
    ['the exchange of a charting program', 'NASDAQ:AAPL,NYSE:IBM,AAPL', ['AAPL', 'IBM']],
    [
      'a column ticker among others',
      'Name,Ticker,Weight\nApple Inc,AAPL,5.1\n"Berkshire, B",BRK B,2\nApple again,aapl,1',
      ['AAPL', 'BRK B'],
    ],
    ['a column symbol by itself, below a preamble', 'My names\n\nSymbol\nAAPL\nMSFT', ['AAPL', 'MSFT']],
    ['nothing', ' ,;\n - ', []],
  ])('reads %s', (_, text, tickers) => {
    expect(listTickers(text)).toEqual(tickers);
  });
});

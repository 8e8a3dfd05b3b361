/** The Magnificent 7 under their own tickers, as providers of American stocks call them. */
export const stockSymbols: Readonly<Record<string, string>> = {
  AAPL: 'AAPL',
  AMZN: 'AMZN',
  GOOGL: 'GOOGL',
  META: 'META',
  MSFT: 'MSFT',
  NVDA: 'NVDA',
  TSLA: 'TSLA',
};

import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'alpha-vantage',
  symbol: 'AAPL',
  otherSymbol: 'MSFT',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { 'alpha-vantage': 'AAPL' } },
  differences: {
    // An object has one value for a date.
    'two-closes': { rows: 8 },
  },
});

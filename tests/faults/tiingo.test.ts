import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'tiingo',
  symbol: 'AAPL',
  otherSymbol: 'MSFT',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { tiingo: 'AAPL' } },
  differences: {
    // It names no symbol in its answers.
    'another-symbol': { rows: 8 },
  },
});

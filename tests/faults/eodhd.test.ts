import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'eodhd',
  symbol: 'AAPL.US',
  otherSymbol: 'MSFT.US',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { eodhd: 'AAPL.US' } },
  differences: {
    // It names no symbol in its answers.
    'another-symbol': { rows: 8 },
  },
});

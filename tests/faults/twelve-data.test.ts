import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'twelve-data',
  symbol: 'AAPL',
  otherSymbol: 'MSFT',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { 'twelve-data': 'AAPL' } },
});

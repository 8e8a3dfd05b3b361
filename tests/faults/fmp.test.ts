import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'fmp',
  symbol: 'AAPL',
  otherSymbol: 'MSFT',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { fmp: 'AAPL' } },
  // An unknown name and an empty range are answered alike.
  unknownSymbol: 'no_data_yet',
});

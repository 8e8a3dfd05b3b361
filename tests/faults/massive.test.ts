import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'massive',
  symbol: 'AAPL',
  otherSymbol: 'MSFT',
  unknownSymbol: 'no_data_yet',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { massive: 'AAPL' } },
});

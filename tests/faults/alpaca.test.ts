import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'alpaca',
  symbol: 'AAPL',
  otherSymbol: 'MSFT',
  unknownSymbol: 'no_data_yet',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { alpaca: 'AAPL' } },
});

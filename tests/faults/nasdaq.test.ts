import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'nasdaq',
  symbol: 'NDX',
  otherSymbol: 'RUT',
  instrument: { symbol: 'NDX', kind: 'index', providerSymbols: { nasdaq: 'NDX' } },
});

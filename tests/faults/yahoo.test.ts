import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'yahoo',
  symbol: '^RUT',
  otherSymbol: '^GSPC',
  instrument: { symbol: 'RUT', kind: 'index', providerSymbols: { yahoo: '^RUT' } },
});

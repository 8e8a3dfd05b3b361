import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'yahoo',
  symbol: '^RUT',
  otherSymbol: '^GSPC',
  differences: { 'range-before-listing': { error: 'no_data_yet' } },
  instrument: { symbol: 'RUT', kind: 'index', providerSymbols: { yahoo: '^RUT' } },
});

import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'cboe',
  symbol: 'RUT',
  otherSymbol: 'SPX',
  instrument: { symbol: 'RUT', kind: 'index', providerSymbols: { cboe: 'RUT' } },
  differences: {
    // Cboe answers 403 for a file that it does not offer.
    'status-403': { error: 'not_found' },
    // A cut CSV still reads as rows: the last one, whose figure may have lost digits, is rejected.
    'cut-body': { rows: 7, rejected: 1 },
  },
});

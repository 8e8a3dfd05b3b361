import { describeFaults } from './describe-faults';

describeFaults({
  provider: 'stooq',
  symbol: 'aapl.us',
  otherSymbol: 'msft.us',
  instrument: { symbol: 'AAPL', kind: 'stock', providerSymbols: { stooq: 'aapl.us' } },
  differences: {
    // It names no symbol in its answers.
    'another-symbol': { rows: 8 },
    // A cut CSV still reads as rows: the last one, whose figure may have lost digits, is rejected.
    'cut-body': { rows: 7, rejected: 1 },
  },
  // An unknown name and an empty range are answered alike.
  unknownSymbol: 'no_data_yet',
});

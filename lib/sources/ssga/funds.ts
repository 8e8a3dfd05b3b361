/** The S&P 500, MidCap 400 and SmallCap 600, and the eleven sectors of the S&P 500. */
export const ssgaFunds: readonly string[] = [
  'SPY',
  'MDY',
  'SPSM',
  'XLB',
  'XLC',
  'XLE',
  'XLF',
  'XLI',
  'XLK',
  'XLP',
  'XLRE',
  'XLU',
  'XLV',
  'XLY',
];

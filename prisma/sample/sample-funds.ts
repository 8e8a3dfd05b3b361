/** How a fund of the simulated market moves with the indices of it. */
export interface SampleFund {
  readonly symbol: string;
  /** When the fund that it stands for began to trade. */
  readonly listed: string;
  /** Its last close, a round figure of the right size. */
  readonly lastLevel: number;
  /** Shares of the log returns of the indices. */
  readonly follows: Readonly<Record<'SPX' | 'RUT' | 'NDX', number>>;
  /** Daily volatility of its own. */
  readonly own: number;
}

/** Funds of indices, by size and equally weighted; those of sectors follow from the members (generate-sample-funds.ts). */
export const sampleFunds: readonly SampleFund[] = [
  { symbol: 'SPY', listed: '1993-01-29', lastLevel: 565, follows: { SPX: 1, RUT: 0, NDX: 0 }, own: 0 },
  { symbol: 'RSP', listed: '2003-05-01', lastLevel: 170, follows: { SPX: 0.8, RUT: 0.2, NDX: 0 }, own: 0.0012 },
  { symbol: 'QQQ', listed: '1999-03-10', lastLevel: 496, follows: { SPX: 0, RUT: 0, NDX: 1 }, own: 0 },
  { symbol: 'QQQE', listed: '2012-03-21', lastLevel: 91, follows: { SPX: 0.3, RUT: 0, NDX: 0.7 }, own: 0.0015 },
  { symbol: 'IWM', listed: '2000-05-26', lastLevel: 224, follows: { SPX: 0, RUT: 1, NDX: 0 }, own: 0 },
  { symbol: 'IJH', listed: '2000-05-26', lastLevel: 62, follows: { SPX: 0.55, RUT: 0.45, NDX: 0 }, own: 0.0015 },
  { symbol: 'IJR', listed: '2000-05-26', lastLevel: 115, follows: { SPX: 0.15, RUT: 0.85, NDX: 0 }, own: 0.0018 },
];

/** When the funds of sectors began to trade; all others did on the first of these days. */
export const sectorListings: Readonly<Record<string, string>> = { XLRE: '2015-10-08', XLC: '2018-06-19' };
export const firstSectorListing = '1998-12-22';

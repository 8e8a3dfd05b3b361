/** How one simulated instrument moves. Levels are round figures of the right size, not anybody's data. */
export interface SampleInstrument {
  readonly symbol: string;
  /** Its real listing date, or the start of the sample. */
  readonly listed: string;
  readonly decimals: number;
  /** Split-adjusted levels at listing, five sessions before the end and at the end. */
  readonly levels: readonly [first: number, beforeLastWeek: number, last: number];
  /** Sensitivity to the market and to the mega-cap factor. */
  readonly market: number;
  readonly megaCap: number;
  /** Own daily volatility. */
  readonly own: number;
  /** Share of the price paid out each quarter; 0 means no dividend-adjusted close. */
  readonly quarterlyYield: number;
}

const start = '1990-01-02';

/** Everything but SPX (the market itself) and RUT (market and size), which end in the published closes. */
export const sampleInstruments: readonly SampleInstrument[] = [
  { symbol: 'NDX', listed: start, decimals: 2, levels: [225, 20450, 20400], market: 1.12, megaCap: 1, own: 0.003, quarterlyYield: 0 },
  {
    symbol: 'AAPL',
    listed: start,
    decimals: 6,
    levels: [0.33, 228.5, 234.8],
    market: 1.15,
    megaCap: 1.1,
    own: 0.019,
    quarterlyYield: 0.0015,
  },
  {
    symbol: 'AMZN',
    listed: '1997-05-15',
    decimals: 6,
    levels: [0.1, 199.5, 193],
    market: 1.25,
    megaCap: 1.3,
    own: 0.025,
    quarterlyYield: 0,
  },
  {
    symbol: 'GOOGL',
    listed: '2004-08-19',
    decimals: 6,
    levels: [2.5, 189, 184],
    market: 1.02,
    megaCap: 1,
    own: 0.0125,
    quarterlyYield: 0.0004,
  },
  {
    symbol: 'META',
    listed: '2012-05-18',
    decimals: 6,
    levels: [38, 530, 490],
    market: 1.15,
    megaCap: 1.2,
    own: 0.018,
    quarterlyYield: 0.0003,
  },
  { symbol: 'MSFT', listed: start, decimals: 6, levels: [0.62, 459.5, 449.5], market: 1.08, megaCap: 1, own: 0.012, quarterlyYield: 0.003 },
  {
    symbol: 'NVDA',
    listed: '1999-01-22',
    decimals: 6,
    levels: [0.041, 131.4, 126.4],
    market: 1.5,
    megaCap: 1.6,
    own: 0.027,
    quarterlyYield: 0.0004,
  },
  {
    symbol: 'TSLA',
    listed: '2010-06-29',
    decimals: 6,
    levels: [1.6, 262.3, 256.6],
    market: 1.4,
    megaCap: 1.2,
    own: 0.028,
    quarterlyYield: 0,
  },
];

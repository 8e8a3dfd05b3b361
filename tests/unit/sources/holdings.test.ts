import { describe, expect, it } from 'vitest';
import { findWhyLeftOut } from '@/lib/sources/holdings/find-why-left-out';
import { findIsharesFund } from '@/lib/sources/ishares/funds';
import { toHoldings } from '@/lib/sources/ishares/transform';
import { parseNamedDate } from '@/lib/sources/parse-named-date';
import { readSsgaFile } from '@/lib/sources/ssga/transform';
import { writeIshares, writeSsga, type ServedHolding } from '@/tests/support/write-holdings';

const lines: ServedHolding[] = [
  { ticker: 'AAPL', name: 'APPLE INC', percent: 60, sector: 'Information Technology' },
  {
    ticker: 'BRK B',
    name: 'BERKSHIRE HATHAWAY INC CLASS B',
    percent: 39.5,
    sector: 'Communication',
    exchange: 'New York Stock Exchange Inc.',
  },
  { ticker: 'CVI', name: 'CVR ENERGY INC', percent: 0.1 },
  { ticker: 'XTSLA', name: 'BLK CSH FND TREASURY SL AGENCY', kind: 'Money Market', percent: 0.2 },
  { ticker: 'ESZ6', name: 'S&P500 EMINI DEC 26', kind: 'Futures', percent: 0 },
  { ticker: 'SHOP', name: 'SHOPIFY INC', currency: 'CAD', percent: 0.1 },
  { ticker: 'ADRO', name: 'CHINOOK THERAPEUTICS INC CVR', percent: 0 },
  { ticker: '-', name: 'ARCELLX INC PRVT', exchange: 'NO MARKET (E.G. UNLISTED)', percent: 0 },
  { ticker: '-', name: 'A NAME WITHOUT A TICKER', percent: 0.1 },
];
const options = { symbol: 'IVV' };

describe('a file of iShares', () => {
  it('is its stocks, and names what it leaves out and why', () => {
    const { asOf, fund, holdings, leftOut } = toHoldings(writeIshares({ asOf: '2026-05-05', lines }, options));
    expect({ asOf, fund }).toEqual({ asOf: '2026-05-05', fund: 'IVV' });
    expect(holdings).toEqual([
      { ticker: 'AAPL', name: 'APPLE INC', weight: 0.6, sector: 'Information Technology' },
      { ticker: 'BRK.B', name: 'BERKSHIRE HATHAWAY INC CLASS B', weight: 0.395, sector: 'Communication Services' },
      { ticker: 'CVI', name: 'CVR ENERGY INC', weight: 0.001, sector: 'Industrials' },
    ]);
    expect(leftOut.map(({ ticker, why, isUnresolved }) => [ticker, why, isUnresolved])).toEqual([
      ['XTSLA', 'money market, no stock', false],
      ['ESZ6', 'futures, no stock', false],
      ['SHOP', 'a foreign line, in CAD', false],
      ['ADRO', 'a right, no stock', false],
      ['-', 'not listed on an exchange', false],
      ['-', 'has no ticker that can be read', true],
    ]);
  });

  it('of a date that is no session, or not published, is no_data_yet and never an empty universe', () => {
    expect(() => toHoldings(writeIshares({ asOf: '', lines: [] }, options))).toThrow(expect.objectContaining({ kind: 'no_data_yet' }));
    expect(() => toHoldings(writeIshares({ asOf: '2026-05-05', lines: lines.slice(3, 5) }, options))).toThrow(
      expect.objectContaining({ kind: 'no_data_yet' }),
    );
  });

  it('that breaks off inside its table is transient, whichever row it lost', () => {
    const whole = writeIshares({ asOf: '2026-05-05', lines }, options);
    const [start, end] = [whole.indexOf('"AAPL"'), whole.lastIndexOf('"A NAME')];
    for (let at = start; at < end; at += 37)
      expect(() => toHoldings(whole.slice(0, at))).toThrow(expect.objectContaining({ kind: 'transient' }));
  });

  it('is known by its heading, of whatever year, and no part of an index is taken for it', () => {
    const headings = [
      'iShares Core S&P 500 ETF',
      'iShares S&P 500 Index Fund',
      'iShares Core S&P Mid-Cap ETF',
      'iShares Core S&P Small-Cap ETF',
      'iShares Russell 2000 ETF',
      'iShares S&P 500 Growth ETF',
      'iShares MSCI World',
    ];
    expect(headings.map(findIsharesFund)).toEqual(['IVV', 'IVV', 'IJH', 'IJR', 'IWM', null, null]);
  });
});

describe('a workbook of State Street', () => {
  it('is its stocks up to the empty row, a class behind a dot', async () => {
    const own: ServedHolding[] = [
      { ticker: 'AAPL', percent: 60 },
      { ticker: 'BF.B', percent: 25 },
      { ticker: '-', name: 'US DOLLAR', percent: 0.1 },
    ];
    const { asOf, fund, holdings, leftOut } = await readSsgaFile(writeSsga({ asOf: '2025-02-07', lines: own }, { symbol: 'SPY' }));
    expect({
      asOf,
      fund,
      tickers: holdings.map(({ ticker }) => ticker),
      weights: holdings.map(({ weight }) => weight),
      why: leftOut.map(({ why }) => why),
    }).toEqual({ asOf: '2025-02-07', fund: 'SPY', tickers: ['AAPL', 'BF.B'], weights: [0.6, 0.25], why: ['cash, no stock'] });
  });
});

it('tells a company from a right by the end of its name', () => {
  const why = (name: string) => findWhyLeftOut({ name, kind: 'Equity', exchange: 'NASDAQ', currency: 'USD' });
  expect(
    ['CVR ENERGY INC', 'BRIGHT HORIZONS', 'INHIBRX INC CVR', 'GTXI INC - CVR', 'SOMETHING RIGHTS', 'PETROCORP INC ESCROW'].map(
      (name) => why(name) === null,
    ),
  ).toEqual([true, true, false, false, false, false]);
});

it('reads the dates of funds, and no other text', () => {
  expect(
    ['May 05, 2026', 'Apr 6, 2023', '07-Feb-2025', 'Nov 27, 2026 4:00 PM ET', 'September 30, 2006', '-', 'Feb 30, 2025', '2025-02-07'].map(
      parseNamedDate,
    ),
  ).toEqual(['2026-05-05', '2023-04-06', '2025-02-07', '2026-11-27', '2006-09-30', null, null, null]);
});

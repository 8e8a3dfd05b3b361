import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { firstSampleSession, generateSampleMarket, lastSampleSession, type SampleRow } from '@/prisma/sample/generate-sample-market';
import { publishedWeek } from '@/prisma/sample/published-week';
import { autocorrelation, correlation, countBearMarkets, deviation, drawdowns, kurtosis, logReturns, mean, windowReturns } from './moments';

const calendar = createCalendar();
const market = generateSampleMarket(calendar);
const stocks = ['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'];

function rowsOf(symbol: string): readonly SampleRow[] {
  const series = market.find((each) => each.symbol === symbol);
  if (series === undefined) throw new Error(`the sample has no ${symbol}`);
  return series.rows;
}
const closesOf = (symbol: string): number[] => rowsOf(symbol).map((row) => row.close);
const last = (values: readonly number[]): number => values.at(-1) ?? NaN;

describe('the sample market', () => {
  it('has the ten instruments, each from its listing to the last session without a gap', () => {
    const listed = {
      SPX: '1990-01-02',
      RUT: '1990-01-02',
      NDX: '1990-01-02',
      AAPL: '1990-01-02',
      AMZN: '1997-05-15',
      GOOGL: '2004-08-19',
      META: '2012-05-18',
      MSFT: '1990-01-02',
      NVDA: '1999-01-22',
      TSLA: '2010-06-29',
    };
    expect(Object.fromEntries(market.map(({ symbol, rows }) => [symbol, rows[0]?.session]))).toEqual(listed);
    const sessions = calendar.sessionsBetween(firstSampleSession, lastSampleSession);
    for (const { symbol, rows } of market) {
      expect(
        rows.map((row) => row.session),
        symbol,
      ).toEqual(sessions.slice(sessions.length - rows.length));
    }
  });

  it('is the same every time', () => {
    expect(generateSampleMarket(calendar)).toEqual(market);
  });

  it('ends in the twelve published closes', () => {
    expect(closesOf('SPX').slice(-6)).toEqual(publishedWeek.SPX);
    expect(closesOf('RUT').slice(-6)).toEqual(publishedWeek.RUT);
  });

  it('holds positive closes with open, high and low around those of the indices', () => {
    for (const { symbol, rows } of market) {
      for (const { close, open, high, low, adjClose } of rows) {
        if (!(close > 0) || !Number.isFinite(close)) throw new Error(`${symbol} closes at ${close}`);
        if (adjClose !== undefined && !(adjClose > 0 && adjClose <= close)) throw new Error(`${symbol} adjusted ${adjClose} over ${close}`);
        if (stocks.includes(symbol)) continue;
        if (open === undefined || high === undefined || low === undefined) throw new Error(`${symbol} lacks its range`);
        if (low > Math.min(open, close) || high < Math.max(open, close)) throw new Error(`${symbol}: ${low} ${open} ${close} ${high}`);
        if (Math.abs(close - Math.round(close * 100) / 100) > 1e-9) throw new Error(`${symbol} ${close} has more than two decimals`);
      }
    }
  });

  it('adjusts the payers for dividends: all history below the close, the running quarter equal to it', () => {
    const rows = rowsOf('MSFT');
    expect(rows.at(-1)?.adjClose).toBe(rows.at(-1)?.close);
    expect((rows[0]?.adjClose ?? NaN) / (rows[0]?.close ?? NaN)).toBeCloseTo(0.997 ** 138, 3);
    expect(rowsOf('AMZN').every((row) => row.adjClose === undefined)).toBe(true);
  });
});

describe('moments: it looks like markets do', () => {
  const spx = closesOf('SPX');
  const rut = closesOf('RUT');
  const spxReturns = logReturns(spx);
  const rutReturns = logReturns(rut);

  it('SPX: volatility, fat tails, growth', () => {
    expect(deviation(spxReturns)).toBeGreaterThan(0.008);
    expect(deviation(spxReturns)).toBeLessThan(0.016);
    expect(kurtosis(spxReturns)).toBeGreaterThan(4);
    expect(kurtosis(spxReturns)).toBeLessThan(25);
    expect(mean(spxReturns) * 252).toBeGreaterThan(0.06);
    expect(Math.min(...spxReturns)).toBeLessThan(-0.06);
    expect(Math.abs(autocorrelation(spxReturns, 1))).toBeLessThan(0.1);
  });

  it('SPX: volatility comes in clusters and rises after falls', () => {
    const squares = spxReturns.map((value) => value ** 2);
    expect(autocorrelation(squares, 1)).toBeGreaterThan(0.1);
    expect(autocorrelation(squares, 20)).toBeGreaterThan(0.02);
    expect(correlation(spxReturns.slice(0, -1), squares.slice(1))).toBeLessThan(0);
  });

  it('SPX: crashes and recoveries', () => {
    const worst = Math.min(...drawdowns(spx));
    expect(worst).toBeGreaterThan(-0.6);
    expect(worst).toBeLessThan(-0.35);
    expect(countBearMarkets(spx)).toBeGreaterThanOrEqual(3);
    expect(countBearMarkets(spx)).toBeLessThanOrEqual(12);
  });

  it('every instrument has fat tails; stocks are wilder than indices', () => {
    for (const { symbol } of market) {
      const returns = logReturns(closesOf(symbol));
      expect(kurtosis(returns), symbol).toBeGreaterThan(4);
      expect(deviation(returns), symbol).toBeGreaterThan(stocks.includes(symbol) ? 0.015 : 0.0095);
      expect(deviation(returns), symbol).toBeLessThan(stocks.includes(symbol) ? 0.04 : 0.018);
      expect(correlation(returns, spxReturns.slice(-returns.length)), symbol).toBeGreaterThan(0.35);
    }
  });

  it('RUT moves with SPX, but not alike', () => {
    expect(correlation(spxReturns, rutReturns)).toBeGreaterThan(0.7);
    expect(correlation(spxReturns, rutReturns)).toBeLessThan(0.95);
  });
});

describe('the story of the last week', () => {
  const spx = closesOf('SPX');
  const rut = closesOf('RUT');

  it('SPX ends at a record, one of many in 2024; RUT does not', () => {
    const fresh = rowsOf('SPX').filter((row, at) => row.session >= '2024-01-01' && row.close > Math.max(...spx.slice(0, at)));
    expect(fresh.length).toBeGreaterThan(10);
    expect(fresh.at(-1)?.session).toBe(lastSampleSession);
    expect(last(rut)).toBeLessThan(Math.max(...rut) * 0.99);
  });

  it('RUT rose by 1% or more on exactly its last five sessions', () => {
    const days = windowReturns(rut, 1).slice(-6);
    expect(days.slice(1).every((value) => value >= 0.01)).toBe(true);
    expect(days[0]).toBeLessThan(0.01);
  });

  it('its lead of 9.92 points over five sessions is the largest ever, yet by ratio a crash had a larger one', () => {
    const spxWeek = windowReturns(spx, 5);
    const points = windowReturns(rut, 5).map((value, at) => value - (spxWeek[at] ?? NaN));
    const ratios = windowReturns(rut, 5).map((value, at) => (1 + value) / (1 + (spxWeek[at] ?? NaN)) - 1);
    expect(last(points) * 100).toBeCloseTo(9.92, 2);
    expect(Math.max(...points)).toBe(last(points));
    expect(last(ratios) * 100).toBeCloseTo(9.76, 2);
    const largest = Math.max(...ratios);
    expect(largest).toBeGreaterThan(last(ratios));
    expect(spxWeek[ratios.indexOf(largest)]).toBeLessThan(-0.05);
  });

  it('the Magnificent 7 fell together: one of seven rose', () => {
    const weeks = stocks.map((symbol) => last(windowReturns(closesOf(symbol), 5)));
    expect(weeks.filter((value) => value > 0)).toHaveLength(1);
    expect(mean(weeks)).toBeLessThan(-0.01);
  });
});

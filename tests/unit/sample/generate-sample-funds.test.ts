import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { sectorFunds, sizeLadder } from '@/lib/market/groups';
import { quadrantPlaces, rotation } from '@/lib/metrics';
import { generateSampleFunds } from '@/prisma/sample/generate-sample-funds';
import { generateSampleMarket, lastSampleSession } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, sampleMemberPlan, type SampleMember } from '@/prisma/sample/generate-sample-members';
import { correlation, deviation, logReturns } from './moments';

const calendar = createCalendar();
const market = generateSampleMarket(calendar);
const { members } = generateSampleMembers(calendar, market);
const funds = generateSampleFunds(market, members);
const indexOf = (symbol: string): number[] => market.find((series) => series.symbol === symbol)?.rows.map(({ close }) => close) ?? [];

function closesOf(symbol: string, among: readonly SampleMember[] = funds): number[] {
  const found = among.find((fund) => fund.symbol === symbol);
  if (found === undefined) throw new Error(`the sample has no ${symbol}`);
  return [...found.closes];
}

describe('the funds of the sample market', () => {
  it('are those that have a name, each from the day on which the real one began to trade to the last session, without a gap', () => {
    expect(funds.map(({ symbol }) => symbol).sort()).toEqual(describedFunds.map(({ symbol }) => symbol).sort());
    const firsts = Object.fromEntries(funds.map(({ symbol, sessions }) => [symbol, sessions[0]]));
    expect(firsts).toMatchObject({ SPY: '1993-01-29', IJR: '2000-05-26', XLF: '1998-12-22', XLRE: '2015-10-08', XLC: '2018-06-19' });
    for (const { symbol, sessions, closes } of funds) {
      expect(sessions, symbol).toEqual(calendar.sessionsBetween(sessions[0] ?? lastSampleSession, lastSampleSession));
      expect(closes, symbol).toHaveLength(sessions.length);
      expect(
        closes.every((close) => close > 0 && close < 100_000),
        symbol,
      ).toBe(true);
    }
    expect([...sectorFunds, ...sizeLadder.slice(1, 3)].filter((symbol) => firsts[symbol] === undefined)).toEqual([]);
  });

  it('are the same every time', () => {
    expect(generateSampleFunds(market, members)).toEqual(funds);
  });

  it('a sector is that of the members, where those were made, and has no jump where they begin', () => {
    for (const symbol of sectorFunds) {
      const made = closesOf(symbol, members);
      const own = closesOf(symbol);
      expect(own.slice(-made.length), symbol).toEqual(made);
      const around = logReturns(own.slice(-made.length - 2, 2 - made.length));
      expect(Math.max(...around.map(Math.abs)), symbol).toBeLessThan(0.06);
    }
  });

  it('sectors move with the market and not alike; so do sizes, the smaller the more like small caps', () => {
    const spx = logReturns(indexOf('SPX'));
    const rut = logReturns(indexOf('RUT'));
    for (const { symbol, closes } of funds) {
      const returns = logReturns([...closes]);
      const along = correlation(returns, spx.slice(-returns.length));
      expect(along, symbol).toBeGreaterThan(0.6);
      if (symbol !== 'SPY') expect(along, symbol).toBeLessThan(0.995);
      expect(deviation(returns), symbol).toBeLessThan(0.02);
    }
    const small = (symbol: string): number => {
      const returns = logReturns(closesOf(symbol));
      return correlation(returns, rut.slice(-returns.length)) - correlation(returns, spx.slice(-returns.length));
    };
    expect(small('IJH')).toBeLessThan(small('IJR'));
    expect(small('RSP')).toBeLessThan(small('IJH'));
  });

  it('sectors go around: over the years each leads, weakens, lags and improves, and they stand in several quadrants at once', () => {
    const everyFifth = (closes: readonly number[]): Float64Array =>
      Float64Array.from(closes.filter((_, at) => (closes.length - 1 - at) % 5 === 0));
    const spx = everyFifth(indexOf('SPX'));
    const placed = sectorFunds.map((symbol) => {
      const closes = everyFifth(closesOf(symbol));
      return quadrantPlaces(rotation(closes, spx.slice(-closes.length), 'averages'));
    });
    for (const places of placed)
      for (const quadrant of [0, 1, 2, 3]) expect(places.filter((place) => place === quadrant).length).toBeGreaterThan(20);
    expect(new Set(placed.map((places) => places.at(-1))).size).toBeGreaterThan(2);
  });

  it('begin without members too', () => {
    expect(generateSampleFunds(market, []).map(({ symbol, sessions }) => [symbol, sessions.at(-1)])).toEqual(
      funds.map(({ symbol }) => [symbol, lastSampleSession]),
    );
    expect(sampleMemberPlan.from > '1998-12-22').toBe(true);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { generateSampleMarket, lastSampleSession } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, sampleMemberPlan, type SampleMembers } from '@/prisma/sample/generate-sample-members';
import { sampleSectors } from '@/prisma/sample/sample-sectors';
import { alignCloses, findUniverse, measureAgreement, membersOn, sumWeightedReturns } from './weighted-index';

const calendar = createCalendar();
const market = generateSampleMarket(calendar);
const made = generateSampleMembers(calendar, market);
const sessions = calendar.sessionsBetween(sampleMemberPlan.from, lastSampleSession);
const closes = alignCloses(market, made, sessions);
const sp500 = findUniverse(made, 'sp500');
const seven = ['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'];

function closesOf(symbol: string): Float64Array {
  const found = closes.get(symbol);
  if (found === undefined) throw new Error(`the sample has no ${symbol}`);
  return found;
}

function hashOf(members: SampleMembers): string {
  const hash = createHash('sha256').update(JSON.stringify(members.universes));
  for (const { symbol, sessions: own, closes: values } of members.members)
    hash.update(symbol + (own[0] ?? '')).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash.digest('hex');
}

const weightsOn = (id: string, session: string): Map<string, number> =>
  new Map(
    findUniverse(made, id)
      .weights.filter((each) => each.session === session)
      .map(({ symbol, weight }) => [symbol, weight]),
  );
const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

describe('the members of the sample market', () => {
  it('are the same every time', () => {
    const plan = { ...sampleMemberPlan, from: parseSessionDate('2023-06-01') };
    expect(hashOf(generateSampleMembers(calendar, market, plan))).toBe(hashOf(generateSampleMembers(calendar, market, plan)));
    expect(hashOf(generateSampleMembers(calendar, market, { ...plan, seed: 1 }))).not.toBe(
      hashOf(generateSampleMembers(calendar, market, plan)),
    );
  });

  it('are invented: tickers of their own that look like nobody, and names that say so', () => {
    const stocks = made.members.filter(({ kind }) => kind === 'stock');
    const symbols = made.members.map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    expect(new Set(made.members.map(({ name }) => name)).size).toBe(symbols.length);
    expect(stocks.every(({ symbol, name }) => /^[A-Z]{4}$/.test(symbol) && /^Simulated .* \d+$/.test(name))).toBe(true);
    expect(defaultInstruments.filter(({ symbol }) => symbols.includes(symbol))).toEqual([]);
  });

  it('close on exchange sessions without a gap, from the listing to the end of the listing', () => {
    const positions = new Map(sessions.map((session, at) => [session, at]));
    for (const { symbol, sessions: own, closes: values } of made.members) {
      const first = positions.get(own[0] ?? sampleMemberPlan.from) ?? NaN;
      expect(own, symbol).toEqual(sessions.slice(first, first + own.length));
      expect(values, symbol).toHaveLength(own.length);
      expect(
        values.every((close) => close > 0 && Math.abs(close * 1e6 - Math.round(close * 1e6)) < 1e-3),
        symbol,
      ).toBe(true);
    }
    const late = made.members.filter(({ sessions: own }) => own[0] !== sessions[0]);
    const gone = made.members.filter(({ sessions: own }) => own.at(-1) !== lastSampleSession);
    expect(late.length).toBeGreaterThan(40);
    expect(gone.length).toBeGreaterThan(25);
  });

  it('fill shipped universes, all but the mid-sized and the broad ones that funds bring', () => {
    const left = defaultUniverses.map(({ id }) => id).filter((id) => !made.universes.some((universe) => universe.id === id));
    expect(left).toEqual(['sp400', 'russell1000']);
    for (const { id, kind } of defaultUniverses.filter((universe) => !left.includes(universe.id))) {
      const { members, counts, weights } = findUniverse(made, id);
      expect(members.length > 0, id).toBe(kind === 'members');
      expect(counts.length > 0, id).toBe(kind === 'counts');
      expect(weights.length > 0, id).toBe(kind === 'members' && id !== 'mag7');
    }
  });
});

describe.each(['sp500', 'nasdaq100', 'russell2000', 'sectors'])('the membership of %s', (id) => {
  const universe = findUniverse(made, id);

  it('has whole spells on sessions, one after another, and a close on each of them', () => {
    const known = new Set<string>(sessions);
    for (const { symbol, from, until } of universe.members) {
      expect(known.has(from) && (until === null || (known.has(until) && from < until)), symbol).toBe(true);
    }
    for (const [at, session] of sessions.entries()) {
      const members = membersOn(universe, session);
      expect(new Set(members).size).toBe(members.length);
      const without = members.filter((symbol) => Number.isNaN(closesOf(symbol)[at] ?? NaN));
      expect(without, session).toEqual([]);
    }
  });

  it('has a sector and weights for exactly its members, which add up to one', () => {
    expect(new Set(universe.sectors.map(({ symbol }) => symbol))).toEqual(new Set(universe.members.map(({ symbol }) => symbol)));
    const named = new Set(sampleSectors.map(({ name }) => name));
    expect(universe.sectors.every(({ sector }) => named.has(sector))).toBe(true);
    const weighed = new Set(universe.weights.map(({ session }) => session));
    for (const [at, session] of sessions.entries()) {
      const next = sessions[at + 1];
      const isMonthEnd = next === undefined || next.slice(0, 7) !== session.slice(0, 7);
      if (at === 0 || isMonthEnd) expect(weighed, session).toContain(session);
    }
    for (const session of weighed) {
      const weights = weightsOn(id, session);
      expect([...weights.keys()].sort(), session).toEqual(membersOn(universe, session).sort());
      expect(sumOf(weights.values()), session).toBeCloseTo(1, 9);
    }
  });
});

describe('the indices are the weighted sums of their members', () => {
  it.each([
    ['sp500', 'SPX'],
    ['nasdaq100', 'NDX'],
    ['russell2000', 'RUT'],
  ] as const)('%s makes %s on every session, on those of changes too', (id, symbol) => {
    const { worst, span } = measureAgreement(sumWeightedReturns(findUniverse(made, id), closes, sessions), closesOf(symbol));
    expect(worst).toBeLessThan(2e-8);
    expect(Math.abs(span)).toBeLessThan(2e-8);
  });

  it('the sectors make SPX, but for the change of sector weights on the sessions of changes', () => {
    const changes = new Set(sp500.members.map(({ from }): string => from));
    const returns = sumWeightedReturns(findUniverse(made, 'sectors'), closes, sessions);
    expect(measureAgreement(returns, closesOf('SPX'), (at) => !changes.has(sessions[at] ?? '')).worst).toBeLessThan(1e-7);
    const { worst, span } = measureAgreement(returns, closesOf('SPX'));
    expect(worst).toBeLessThan(1e-4);
    expect(Math.abs(span)).toBeLessThan(1e-4);
  });

  it('a sector is the weighted sum of its members', () => {
    const from = sessions.indexOf(sessions.find((session) => session >= '2022-03-31') ?? sampleMemberPlan.from);
    const weights = weightsOn('sp500', sessions[from] ?? '');
    const sectors = new Map(sp500.sectors.map(({ symbol, sector }) => [symbol, sector]));
    // The change of the quarter comes on the session after: three months of one membership begin there.
    const after = weightsOn('sp500', sessions[from + 1] ?? '');
    expect(weights.size).toBe(after.size);
    for (const { symbol: etf, name } of sampleSectors) {
      const members = [...after].filter(([symbol]) => sectors.get(symbol) === name);
      const grown = sumOf(
        members.map(([symbol, weight]) => (weight * (closesOf(symbol)[from + 21] ?? NaN)) / (closesOf(symbol)[from + 1] ?? NaN)),
      );
      const own = (closesOf(etf)[from + 21] ?? NaN) / (closesOf(etf)[from + 1] ?? NaN);
      expect(grown / sumOf(members.map(([, weight]) => weight)) / own, etf).toBeCloseTo(1, 6);
      expect(weightsOn('sectors', sessions[from + 1] ?? '').get(etf), etf).toBeCloseTo(sumOf(members.map(([, weight]) => weight)), 9);
    }
  });
});

describe('it looks like an index does', () => {
  it('S&P 500: 500 members, some 560 in all, about ten out and ten in a year, at the start of quarters', () => {
    expect(sessions.every((session) => membersOn(sp500, session).length === 500)).toBe(true);
    const ever = new Set(sp500.members.map(({ symbol }) => symbol));
    expect(ever.size).toBeGreaterThan(545);
    expect(ever.size).toBeLessThan(580);
    expect(seven.filter((symbol) => !ever.has(symbol))).toEqual([]);
    const joined = sp500.members.map(({ from }) => from).filter((from) => from !== sessions[0]);
    for (const year of ['2020', '2021', '2022', '2023'])
      expect(joined.filter((from) => from.startsWith(year)).length, year).toBeGreaterThan(7);
    expect(joined.every((from) => ['01', '04', '07', '10'].includes(from.slice(5, 7)) && Number(from.slice(8)) <= 4)).toBe(true);
  });

  it('Nasdaq-100: 100 members of the S&P 500 from growth sectors, changed in December', () => {
    const growth = new Set(sampleSectors.filter((sector) => sector.growth).map(({ name }) => name));
    const { members, sectors } = findUniverse(made, 'nasdaq100');
    expect(sectors.every(({ sector }) => growth.has(sector))).toBe(true);
    for (const session of sessions) {
      const inside = new Set(membersOn(sp500, session));
      const own = membersOn(findUniverse(made, 'nasdaq100'), session);
      expect(own).toHaveLength(100);
      expect(own.filter((symbol) => !inside.has(symbol))).toEqual([]);
    }
    const joined = members.map(({ from }) => from).filter((from) => from !== sessions[0]);
    expect(joined.length).toBeGreaterThan(5);
    expect(joined.every((from) => from.slice(5, 7) === '12')).toBe(true);
  });

  it('the Magnificent 7 grow from 13% of the S&P 500 to 31%', () => {
    const share = (session: string): number => sumOf(seven.map((symbol) => weightsOn('sp500', session).get(symbol) ?? NaN));
    expect(share('2019-01-02')).toBeGreaterThan(0.125);
    expect(share('2019-01-02')).toBeLessThan(0.15);
    expect(share('2024-07-16')).toBeGreaterThan(0.29);
    expect(share('2024-07-16')).toBeLessThan(0.33);
  });

  it('the counts are those of all companies', () => {
    const stocks = [...seven, ...made.members.filter(({ kind }) => kind === 'stock').map(({ symbol }) => symbol)].map(closesOf);
    for (const at of [1, 251, 700, sessions.length - 1]) {
      const changes = stocks.map((own) => (own[at] ?? NaN) - (own[at - 1] ?? NaN));
      const isYear = (own: Float64Array): boolean => at >= 251 && own.subarray(at - 251, at + 1).every((close) => !Number.isNaN(close));
      const highs = stocks.filter((own) => isYear(own) && own[at] === Math.max(...own.subarray(at - 251, at + 1))).length;
      const lows = stocks.filter((own) => isYear(own) && own[at] === Math.min(...own.subarray(at - 251, at + 1))).length;
      expect(findUniverse(made, 'nyse').counts[at - 1]).toEqual({
        session: sessions[at],
        advances: changes.filter((value) => value > 0).length,
        declines: changes.filter((value) => value < 0).length,
        unchanged: changes.filter((value) => value === 0).length,
        newHighs: at < 251 ? null : highs,
        newLows: at < 251 ? null : lows,
      });
    }
    expect(findUniverse(made, 'nyse').counts).toHaveLength(sessions.length - 1);
  });
});

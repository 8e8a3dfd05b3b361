/**
 * The sample market: what Broadtape shows before any provider has answered.
 *
 * Ten instruments, every session from 1990-01-02 to 2024-07-16, each from its real listing date, made by one factor model:
 *   SPX   = market                                 (regimes, stochastic volatility with leverage, fat tails)
 *   RUT   = 1.02 market + size                     (its volatility follows the market's)
 *   rest  = beta market + gamma mega-cap + own     (sample-instruments.ts)
 * Each path is bent by a constant drift so that it runs from its first level to its last; the final week of SPX and RUT is the published
 * one (published-week.ts), that of the others is drawn and bent to plausible weekly moves. Nothing else is anybody's data.
 * Deterministic: same code, same numbers. No clock, no Math.random.
 */
import type { Calendar } from '@/lib/calendar/calendar';
import { splitDate } from '@/lib/calendar/civil-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { drawDailyRange } from './daily-range';
import { simulateMarketFactor, type MarketFactor } from './market-factor';
import { listWeekReturns, publishedWeek } from './published-week';
import { createRandom, type Random } from './random';
import { sampleInstruments, type SampleInstrument } from './sample-instruments';

export interface SampleRow {
  readonly session: SessionDate;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly close: number;
  /** Dividend-adjusted, of the stocks that pay. */
  readonly adjClose?: number;
}

export interface SampleSeries {
  readonly symbol: string;
  readonly rows: readonly SampleRow[];
}

/** One stream per cause, so that changing one leaves the others alone. */
export interface SampleSeeds {
  readonly market: number;
  readonly size: number;
  readonly rest: number;
}

export const firstSampleSession = parseSessionDate('1990-01-02');
export const lastSampleSession = parseSessionDate('2024-07-16');

/**
 * How they were chosen. `market`: of the first 3,000, the one whose S&P 500 has the deepest drawdown between 45% and 58%, kurtosis 7 to 20,
 * the clearest clustering of volatility, at least three bear markets, and a record on the last session with 15 to 50 before it in 2024.
 * `size`: of the first 120, the one where the last week's lead of RUT over SPX is the largest ever in percentage points while a crash beats it
 * by ratio, with RUT itself below its record. `rest`: the first whose stocks look like theirs.
 */
const sampleSeeds: SampleSeeds = { market: 1108, size: 3, rest: 1 };

const weekSessions = 5;
const firstLevels = { SPX: 353, RUT: 168 };

/** Adds the constant to `returns[from..to)` that makes them sum to `total`. */
function bend(returns: Float64Array, from: number, to: number, total: number): void {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += returns[at] ?? NaN;
  const step = (total - sum) / (to - from);
  for (let at = from; at < to; at += 1) returns[at] = (returns[at] ?? NaN) + step;
}

function createRounding(decimals: number): (value: number) => number {
  const unit = 10 ** decimals;
  return (value) => Math.round(value * unit) / unit;
}

/** Closes from log returns, the first level standing before the first return. */
function toCloses(first: number, returns: Float64Array, round: (value: number) => number): number[] {
  let log = Math.log(first);
  return [round(first), ...Array.from(returns, (value) => round(Math.exp((log += value))))];
}

function finishWithPublishedWeek(returns: Float64Array, first: number, closes: readonly number[]): void {
  const lead = returns.length - weekSessions;
  bend(returns, 0, lead, Math.log((closes[0] ?? NaN) / first));
  returns.set(listWeekReturns(closes), lead);
}

/** The market factor of `seed`, bent to the level of SPX. */
export function buildMarket(seed: number, sessions: number): MarketFactor {
  const market = simulateMarketFactor(createRandom(seed), sessions - 1);
  finishWithPublishedWeek(market.returns, firstLevels.SPX, publishedWeek.SPX);
  return market;
}

/** RUT's log returns over a market. */
function buildSmallCaps(seed: number, market: MarketFactor): Float64Array {
  const random = createRandom(seed);
  const returns = market.returns.map((value, at) => 1.02 * value + 0.0062 * (market.turbulence[at] ?? NaN) * random.fatTailed());
  finishWithPublishedWeek(returns, firstLevels.RUT, publishedWeek.RUT);
  return returns;
}

/** The mega-cap factor keeps a slow unrest of its own: technology has its own manias. */
function buildMegaCaps(random: Random, market: MarketFactor): Float64Array {
  let unrest = 0;
  return market.turbulence.map((turbulence) => {
    unrest = 0.99 * unrest + 0.06 * random.normal();
    return 0.0085 * Math.sqrt(turbulence) * Math.exp(unrest) * random.fatTailed();
  });
}

function buildStock(
  instrument: SampleInstrument,
  seed: number,
  market: MarketFactor,
  megaCaps: Float64Array,
  listedAt: number,
): Float64Array {
  const random = createRandom(seed);
  const returns = market.returns.subarray(listedAt).map((value, at) => {
    const nervous = Math.sqrt(market.turbulence[listedAt + at] ?? NaN);
    const own = instrument.own * nervous * random.fatTailed();
    return instrument.market * value + instrument.megaCap * (megaCaps[listedAt + at] ?? NaN) + own;
  });
  const [first, beforeLastWeek, last] = instrument.levels;
  const lead = returns.length - weekSessions;
  bend(returns, 0, lead, Math.log(beforeLastWeek / first));
  bend(returns, lead, returns.length, Math.log(last / beforeLastWeek));
  return returns;
}

/** Quarterly payments still to come after a session, up to the end of the sample. */
function countQuartersLeft(session: SessionDate): number {
  const quarterOf = (date: SessionDate): number => splitDate(date).year * 4 + Math.floor((splitDate(date).month - 1) / 3);
  return quarterOf(lastSampleSession) - quarterOf(session);
}

function toStockRows(instrument: SampleInstrument, sessions: readonly SessionDate[], closes: readonly number[]): SampleRow[] {
  const round = createRounding(instrument.decimals);
  return sessions.map((session, at) => {
    const close = closes[at] ?? NaN;
    if (instrument.quarterlyYield === 0) return { session, close };
    return { session, close, adjClose: round(close * (1 - instrument.quarterlyYield) ** countQuartersLeft(session)) };
  });
}

function toIndexRows(random: Random, sessions: readonly SessionDate[], closes: readonly number[], turbulence: Float64Array): SampleRow[] {
  const round = createRounding(2);
  return sessions.map((session, at) => {
    const close = closes[at] ?? NaN;
    return { session, ...drawDailyRange(random, closes[at - 1] ?? close, close, turbulence[at] ?? 1, round), close };
  });
}

/**
 * The ten instruments with their rows ascending by session. About 90,000 rows in well under half a second.
 * Units: indices in points (2 decimals, with open, high and low), stocks in split-adjusted dollars (6 decimals).
 */
export function generateSampleMarket(calendar: Calendar, seeds: SampleSeeds = sampleSeeds): SampleSeries[] {
  const sessions = calendar.sessionsBetween(firstSampleSession, lastSampleSession);
  const market = buildMarket(seeds.market, sessions.length);
  const ranges = createRandom(seeds.rest + 1);
  const round = createRounding(2);
  const indexRows = (first: number, returns: Float64Array): SampleRow[] =>
    toIndexRows(ranges, sessions, toCloses(first, returns, round), market.turbulence);
  const megaCaps = buildMegaCaps(createRandom(seeds.rest), market);
  const rest = sampleInstruments.map((instrument, order) => {
    const listedAt = sessions.findIndex((session) => session >= instrument.listed);
    const returns = buildStock(instrument, seeds.rest + 2 + order, market, megaCaps, listedAt);
    if (instrument.symbol === 'NDX') return { symbol: 'NDX', rows: indexRows(instrument.levels[0], returns) };
    const closes = toCloses(instrument.levels[0], returns, createRounding(instrument.decimals));
    return { symbol: instrument.symbol, rows: toStockRows(instrument, sessions.slice(listedAt), closes) };
  });
  return [
    { symbol: 'SPX', rows: indexRows(firstLevels.SPX, market.returns) },
    { symbol: 'RUT', rows: indexRows(firstLevels.RUT, buildSmallCaps(seeds.size, market)) },
    ...rest,
  ];
}

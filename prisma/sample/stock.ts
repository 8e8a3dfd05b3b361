import { createRandom, type Random } from './random';
import type { MemberClimate } from './member-climate';
import type { SampleSector } from './sample-sectors';

/** Whose common move a stock shares: none (its closes are given), the Nasdaq-100's, that of the rest of the S&P 500, the small caps'. */
export type Side = 'given' | 'growth' | 'broad' | 'small';

/** An accepted offer: the price jumps, then hardly moves until the last close. */
export interface Deal {
  readonly announcedAt: number;
  readonly premium: number;
}

/** A simulated company. Positions count sessions from the first one of the members. */
export interface Stock {
  readonly symbol: string;
  readonly name: string;
  readonly sector: SampleSector;
  readonly side: Side;
  readonly shares: number;
  /** Position of the first close. */
  readonly listedAt: number;
  /** Position after the last close. */
  endsAt: number;
  deal: Deal | null;
  /** NaN outside of the listing, and on the running session until it is settled. */
  readonly closes: Float64Array;
  /** Return of the running session before the common move, and how much of that is added. */
  move: number;
  sensitivity: number;
  /** Draws `move` of a session. */
  draw(session: number): void;
}

export interface StockInput {
  readonly symbol: string;
  readonly name: string;
  readonly sector: SampleSector;
  readonly side: Side;
  readonly shares: number;
  readonly listedAt: number;
  readonly firstClose: number;
  readonly sensitivity: number;
  /** Usual daily volatility of its own. */
  readonly own: number;
  readonly seed: number;
}

const largestMove = 0.4;

/** What a stock does by itself: clusters of unrest and a trend that wanders, both slow. */
function createOwnMoves(random: Random, own: number, climate: MemberClimate): (session: number) => number {
  let unrest = 0;
  let trend = 0.0004 * random.normal();
  return (session) => {
    unrest = 0.96 * unrest + 0.07 * random.normal();
    trend = 0.99 * trend + 0.00006 * random.normal();
    const volatility = own * (climate.turbulence[session] ?? 1) ** 0.2 * Math.exp(unrest);
    return trend + volatility * random.fatTailed();
  };
}

/** A stock with its first close. */
export function createStock(input: StockInput, climate: MemberClimate): Stock {
  const { symbol, name, sector, side, shares, listedAt, firstClose } = input;
  const random = createRandom(input.seed);
  const drawOwn = createOwnMoves(random, input.own, climate);
  const shared = climate.sectors.get(sector.symbol);
  const closes = new Float64Array(climate.turbulence.length).fill(NaN);
  closes[listedAt] = firstClose;
  const stock: Stock = {
    symbol,
    name,
    sector,
    side,
    shares,
    listedAt,
    endsAt: closes.length,
    deal: null,
    closes,
    move: 0,
    sensitivity: input.sensitivity,
    draw(session) {
      const own = drawOwn(session);
      stock.sensitivity = input.sensitivity;
      stock.move = Math.max(-largestMove, Math.min(largestMove, own + (shared?.[session] ?? 0)));
      if (stock.deal === null || session < stock.deal.announcedAt) return;
      stock.sensitivity = 0;
      stock.move = session === stock.deal.announcedAt ? stock.deal.premium : own * 0.03;
    },
  };
  return stock;
}

/** Whether the stock has a close on the session and on the one before, or will have once it is settled. */
export function isTrading(stock: Stock, session: number): boolean {
  return stock.listedAt < session && session < stock.endsAt;
}

/** Its capitalisation at a close. */
export function capitalise(stock: Stock, session: number): number {
  return stock.shares * (stock.closes[session] ?? NaN);
}

export function isSettled(stock: Stock, session: number): boolean {
  return !Number.isNaN(stock.closes[session] ?? NaN);
}

/** Fixes the close of a session by its return, to six decimals. */
export function settle(stock: Stock, session: number, change: number): void {
  stock.closes[session] = Math.round((stock.closes[session - 1] ?? NaN) * (1 + change) * 1e6) / 1e6;
}

/** The same in whole cents where an offer stands: bought companies are unchanged on many a day. */
export function settleOffer(stock: Stock, session: number): void {
  stock.closes[session] = Math.round((stock.closes[session - 1] ?? NaN) * (1 + stock.move) * 100) / 100;
}

export function hasOffer(stock: Stock, session: number): boolean {
  return stock.deal !== null && session >= stock.deal.announcedAt;
}

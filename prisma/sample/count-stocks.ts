import { isSettled, type Stock } from './stock';

/** Counts of one session over all companies. */
export interface StockCount {
  readonly advances: number;
  readonly declines: number;
  readonly unchanged: number;
  /** Null until a year of closes is there. */
  readonly newHighs: number | null;
  readonly newLows: number | null;
}

const yearSessions = 252;

interface Tally {
  readonly advances: Int32Array;
  readonly declines: Int32Array;
  readonly unchanged: Int32Array;
  readonly highs: Int32Array;
  readonly lows: Int32Array;
}

function add(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Whether the close of a session is the largest (sign 1) or smallest (sign -1) of its year, ties included. */
function isExtreme(closes: Float64Array, session: number, sign: 1 | -1): boolean {
  const today = sign * (closes[session] ?? NaN);
  for (let at = session - 1; at > session - yearSessions; at -= 1) if (sign * (closes[at] ?? NaN) > today) return false;
  return true;
}

function tallyStock(stock: Stock, tally: Tally): void {
  const { closes } = stock;
  for (let session = stock.listedAt + 1; session < stock.endsAt; session += 1) {
    const change = (closes[session] ?? NaN) - (closes[session - 1] ?? NaN);
    add(change > 0 ? tally.advances : change < 0 ? tally.declines : tally.unchanged, session);
    if (session < stock.listedAt + yearSessions - 1) continue;
    if (isExtreme(closes, session, 1)) add(tally.highs, session);
    if (isExtreme(closes, session, -1)) add(tally.lows, session);
  }
}

/** What an exchange would print of these stocks, from the second session on; only closes from the first position on count. */
export function countStocks(stocks: readonly Stock[], sessions: number): StockCount[] {
  const create = (): Int32Array => new Int32Array(sessions);
  const [advances, declines, unchanged, highs, lows] = [create(), create(), create(), create(), create()] as const;
  const tally = { advances, declines, unchanged, highs, lows };
  for (const stock of stocks) if (isSettled(stock, stock.listedAt)) tallyStock(stock, tally);
  return Array.from({ length: sessions - 1 }, (_, before) => {
    const at = before + 1;
    const hasYear = at >= yearSessions - 1;
    return {
      advances: advances[at] ?? 0,
      declines: declines[at] ?? 0,
      unchanged: unchanged[at] ?? 0,
      newHighs: hasYear ? (highs[at] ?? 0) : null,
      newLows: hasYear ? (lows[at] ?? 0) : null,
    };
  });
}

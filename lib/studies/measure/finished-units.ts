import type { Market } from '@/lib/market/market';

type Units = Pick<Market, 'sessions' | 'isToDate'>;

/** Whether `t` is the last of the units and goes on after the market's last session: its close so far is none that an outcome ends with. */
export function isRunningUnit({ sessions, isToDate }: Units, t: number): boolean {
  return isToDate && t === sessions.length - 1;
}

/** Closes that outcomes may end with. **Missing** NaN in the unit that goes on. */
export function finishedCloses(market: Units, closes: Float64Array): Float64Array {
  return market.isToDate ? closes.map((close, t) => (isRunningUnit(market, t) ? NaN : close)) : closes;
}

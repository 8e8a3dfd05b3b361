import type { SessionDate } from '@/lib/calendar/session-date';
import { advanceLevel, createCapIndex, solveCommonMove, type CapIndex } from './cap-index';
import { announceDeal, changeBroadIndex, changeGrowthIndex, changeSmallIndex, type IndexFamily } from './index-changes';
import type { PlannedStocks } from './plan-stocks';
import { createRandom } from './random';
import { capitalise, hasOffer, isSettled, isTrading, settle, settleOffer, type Side, type Stock } from './stock';

/** Closes that the indices have to reach, by position. */
export interface IndexTargets {
  readonly broad: Float64Array;
  readonly growth: Float64Array;
  readonly small: Float64Array;
}

export interface SimulatedMembers {
  readonly stocks: readonly Stock[];
  readonly family: IndexFamily;
}

const growthPlaces = 100;
/** The Nasdaq-100 counts part of the shares of its largest members, so that they do not crush the rest. */
const countedShareOfGiven = 0.4;

function monthOf(session: SessionDate | undefined): number {
  return Number((session ?? '').slice(5, 7));
}

/** Months at whose first session an index changes. */
const changeMonths = { broad: [1, 4, 7, 10], growth: [12], small: [7] } as const;

/** Positions at which a month begins that is among `months`, without the first one of all. */
export function listMonthStarts(sessions: readonly SessionDate[], months: readonly number[]): number[] {
  return sessions.flatMap((session, at) =>
    at > 0 && monthOf(session) !== monthOf(sessions[at - 1]) && months.includes(monthOf(session)) ? [at] : [],
  );
}

function gatherFamily(planned: PlannedStocks, given: readonly Stock[], targets: IndexTargets): IndexFamily {
  const large = [...given, ...planned.large];
  const growth = planned.large.filter((stock) => stock.side === 'growth').sort((one, other) => capitalise(other, 0) - capitalise(one, 0));
  const counted = (stock: Stock): number => (stock.side === 'given' ? countedShareOfGiven : 1);
  return {
    broad: createCapIndex('sp500', targets.broad, large),
    growth: createCapIndex('nasdaq100', targets.growth, [...given, ...growth.slice(0, growthPlaces - given.length)], counted),
    small: createCapIndex('russell2000', targets.small, planned.small),
    largeStocks: planned.largeLater,
    smallStocks: planned.smallLater,
  };
}

/** Settles everything of a side that still moves. */
function settleSide(stocks: readonly Stock[], side: Side, session: number, common: number): void {
  for (const stock of stocks) {
    if (stock.side === side && isTrading(stock, session) && !isSettled(stock, session))
      settle(stock, session, stock.move + stock.sensitivity * common);
  }
}

/**
 * Runs the companies session by session. Every stock first moves by itself; then the members of each index are all moved by one common
 * part, times the sensitivity of each, so that the weighted sum ends at the index's given close: first the growth stocks by the
 * Nasdaq-100, then the others by the S&P 500, given the former and the given stocks, and the small ones by the Russell 2000.
 */
export function simulateMembers(
  sessions: readonly SessionDate[],
  planned: PlannedStocks,
  given: readonly Stock[],
  targets: IndexTargets,
  seed: number,
): SimulatedMembers {
  const family = gatherFamily(planned, given, targets);
  const stocks = [...given, ...planned.large, ...planned.largeLater, ...planned.small, ...planned.smallLater];
  const random = createRandom(seed);
  const changes = {
    broad: listMonthStarts(sessions, changeMonths.broad),
    growth: new Set(listMonthStarts(sessions, changeMonths.growth)),
    small: new Set(listMonthStarts(sessions, changeMonths.small)),
  };
  const sides: readonly (readonly [Side, CapIndex])[] = [
    ['growth', family.growth],
    ['broad', family.broad],
    ['small', family.small],
  ];
  for (let session = 1; session < sessions.length; session += 1) {
    for (const stock of stocks) if (stock.side !== 'given' && isTrading(stock, session)) stock.draw(session);
    const quarter = changes.broad.indexOf(session);
    if (quarter >= 0) changeBroadIndex(family, random, session);
    if (changes.growth.has(session)) changeGrowthIndex(family, session);
    if (changes.small.has(session)) changeSmallIndex(family, random, session);
    const next = quarter < 0 ? undefined : changes.broad[quarter + 1];
    if (next !== undefined) announceDeal(family, random, session, next);
    for (const stock of stocks)
      if (hasOffer(stock, session) && isTrading(stock, session) && !isSettled(stock, session)) settleOffer(stock, session);
    for (const [side, index] of sides) settleSide(stocks, side, session, solveCommonMove(index, session));
    for (const [, index] of sides) advanceLevel(index, session);
  }
  return { stocks, family };
}

import { inventTickers } from './invent-tickers';
import type { MemberClimate } from './member-climate';
import { createRandom, type Random } from './random';
import { findSectorAt, type SampleSector } from './sample-sectors';
import { createStock, type Side, type Stock } from './stock';

/** How many companies are invented. */
export interface StockCounts {
  /** Members of the S&P 500-like index when it begins, besides those whose closes are given. */
  readonly large: number;
  /** Companies that may join it later; two in three list while the sample runs. */
  readonly largeLater: number;
  /** The same of the sample of small companies. */
  readonly small: number;
  readonly smallLater: number;
}

export interface PlannedStocks {
  readonly large: readonly Stock[];
  readonly largeLater: readonly Stock[];
  readonly small: readonly Stock[];
  readonly smallLater: readonly Stock[];
}

/** Dollars of the whole S&P 500-like index at its first close. */
export const firstCapital = 25e12;

// Shares of that: what growth sectors hold besides the given stocks, a usual newcomer, a usual small company.
const growthShare = 0.082;
const newcomerShare = 0.0007;
const smallShare = 0.00006;

interface Draft {
  readonly sector: SampleSector;
  readonly side: Side;
  readonly size: number;
  readonly listedAt: number;
}

/** Every place of 0..count once, neighbours far apart. */
function scatter(at: number, count: number): number {
  const stride = count % 37 === 0 ? 41 : 37;
  return ((at * stride) % count) / count;
}

function draftLarge(random: Random, count: number, givenShare: number): Draft[] {
  const drafts = Array.from({ length: count }, (_, at): Draft => {
    const sector = findSectorAt(scatter(at, count));
    const spread = sector.growth ? 0.7 : 0.95;
    return { sector, side: sector.growth ? 'growth' : 'broad', size: Math.exp(spread * Math.min(2.2, random.normal())), listedAt: 0 };
  });
  const sum = (growth: boolean): number => drafts.reduce((all, { sector, size }) => all + (sector.growth === growth ? size : 0), 0);
  const [growth, broad] = [sum(true), sum(false)];
  return drafts.map((draft) => ({
    ...draft,
    size:
      firstCapital * (draft.sector.growth ? (growthShare * draft.size) / growth : ((1 - givenShare - growthShare) * draft.size) / broad),
  }));
}

/** Companies that wait outside of an index, some from the start, the others listed one after another. */
function draftLater(random: Random, count: number, share: number, small: boolean, levels: Float64Array): Draft[] {
  const waiting = Math.floor(count / 3);
  const last = levels.length - 150;
  return Array.from({ length: count }, (_, at) => {
    const sector = findSectorAt(scatter(at, count));
    const listedAt = at < waiting ? 0 : Math.max(0, Math.floor(15 + (last * (at - waiting + random.uniform())) / (count - waiting)));
    const growth = (levels[listedAt] ?? NaN) / (levels[0] ?? NaN);
    const size = firstCapital * share * growth * Math.exp(0.5 * random.normal());
    return { sector, side: small ? 'small' : sector.growth ? 'growth' : 'broad', size, listedAt };
  });
}

function draftSmall(random: Random, count: number): Draft[] {
  return Array.from({ length: count }, (_, at) => {
    const size = firstCapital * smallShare * Math.exp(0.7 * random.normal());
    return { sector: findSectorAt(scatter(at, count)), side: 'small', size, listedAt: 0 };
  });
}

/**
 * Invents the companies: sector, size, listing, first price and temper of each. `levels` are the closes of the index, after
 * which newcomers are sized; `givenShare` is what the given stocks hold of it at the start.
 */
export function planStocks(
  counts: StockCounts,
  levels: Float64Array,
  climate: MemberClimate,
  givenShare: number,
  seed: number,
): PlannedStocks {
  const random = createRandom(seed);
  const tickers = inventTickers(counts.large + counts.largeLater + counts.small + counts.smallLater);
  const numbers = new Map<string, number>();
  let made = 0;
  const invent = ({ sector, side, size, listedAt }: Draft): Stock => {
    const symbol = tickers[made] ?? '';
    made += 1;
    const label = side === 'small' ? `Small-Cap ${sector.name}` : sector.name;
    const number = (numbers.get(label) ?? 0) + 1;
    numbers.set(label, number);
    const firstClose = Math.round(100 * Math.exp(Math.log(side === 'small' ? 25 : 70) + 0.6 * random.normal())) / 100;
    const sensitivity = sector.sensitivity * Math.exp(0.16 * random.normal());
    const own = (side === 'small' ? 0.019 : 0.0117) * Math.exp(0.25 * random.normal());
    const shares = Math.round(size / firstClose);
    return createStock(
      { symbol, name: `Simulated ${label} ${number}`, sector, side, shares, listedAt, firstClose, sensitivity, own, seed: seed + made },
      climate,
    );
  };
  return {
    large: draftLarge(random, counts.large, givenShare).map(invent),
    largeLater: draftLater(random, counts.largeLater, newcomerShare, false, levels).map(invent),
    small: draftSmall(random, counts.small).map(invent),
    smallLater: draftLater(random, counts.smallLater, smallShare, true, levels).map(invent),
  };
}

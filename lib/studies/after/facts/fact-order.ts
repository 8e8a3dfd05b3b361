import type { InstrumentKind, Market } from '@/lib/market/market';
import { describeMeasure, isOfMany, kindOf } from '../../measure/measures';
import type { Candidate } from './fact';

/**
 * What a fact is about, and how many times as rare, in doublings, it has to be to be told before a move of an index: there are three indices,
 * the basket and six leads among the four groups, a few dozen readings of breadth, seven stocks, and some fifty leads with a stock.
 */
const doublings = { index: 0, group: 1, breadth: 2, stock: 3, 'stock lead': 6 } as const;

/** A day, a week, a month and so on (G2); 0 where there is no window. */
const namedWindows: ReadonlySet<number> = new Set([0, 1, 5, 21, 63, 126, 252]);
/** There are some 240 others up to a year to be struck by. */
const oddWindowDoublings = 2;
/** What lasts for weeks is as extreme on many sessions of them. */
const lastingDoublings = 2;

/** Indices and the basket; what is not known is a stock. */
function isGroup(kind: InstrumentKind | undefined): boolean {
  return kind === 'index' || kind === 'composite';
}

function findTopic(market: Market, choice: Candidate['choice']): keyof typeof doublings {
  if (isOfMany(choice)) return 'breadth';
  const { symbol, versus } = choice;
  const [own, other] = [symbol, versus].map((name) => market.series.get(name)?.instrument.kind);
  if (versus === '') return own === 'index' ? 'index' : isGroup(own) ? 'group' : 'stock';
  return isGroup(own) && isGroup(other) ? 'group' : 'stock lead';
}

/**
 * What facts are ordered by, smallest first: the rarity, made twice as common for each doubling. So the rarest comes first, and of what is
 * about equally rare the moves of the indices, then of the groups, then breadth, then the stocks; a move before a lead that it explains.
 */
export function orderOf(market: Market, { choice, rarity, window, lasts: isLasting }: Candidate): number {
  const kind = kindOf(choice);
  const isNamed = kind === 'run' || kind === 'count' || namedWindows.has(window);
  const lasts = isLasting || describeMeasure(choice.measure).lasts === true;
  return rarity * 2 ** (doublings[findTopic(market, choice)] + (isNamed ? 0 : oddWindowDoublings) + (lasts ? lastingDoublings : 0));
}

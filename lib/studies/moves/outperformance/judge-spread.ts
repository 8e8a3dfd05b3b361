import { memoOnProcess } from '@/lib/keep/keep';
import { nameMarket } from '@/lib/market/name-market';
import { largestSince, rankToDate, relativeSpread, sessionReturn } from '@/lib/metrics';
import type { Flag, Headline } from '../../kit/study';
import { listOutperformanceEvents, type OutperformanceEvents } from './events';
import { listMeasureFlags, sayOutperformance } from './say';
import type { SpreadStudy } from './spread-study';

/** What of the study the first session shown has no say in: every array is as long as the market. */
export interface JudgedSpread extends Pick<SpreadStudy, 'values' | 'aReturns' | 'bReturns'>, OutperformanceEvents {
  /** Rank to date of each value. */
  readonly ranks: Float64Array;
  /** Index of the last session before with a value as large; see `largestSince`. */
  readonly since: ArrayLike<number>;
  readonly headline: Headline;
  readonly measureFlags: readonly Flag[];
}

// One window of one pair over a century is a megabyte: what is looked at in several ranges, one after another.
const recall = memoOnProcess<JudgedSpread>('spreads judged', { mostBytes: 4 * 1024 * 1024 });

function judge(given: Omit<SpreadStudy, 'values' | 'aReturns' | 'bReturns'>): JudgedSpread {
  const { a, b, params } = given;
  const study: SpreadStudy = {
    ...given,
    values: relativeSpread(a.closes, b.closes, params),
    aReturns: sessionReturn(a.closes, params.sessions),
    bReturns: sessionReturn(b.closes, params.sessions),
  };
  const { values, aReturns, bReturns } = study;
  return {
    values,
    aReturns,
    bReturns,
    ranks: rankToDate(values),
    since: largestSince(values),
    ...listOutperformanceEvents(study),
    headline: sayOutperformance(study),
    measureFlags: listMeasureFlags(study),
  };
}

/** A spread measured and judged at every session of the market, and told for the last one shown: computed once for all ranges that end with it. */
export function judgeSpread(given: Omit<SpreadStudy, 'values' | 'aReturns' | 'bReturns'>): JudgedSpread {
  const { context, params } = given;
  const asked = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  return recall([nameMarket(context.market), context.basis, context.range.last, ...asked].join('|'), () => judge(given));
}

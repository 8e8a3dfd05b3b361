import { rankDescending, spearmanCorrelation, windowReturn } from '@/lib/metrics';
import type { StudySeries } from '../../kit/study-series';

/** The leads over a benchmark before and after one session. */
export interface Handover {
  /** Index of the session whose close parts before from after. */
  readonly start: number;
  /** Sessions before it, and after it as far as they are known. */
  readonly before: number;
  readonly after: number;
  /** Leads as fractions and their ranks, one per instrument; NaN where an end has no close. */
  readonly leadsBefore: Float64Array;
  readonly leadsAfter: Float64Array;
  readonly ranksBefore: Float64Array;
  readonly ranksAfter: Float64Array;
  /** Spearman's of both; NaN for fewer than three instruments. */
  readonly correlation: number;
  /** Instruments of the first third after. */
  readonly top: readonly number[];
  /** Those of them that were not in the first third before; null where that is not known of one. */
  readonly entered: readonly number[] | null;
}

/** The order before and after: below this it turned round, above its opposite it held. */
const turned = -0.5;

export type OrderWord = 'turned round' | 'held' | 'neither' | null;

/** What became of an order by the rank correlation of before and after; null where it has none. */
export function judgeOrder(correlation: number): OrderWord {
  if (Number.isNaN(correlation)) return null;
  return correlation < turned ? 'turned round' : correlation > -turned ? 'held' : 'neither';
}

/** The return less the benchmark's from one session to another; exactly 0 of the benchmark itself. */
export function leadOver(item: StudySeries, benchmark: StudySeries, from: number, to: number): number {
  const sessions = to - from;
  return windowReturn(item.closes, to, sessions) - windowReturn(benchmark.closes, to, sessions);
}

/** Leads and ranks around a session, `after` of them ending with `end` at the latest. */
export function measureHandover(
  compared: readonly StudySeries[],
  benchmark: StudySeries,
  { start, before, after, end }: { readonly start: number; readonly before: number; readonly after: number; readonly end: number },
): Handover {
  const until = Math.min(end, start + after);
  const leadsBefore = Float64Array.from(compared, (item) => leadOver(item, benchmark, start - before, start));
  const leadsAfter = Float64Array.from(compared, (item) => leadOver(item, benchmark, start, until));
  const [ranksBefore, ranksAfter] = [rankDescending(leadsBefore), rankDescending(leadsAfter)];
  const third = Math.max(1, Math.round(ranksAfter.filter((rank) => !Number.isNaN(rank)).length / 3));
  const top = compared.map((_, place) => place).filter((place) => (ranksAfter[place] ?? NaN) <= third);
  const isKnown = top.length > 0 && top.every((place) => !Number.isNaN(ranksBefore[place] ?? NaN));
  return {
    start,
    before,
    after: until - start,
    leadsBefore,
    leadsAfter,
    ranksBefore,
    ranksAfter,
    correlation: spearmanCorrelation(leadsBefore, leadsAfter),
    top,
    entered: isKnown ? top.filter((place) => (ranksBefore[place] ?? NaN) > third) : null,
  };
}

/** The instrument of the first rank; of equals the first by symbol. -1 where none has one. */
export function findLeader(compared: readonly StudySeries[], ranks: Float64Array): number {
  const first = compared.map((_, place) => place).filter((place) => ranks[place] === 1);
  return first.reduce(
    (least, place) => (least < 0 || (compared[place]?.symbol ?? '') < (compared[least]?.symbol ?? '') ? place : least),
    -1,
  );
}

import type { SessionDate } from '@/lib/calendar/session-date';
import type { StudyRange } from '@/lib/market/study-range';
import { rankDescending } from '@/lib/metrics';
import { spanReturn } from '../../kit/common-span';
import type { StudyContext } from '../../kit/study';
import type { StudyPanel, StudySeries } from '../../kit/study-series';
import { horizons, type LeadersParams } from './params';

/** One span of returns: per instrument of the panel its return as a fraction, and its rank among those that are ranked. */
export interface MeasuredHorizon {
  readonly key: string;
  readonly range: StudyRange;
  readonly returns: Float64Array;
  readonly ranks: Float64Array;
  /** The benchmark's; NaN where there is none. */
  readonly benchmark: number;
}

/** The span of a horizon that ends with the last session shown; its base may lie before the first stored session. */
function spanOf(sessions: readonly SessionDate[], key: string, length: number, shown: StudyRange): StudyRange {
  if (key === 'shown') return shown;
  const { last } = shown;
  const year = sessions[last]?.slice(0, 4) ?? '';
  const base = key === 'ytd' ? sessions.findLastIndex((date) => date.slice(0, 4) < year) : last - length;
  return { base, first: base + 1, last };
}

/** The instruments asked for, without a benchmark that is none of them. */
export function listRanked({ series }: StudyPanel, symbols: readonly string[]): StudySeries[] {
  return series.filter(({ symbol }) => symbols.includes(symbol));
}

/** The returns of every horizon. */
export function measureHorizons(
  { market }: StudyContext,
  panel: StudyPanel,
  shown: StudyRange,
  { symbols, benchmark }: LeadersParams,
): MeasuredHorizon[] {
  const ranked = listRanked(panel, symbols);
  const rival = panel.series.find((item) => item.symbol === benchmark);
  return horizons.map(({ key, sessions }) => {
    const range = spanOf(market.sessions, key, sessions, shown);
    const returns = Float64Array.from(ranked, (item) => spanReturn(item.closes, range));
    return { key, range, returns, ranks: rankDescending(returns), benchmark: rival === undefined ? NaN : spanReturn(rival.closes, range) };
  });
}

import { rollingMax } from '@/lib/metrics';
import { saySubject } from '../../kit/name-in-sentence';
import type { StudyContext } from '../../kit/study';
import type { StudyPanel, StudySeries } from '../../kit/study-series';
import { findLeader, judgeOrder, measureHandover, type Handover, type OrderWord } from './measure-leads';
import { windows, type BatonParams, type UsualStart } from './params';
import { findStart, listUsualStarts, type FoundStart } from './usual-starts';

export const highSessions = 252;

/** A hand-over with who led before and leads after; places of instruments, -1 where none is ranked. */
export interface JudgedHandover extends Handover {
  readonly leaderBefore: number;
  readonly leaderAfter: number;
  readonly order: OrderWord;
}

export interface Baton {
  readonly params: BatonParams;
  readonly compared: readonly StudySeries[];
  readonly benchmark: StudySeries;
  /** Null where no start lies before the last session shown. */
  readonly chosen: JudgedHandover | null;
  /** Whether the ratio to the benchmark stands at its highest of 252 sessions; null where that is not known, as of the benchmark itself. */
  readonly atHigh: readonly (boolean | null)[];
  readonly starts: readonly (FoundStart & { readonly handover: JudgedHandover | null })[];
  /** The chosen start over every window, both sides alike. */
  readonly windows: readonly { readonly sessions: number; readonly handover: JudgedHandover }[];
}

function isAtHigh({ symbol, closes }: StudySeries, benchmark: StudySeries, last: number): boolean | null {
  if (symbol === benchmark.symbol) return null;
  const first = last - highSessions + 1;
  if (first < 0) return null;
  const ratios = Float64Array.from(
    { length: highSessions },
    (_, place) => (closes[first + place] ?? NaN) / (benchmark.closes[first + place] ?? NaN),
  );
  const highest = rollingMax(ratios, highSessions).at(-1) ?? NaN;
  return Number.isNaN(highest) ? null : ratios.at(-1) === highest;
}

/** The leads around the start that is asked for, every usual one, and every window; null where the benchmark is not read. */
export function buildBaton(context: StudyContext, { series }: StudyPanel, params: BatonParams, symbols: readonly string[]): Baton | null {
  const { last } = context.range;
  const benchmark = series.find(({ symbol }) => symbol === params.benchmark);
  if (benchmark === undefined) return null;
  const compared = series.filter(({ symbol }) => symbols.includes(symbol));
  const judge = (start: number, before: number, after: number): JudgedHandover => {
    const handover = measureHandover(compared, benchmark, { start, before, after, end: last });
    return {
      ...handover,
      leaderBefore: findLeader(compared, handover.ranksBefore),
      leaderAfter: findLeader(compared, handover.ranksAfter),
      order: judgeOrder(handover.correlation),
    };
  };
  const before = Number(params.before);
  const after = params.after === 'to-date' ? Infinity : Number(params.after);
  const found = listUsualStarts(context, params, compared, benchmark);
  const start = findStart(context, params, found);
  return {
    params,
    compared,
    benchmark,
    chosen: start === null ? null : judge(start, before, after),
    atHigh: compared.map((item) => isAtHigh(item, benchmark, last)),
    starts: found.map((one) => ({ ...one, handover: one.index === null ? null : judge(one.index, before, after) })),
    windows: start === null ? [] : windows.map((sessions) => ({ sessions, handover: judge(start, sessions, sessions) })),
  };
}

/** What a usual start is called: 'the half year', 'the last peak of Technology'. */
export function nameStart(usual: UsualStart, leader: StudySeries | null): string {
  if (usual === 'half') return 'the half year';
  if (usual === 'earlier') return 'the half year before';
  return usual === 'peak' ? `the last peak of ${leader === null ? 'the leader' : saySubject(leader.instrument)}` : `the ${usual}`;
}

import { monthNames } from '@/lib/calendar/month-names';
import { seasonColumn, seasonSummary, seasonTest, holmAdjusted, windowReturn, type SeasonReturns, type SeasonSummary } from '@/lib/metrics';
import type { StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { listParts, yearOf, type ListedParts, type YearPart } from './list-parts';
import { draws, fewestYears, termYearOf, toSeed, type SeasonParams } from './params';

/** One part of the year over the years chosen. */
export interface Season extends SeasonSummary {
  /** From 0. */
  readonly period: number;
  /** Of this year, whether it is counted or not; NaN where it has none yet. */
  readonly current: number;
  /** NaN where too few years have it. */
  readonly p: number;
  readonly pAdjusted: number;
  readonly isTooFew: boolean;
  readonly isProvisional: boolean;
}

/** The parts of the year of one instrument, over the years chosen. */
export interface Seasons {
  readonly params: SeasonParams;
  readonly main: StudySeries;
  readonly listed: ListedParts;
  /** Years that count and have a value, ascending. */
  readonly years: readonly number[];
  readonly returns: SeasonReturns;
  /** In the order of the year. */
  readonly seasons: readonly Season[];
  /** The year of the last session that is known. */
  readonly thisYear: number;
  /** The part of the year that the last session lies in; null where it is of none that is numbered. */
  readonly focus: YearPart | null;
}

/** Whether a year is one of those that the range, the term and the list of exceptions leave. */
export function isChosen({ market, range }: StudyContext, { cycle, exclude }: SeasonParams, year: number): boolean {
  if (year < yearOf(market.sessions[range.first]) || year > yearOf(market.sessions[range.last])) return false;
  return (cycle === 'all' || termYearOf(year) === cycle) && !exclude.includes(String(year));
}

/** Years by parts: all twelve months, of weeks and sessions as many as one of the years has. */
function tabulate(
  parts: readonly { readonly part: YearPart; readonly value: number }[],
  years: readonly number[],
  by: SeasonParams['by'],
): SeasonReturns {
  const most = parts.reduce((count, { part }) => Math.max(count, part.period + 1), 0);
  const periodCount = by === 'month' && most > 0 ? monthNames.length : most;
  const rows = new Map(years.map((year, row) => [year, row]));
  const values = new Float64Array(years.length * periodCount).fill(NaN);
  for (const { part, value } of parts) {
    const row = rows.get(part.year);
    if (row !== undefined) values[row * periodCount + part.period] = value;
  }
  return { values, yearCount: years.length, periodCount };
}

/** The returns of the parts of the years chosen, in figures and tested against the other parts of the same years. */
export function buildSeasons(context: StudyContext, main: StudySeries, params: SeasonParams): Seasons {
  const { market } = context;
  const listed = listParts(market, params.by, context.next ?? null);
  const thisYear = yearOf(market.sessions.at(-1));
  const valued = listed.parts.flatMap((part) => {
    const value = windowReturn(main.closes, part.last, part.last - part.before);
    return Number.isNaN(value) ? [] : [{ part, value }];
  });
  const chosen = valued.filter(({ part }) => isChosen(context, params, part.year));
  const years = [...new Set(chosen.map(({ part }) => part.year))].sort((a, b) => a - b);
  const returns = tabulate(chosen, years, params.by);
  const current = new Map(valued.filter(({ part }) => part.year === thisYear).map(({ part, value }) => [part.period, value]));
  const assumed = new Set(valued.filter(({ part }) => part.last === market.assumedIndex).map(({ part }) => part.period));
  const p = seasonTest(returns, { draws, seed: toSeed(params), fewestYears });
  const adjusted = holmAdjusted([...p]);
  const seasons = Array.from({ length: returns.periodCount }, (_, period): Season => {
    const summary = seasonSummary(seasonColumn(returns, period));
    return {
      ...summary,
      period,
      current: current.get(period) ?? NaN,
      p: p[period] ?? NaN,
      pAdjusted: adjusted[period] ?? NaN,
      isTooFew: summary.count < fewestYears,
      isProvisional: assumed.has(period),
    };
  });
  const last = listed.running ?? listed.parts.at(-1) ?? null;
  const focus = last !== null && last.last === market.sessions.length - 1 ? last : null;
  return { params, main, listed, years, returns, seasons, thisYear, focus };
}

import { highLowIndex, mcclellan, ratioAdjustedNetAdvances, zweigThrust } from '@/lib/metrics';
import { readCounts, type CoveredCounts } from '../breadth/read-counts';
import type { ColumnUnit, StudyContext } from '../study';
import { averageWindows } from '../universe/universe';
import { findValues } from '../universe/universe-table';
import { findDefaultUniverse } from '../universe/default-universes';
import type { MeasureChoice } from './measure-choice';
import type { MeasuredValues } from './measured-values';

/** Least coverage of a session whose breadth is part of a claim, an event or a fact, in percent. */
export const minCoveragePct = 90;

/** Sessions since the trigger before at each trigger, the first counted from where the figure begins; NaN elsewhere, as records have it. */
function measureTriggers({ values, triggers }: ReturnType<typeof zweigThrust>): MeasuredValues {
  const span = findValues(values);
  const gaps = new Float64Array(values.length).fill(NaN);
  let before = span?.first ?? 0;
  for (const t of triggers) {
    gaps[t] = t - before;
    before = t;
  }
  return { values: gaps, span, known: markKnown(values) };
}

function markKnown(values: Float64Array): Uint8Array {
  return Uint8Array.from(values, (value) => Number(!Number.isNaN(value)));
}

function withSpan(values: Float64Array): MeasuredValues {
  return { values, span: findValues(values), known: markKnown(values) };
}

function shareOf(counts: Float64Array, of: Float64Array): Float64Array {
  return counts.map((count, t) => ((of[t] ?? NaN) > 0 ? count / (of[t] ?? NaN) : NaN));
}

function measureAbove({ counts, above }: CoveredCounts, sessions: number): Float64Array {
  const window = averageWindows.find((item) => item === sessions);
  const found = window === undefined ? undefined : above(window);
  return found === undefined ? new Float64Array(counts.advances.length).fill(NaN) : shareOf(found.above, found.eligible);
}

/**
 * A universe's breadth at every session, reading nothing later than it.
 * **Units** fractions, a level (McClellan), sessions since the thrust before (at a thrust alone). **Missing** NaN where nothing is counted,
 * where fewer than 90% of the members have a close, and for a mean that is not counted.
 */
export function measureBreadth(context: StudyContext, { indicator, members, sessions, adjust, mean }: MeasureChoice): MeasuredValues {
  const covered = readCounts(context, members, minCoveragePct);
  const { universe, counts: { advances, declines, newHighs, newLows, eligibleHigh }, eligible } = covered;
  switch (indicator) {
    case 'above-average': return withSpan(measureAbove(covered, sessions));
    case 'ad-percent': return withSpan(shareOf(advances.map((up, t) => up - (declines[t] ?? NaN)), eligible));
    case 'net-highs': return withSpan(shareOf(highLowIndex(newHighs, newLows).net, universe.definition.kind === 'counts' ? eligible : eligibleHigh));
    case 'mcclellan': {
      const found = mcclellan(adjust === 'ratio' ? ratioAdjustedNetAdvances(advances, declines) : advances.map((up, t) => up - (declines[t] ?? NaN)));
      return { ...withSpan(found.oscillator), isWarming: found.isWarming };
    }
    case 'zweig-thrust': return measureTriggers(zweigThrust(advances, declines, mean));
  }
}

/** The unit in which an indicator is shown. */
export function unitOfBreadth({ indicator }: Pick<MeasureChoice, 'indicator'>): ColumnUnit {
  if (indicator === 'mcclellan') return 'level';
  return indicator === 'zweig-thrust' ? 'sessions' : 'pct';
}

/** The universe as it stands in a sentence: 'the S&P 500 members'. */
export function nameMembers({ members }: Pick<MeasureChoice, 'members'>): string {
  const name = findDefaultUniverse(members)?.name ?? members;
  return members === 'nyse' ? 'NYSE issues' : `${name} members`;
}

/** What is measured, as a noun without an article: 'share of S&P 500 members above their 200-session mean'. */
export function nameIndicator({ indicator, members, sessions, adjust, mean }: Pick<MeasureChoice, 'indicator' | 'members' | 'sessions' | 'adjust' | 'mean'>): string {
  const who = nameMembers({ members });
  switch (indicator) {
    case 'above-average': return `share of ${who} above their ${sessions}-session mean`;
    case 'ad-percent': return `AD percent of ${who}`;
    case 'net-highs': return `share of net new 52-week highs among ${who}`;
    case 'mcclellan': return `${adjust === 'ratio' ? '' : 'raw '}McClellan oscillator of ${who}`;
    case 'zweig-thrust': return `Zweig breadth thrust of ${who}${mean === 'ema' ? '' : ' by the plain mean'}`;
  }
}

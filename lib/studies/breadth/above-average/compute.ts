import { averageWindows } from '@/lib/market/universe/universe';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { flagNeedsConstituents } from '../../kit/universe/universe-flags';
import { readCounts } from '../../measure/counts/read-counts';
import { buildBreadth, countColumn } from '../build-breadth';
import type { AboveAverageParams } from './params';
import { sayAboveAverage } from './say';

export function computeAboveAverage(
  context: StudyContext,
  { universe: id, sector, windowSessions, minCoveragePct }: AboveAverageParams,
): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct, sector);
  const {
    universe: { definition },
  } = covered;
  const none = new Float64Array(context.market.sessions.length).fill(NaN);
  const window = averageWindows.find((sessions) => String(sessions) === windowSessions);
  const { above, eligible } = (window === undefined ? undefined : covered.above(window)) ?? { above: none, eligible: none };
  // Nobody eligible is missing, not 0 (G6).
  const values = above.map((count, t) => ((eligible[t] ?? NaN) > 0 ? count / (eligible[t] ?? NaN) : NaN));
  const lacks = definition.kind === 'counts' && covered.universe.counts !== null;
  return buildBreadth(
    context,
    covered,
    {
      column: { label: `Above their ${windowSessions}-session mean`, unit: 'pct' },
      values,
      others: [countColumn('above', 'Above', above), countColumn('eligible', 'Eligible', eligible)],
      divergesAs: `the share above the ${windowSessions}-session mean`,
      chart: {
        title: `${definition.name}: members above their ${windowSessions}-session mean`,
        unitLabel: 'percent of the members with closes',
        form: 'area',
        baseline: 50,
        legs: ['above', 'eligible', 'coverage_pct'],
      },
      say: (t, date) => sayAboveAverage(definition, windowSessions, { share: values[t], above: above[t], eligible: eligible[t] }, date),
      isRanked: true,
      flags: lacks ? [flagNeedsConstituents(covered.universe)] : [],
    },
    minCoveragePct,
  );
}

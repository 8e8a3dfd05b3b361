import { z } from 'zod';
import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { listIndexSymbols } from '../../measure/members/read-members';
import { choiceParam } from '../../kit/params';
import type { Study, StudyComputation, StudyContext } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { averageWindows } from '@/lib/market/universe/universe';
import { flagNeedsConstituents } from '../../kit/universe/universe-flags';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';
import { buildBreadth, countColumn, sayCoverageRule } from '../build-breadth';
import { readCounts } from '../../measure/counts/read-counts';

const windowTexts = ['20', '50', '100', '200'] as const;

const params = z.object({
  universe: universeParam(),
  windowSessions: choiceParam(windowTexts, '200', windowTexts, { label: 'Mean', description: 'Closes in the mean, today’s included: 20, 50, 100 or 200.' }),
  minCoveragePct: minCoverageParam(),
});

type Params = z.output<typeof params>;

function compute(context: StudyContext, { universe: id, windowSessions, minCoveragePct }: Params): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct);
  const { universe: { definition } } = covered;
  const none = new Float64Array(context.market.sessions.length).fill(NaN);
  const window = averageWindows.find((sessions) => String(sessions) === windowSessions);
  const { above, eligible } = (window === undefined ? undefined : covered.above(window)) ?? { above: none, eligible: none };
  // Nobody eligible is missing, not 0 (G6).
  const values = above.map((count, t) => ((eligible[t] ?? NaN) > 0 ? count / (eligible[t] ?? NaN) : NaN));
  const lacks = definition.kind === 'counts' && covered.universe.counts !== null;
  return buildBreadth(context, covered, {
    column: { label: `Above their ${windowSessions}-session mean`, unit: 'pct' },
    values,
    others: [countColumn('above', 'Above', above), countColumn('eligible', 'Eligible', eligible)],
    divergesAs: `the share above the ${windowSessions}-session mean`,
    chart: { title: `${definition.name}: members above their ${windowSessions}-session mean`, unitLabel: 'percent of the members with closes', form: 'area', baseline: 50, legs: ['above', 'eligible', 'coverage_pct'] },
    say: (t, date) => `On ${date} ${formatNumber(toPercent(values[t] ?? NaN), { decimals: 1 })}% of the ${definition.name} members closed above their ${windowSessions}-session mean, ${formatNumber(above[t], { decimals: 0 })} of ${formatNumber(eligible[t], { decimals: 0 })}`,
    isRanked: true,
    flags: lacks ? [flagNeedsConstituents(covered.universe)] : [],
  }, minCoveragePct);
}

/** Share of a universe's members above their mean. */
export const aboveAverage: Study<typeof params> = {
  id: 'above-average',
  title: 'Above average',
  question: 'What percent of members stand above their 20, 50, 100 or 200-session mean?',
  rowsAre: 'sessions',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'counts' }],
  definition: ({ windowSessions, minCoveragePct }) => ({
    text: `Members whose close is above (strictly) the mean of their last ${windowSessions} closes, today’s included, among the members that have all ${windowSessions}. ${sayCoverageRule(minCoveragePct)} ${divergenceText}`,
    formula: String.raw`\frac{\sum_i [C_{i,t} > \overline{C}_{i,${windowSessions}}]}{\#\{i : ${windowSessions} \text{ closes}\}}`,
    sources: ['Closing prices and membership as stored; definition: StockCharts ChartSchool, percent above moving average'],
  }),
  compute,
};

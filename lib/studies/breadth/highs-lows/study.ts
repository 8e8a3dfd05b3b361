import { z } from 'zod';
import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { highLowIndex } from '@/lib/metrics';
import { listIndexSymbols } from '../../measure/members/read-members';
import { choiceParam } from '../../kit/params';
import { percentColumn } from '../../kit/session-rows';
import type { Study, StudyComputation, StudyContext } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';
import { buildBreadth, countColumn, sayCoverageRule, sayMany, sayWho } from '../build-breadth';
import { readCounts } from '../../measure/counts/read-counts';

const params = z.object({
  universe: universeParam(),
  show: choiceParam(['net', 'share', 'index'], 'net', ['Net new highs', 'Record High %', 'High-Low Index'], {
    label: 'Show', description: 'net: new highs less new lows; share: new highs among both; index: the mean of the last ten shares.',
  }),
  minCoveragePct: minCoverageParam(),
});

type Params = z.output<typeof params>;

const labels = { net: 'Net new highs', share: 'Record High %', index: 'High-Low Index' } as const;

function compute(context: StudyContext, { universe: id, show, minCoveragePct }: Params): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct);
  const { universe: { definition }, counts: { newHighs, newLows, eligibleHigh } } = covered;
  const found = highLowIndex(newHighs, newLows);
  const values = { net: found.net, share: found.recordHighShare, index: found.index }[show];
  const more = (t: number): string => {
    if (show === 'share') return `, a Record High percentage of ${formatNumber(toPercent(values[t] ?? NaN), { decimals: 1 })}%`;
    return show === 'index' ? `; the High-Low Index stands at ${formatNumber(toPercent(values[t] ?? NaN), { decimals: 1 })}%` : '';
  };
  return buildBreadth(context, covered, {
    column: { label: labels[show], unit: show === 'net' ? 'count' : 'pct', signed: show === 'net' },
    values,
    others: [
      countColumn('new_highs', 'New highs', newHighs),
      countColumn('new_lows', 'New lows', newLows),
      // What is shown stands in `value`.
      ...(show === 'share' ? [] : [percentColumn({ key: 'record_high_pct', label: 'Record High %', unit: 'pct', type: 'number' }, found.recordHighShare)]),
      ...(show === 'index' ? [] : [percentColumn({ key: 'high_low_index_pct', label: 'High-Low Index', unit: 'pct', type: 'number' }, found.index)]),
      countColumn('eligible', 'Eligible', eligibleHigh),
    ],
    divergesAs: show === 'share' ? null : show === 'net' ? 'the count of net new highs' : 'the High-Low Index',
    chart: { title: `${definition.name}: ${labels[show]}, 52 weeks`, unitLabel: show === 'net' ? 'members' : 'percent', form: show === 'net' ? 'bars' : 'line', baseline: show === 'net' ? 0 : 50, legs: ['new_highs', 'new_lows'] },
    say: (t, date) => `${sayWho(definition, newHighs[t] ?? NaN)} ${definition.kind === 'counts' ? 'set' : 'closed at'} a 52-week high on ${date} and ${sayMany(newLows[t] ?? NaN)} ${definition.kind === 'counts' ? '' : 'at '}a low${more(t)}`,
    isRanked: true,
  }, minCoveragePct);
}

/** New 52-week highs against lows. */
export const highsLows: Study<typeof params> = {
  id: 'highs-lows',
  title: 'New highs and lows',
  question: 'How many members are at a 52-week high, and how many at a low?',
  rowsAre: 'sessions',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'counts' }],
  definition: ({ show, minCoveragePct }) => ({
    text: `A new high is a close that is the largest of the last 252 closes, a new low the smallest; members with fewer closes are not eligible. The Record High percentage is new highs among both, the High-Low Index its mean over the last ten sessions that have one. ${sayCoverageRule(minCoveragePct)}${show !== 'share' ? ` ${divergenceText}` : ''}`,
    formula: String.raw`\begin{aligned} \text{RH\%}_t &= \frac{H_t}{H_t + L_t} \\ \text{HLI}_t &= \frac{1}{10} \sum_{k=0}^{9} \text{RH\%}_{t-k} \end{aligned}`,
    sources: ['Closing prices and membership as stored; definition: StockCharts ChartSchool, record high percent and high-low index'],
  }),
  compute,
};

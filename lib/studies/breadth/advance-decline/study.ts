import { z } from 'zod';
import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { advanceDeclineLine, rollingSum } from '@/lib/metrics';
import { listIndexSymbols } from '../../measure/members/read-members';
import { choiceParam } from '../../kit/params';
import { percentColumn } from '../../kit/session-rows';
import type { Study, StudyComputation, StudyContext } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';
import { buildBreadth, countColumn, sayCoverageRule, sayMany, sayWho, type BreadthMeasure } from '../build-breadth';
import { readCounts } from '../../measure/counts/read-counts';

const params = z.object({
  universe: universeParam(),
  show: choiceParam(['line', 'percent', 'net', 'sum10'], 'line', ['A/D line', 'AD percent', 'Net advances', '10-session sum'], {
    label: 'Show',
    description: 'line: running sum of net advances from the first session that is counted; percent: net advances in percent of the members that have both closes; net: advances less declines; sum10: net advances of ten sessions.',
  }),
  minCoveragePct: minCoverageParam(),
});

type Params = z.output<typeof params>;

const labels = { line: 'A/D line', percent: 'AD percent', net: 'Net advances', sum10: 'Net advances, 10 sessions' } as const;

function compute(context: StudyContext, { universe: id, show, minCoveragePct }: Params): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct);
  const { universe: { definition }, counts: { advances, declines, unchanged }, eligible } = covered;
  const net = advances.map((up, t) => up - (declines[t] ?? NaN));
  const share = net.map((value, t) => ((eligible[t] ?? NaN) > 0 ? value / (eligible[t] ?? NaN) : NaN));
  const line = advanceDeclineLine(net);
  const sum10 = rollingSum(net, 10);
  const values = { line, percent: share, net, sum10 }[show];
  const count = (value: number | undefined): string => formatNumber(value, { decimals: 0 });
  const say = (t: number, date: string): string => {
    const moved = `${sayWho(definition, advances[t] ?? NaN)} rose and ${sayMany(declines[t] ?? NaN)} fell on ${date}, an AD percent of ${formatNumber(toPercent(share[t] ?? NaN), { sign: true })}%`;
    if (show === 'line') return `${moved}; the A/D line stands at ${count(line[t])}`;
    return show === 'sum10' ? `${moved}; net advances of ten sessions come to ${formatNumber(sum10[t], { decimals: 0, sign: true })}` : moved;
  };
  const form: BreadthMeasure['chart']['form'] = show === 'line' ? 'line' : show === 'sum10' ? 'area' : 'bars';
  return buildBreadth(context, covered, {
    column: { label: labels[show], unit: show === 'percent' ? 'pct' : 'count', signed: show !== 'line' },
    values,
    others: [
      countColumn('advances', 'Advances', advances),
      countColumn('declines', 'Declines', declines),
      countColumn('unchanged', 'Unchanged', unchanged),
      // What is shown stands in `value`.
      ...(show === 'net' ? [] : [countColumn('net_advances', 'Net advances', net)]),
      ...(show === 'percent' ? [] : [percentColumn({ key: 'ad_pct', label: 'AD percent', unit: 'pct', type: 'number', signed: true }, share)]),
      ...(show === 'line' ? [] : [countColumn('ad_line', 'A/D line', line)]),
      ...(show === 'sum10' ? [] : [countColumn('net_advances_10', 'Ten sessions', sum10)]),
      countColumn('eligible', 'Eligible', eligible),
    ],
    divergesAs: show === 'line' ? 'the A/D line' : null,
    chart: { title: `${definition.name}: ${labels[show]}`, unitLabel: show === 'percent' ? 'percent of the members with both closes' : 'members', form, baseline: show === 'line' ? null : 0, legs: ['advances', 'declines', 'unchanged'] },
    say,
    isRanked: show !== 'line',
  }, minCoveragePct);
}

/** Advances against declines. */
export const advanceDecline: Study<typeof params> = {
  id: 'advance-decline',
  title: 'Advance-decline',
  question: 'Do more members rise than fall, and does their line confirm the index?',
  rowsAre: 'sessions',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'counts' }],
  definition: ({ show, minCoveragePct }) => ({
    text: `Advances and declines are members whose close is above or below the close of the session before. AD percent is their difference over all members with both closes; the A/D line adds the differences up from the first session that is counted, so its level is arbitrary, and what is shown never sets it back. ${sayCoverageRule(minCoveragePct)}${show === 'line' ? ` ${divergenceText}` : ''}`,
    formula: String.raw`\begin{aligned} \text{AD\%}_t &= \frac{A_t - D_t}{A_t + D_t + U_t} \\ L_t &= \sum_{s \le t} (A_s - D_s) \end{aligned}`,
    sources: ['Closing prices and membership as stored; definition: StockCharts ChartSchool, AD percent and AD line'],
  }),
  compute,
};

import { z } from 'zod';
import { formatNumber } from '@/lib/format/format-number';
import { mcclellan as computeMcClellan, ratioAdjustedNetAdvances, warmingSessions } from '@/lib/metrics';
import { listIndexSymbols } from '../../measure/members/read-members';
import { choiceParam } from '../../kit/params';
import { levelColumn, type SessionColumn } from '../../kit/session-rows';
import type { Column, Study, StudyComputation, StudyContext } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';
import { buildBreadth, countColumn, sayCoverageRule } from '../build-breadth';
import { flagWarming, seedText } from '../../measure/counts/flag-warming';
import { readCounts } from '../../measure/counts/read-counts';

const params = z.object({
  universe: universeParam(),
  show: choiceParam(['oscillator', 'summation'], 'oscillator', ['Oscillator', 'Summation index'], { label: 'Show', description: 'oscillator: difference of two exponential means of net advances; summation: its running sum.' }),
  adjust: choiceParam(['ratio', 'raw'], 'ratio', ['Ratio-adjusted', 'Raw'], { label: 'Net advances', description: 'ratio: per thousand stocks that moved, so that years with more issues compare; raw: advances less declines.' }),
  minCoveragePct: minCoverageParam(),
});

type Params = z.output<typeof params>;

function compute(context: StudyContext, { universe: id, show, adjust, minCoveragePct }: Params): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct);
  const { universe: { definition }, counts: { advances, declines }, eligible } = covered;
  const net = adjust === 'ratio' ? ratioAdjustedNetAdvances(advances, declines) : advances.map((up, t) => up - (declines[t] ?? NaN));
  const { trend10, trend5, oscillator, summation, isWarming } = computeMcClellan(net);
  const values = show === 'oscillator' ? oscillator : summation;
  const number = (key: string, label: string, of: Float64Array): SessionColumn => levelColumn({ key, label, unit: 'level', type: 'number' } satisfies Column, of);
  const named = show === 'oscillator' ? 'McClellan oscillator' : 'McClellan summation index';
  const warmingColumn: SessionColumn = { key: 'warming', label: 'Warming', unit: 'none', type: 'boolean', cell: (t) => isWarming[t] === 1 };
  return buildBreadth(context, covered, {
    column: { label: named, unit: 'level', signed: true },
    values,
    others: [
      countColumn('advances', 'Advances', advances),
      countColumn('declines', 'Declines', declines),
      number('net_advances', adjust === 'ratio' ? 'Net advances, per thousand' : 'Net advances', net),
      number('trend_10', '10% mean', trend10),
      number('trend_5', '5% mean', trend5),
      ...(show === 'oscillator' ? [number('summation', 'Summation', summation)] : [number('oscillator', 'Oscillator', oscillator)]),
      countColumn('eligible', 'Eligible', eligible),
      warmingColumn,
    ],
    divergesAs: show === 'summation' ? 'the summation index' : null,
    chart: { title: `${definition.name}: ${named}${adjust === 'ratio' ? ', ratio-adjusted' : ''}`, unitLabel: adjust === 'ratio' ? 'per thousand' : 'net advances', form: show === 'oscillator' ? 'area' : 'line', baseline: 0, legs: ['advances', 'declines', 'trend_10', 'trend_5'] },
    say: (t, date) => `The ${named} of the ${definition.name} stood at ${formatNumber(values[t], { sign: true })} on ${date}`,
    isRanked: show === 'oscillator',
    detail: () => seedText,
    flags: flagWarming(context, isWarming),
  }, minCoveragePct);
}

/** McClellan oscillator and summation index. */
export const mcclellan: Study<typeof params> = {
  id: 'mcclellan',
  title: 'McClellan oscillator',
  question: 'Is breadth gaining or losing, and what has it added up to?',
  rowsAre: 'sessions',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'counts' }],
  definition: ({ show, adjust, minCoveragePct }) => ({
    text: `Difference of two exponential means of ${adjust === 'ratio' ? 'net advances per thousand stocks that moved' : 'advances less declines'}, with weights of 10% and 5%; the summation index adds the oscillator up. ${seedText}; a missing session starts the means anew from it, and for ${warmingSessions} sessions values are marked as warming. ${sayCoverageRule(minCoveragePct)}${show === 'summation' ? ` ${divergenceText}` : ''}`,
    formula: String.raw`\begin{aligned} E^{10}_t &= 0.9\,E^{10}_{t-1} + 0.1\,x_t \\ E^{5}_t &= 0.95\,E^{5}_{t-1} + 0.05\,x_t \\ MO_t &= E^{10}_t - E^{5}_t \\ S_t &= S_{t-1} + MO_t \end{aligned}`,
    sources: ['Closing prices and membership, or counts, as stored; definition: McClellan Financial (mcoscillator.com)'],
  }),
  compute,
};

import { mcclellan, netAdvances, ratioAdjustedNetAdvances } from '@/lib/metrics';
import { levelColumn, type SessionColumn } from '../../kit/session-rows';
import type { Column, StudyComputation, StudyContext } from '../../kit/study';
import { flagWarming, seedText } from '../../measure/counts/flag-warming';
import { readCounts } from '../../measure/counts/read-counts';
import { markValues } from '../../measure/measured-values';
import { buildBreadth, countColumn } from '../build-breadth';
import type { McClellanParams } from './params';
import { nameMcClellan, sayMcClellan } from './say';

export function computeMcClellan(
  context: StudyContext,
  { universe: id, sector, show, adjust, minCoveragePct }: McClellanParams,
): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct, sector);
  const {
    universe: { definition },
    counts: { advances, declines },
    eligible,
  } = covered;
  const net = adjust === 'ratio' ? ratioAdjustedNetAdvances(advances, declines) : netAdvances(advances, declines);
  const { trend10, trend5, oscillator, summation, isWarming } = mcclellan(net);
  const values = show === 'oscillator' ? oscillator : summation;
  const number = (key: string, label: string, of: Float64Array): SessionColumn =>
    levelColumn({ key, label, unit: 'level', type: 'number' } satisfies Column, of);
  const named = nameMcClellan(show);
  const warmingColumn: SessionColumn = { key: 'warming', label: 'Warming', unit: 'none', type: 'boolean', cell: (t) => isWarming[t] === 1 };
  return buildBreadth(
    context,
    covered,
    {
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
      chart: {
        title: `${definition.name}: ${named}${adjust === 'ratio' ? ', ratio-adjusted' : ''}`,
        unitLabel: adjust === 'ratio' ? 'per thousand' : 'net advances',
        form: show === 'oscillator' ? 'area' : 'line',
        baseline: 0,
        legs: ['advances', 'declines', 'trend_10', 'trend_5'],
      },
      say: (t, date) => sayMcClellan(definition, show, values[t], date),
      isRanked: show === 'oscillator',
      detail: () => seedText,
      flags: flagWarming(context, isWarming, markValues(values)),
    },
    minCoveragePct,
  );
}

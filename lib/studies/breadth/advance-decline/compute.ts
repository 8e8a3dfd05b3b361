import { advanceDeclineLine, netAdvances, rollingSum } from '@/lib/metrics';
import { percentColumn } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { readCounts } from '../../measure/counts/read-counts';
import { buildBreadth, countColumn, type BreadthMeasure } from '../build-breadth';
import type { AdvanceDeclineParams } from './params';
import { sayAdvanceDecline } from './say';

const labels = { line: 'A/D line', percent: 'AD percent', net: 'Net advances', sum10: 'Net advances, 10 sessions' } as const;

export function computeAdvanceDecline(
  context: StudyContext,
  { universe: id, sector, show, minCoveragePct }: AdvanceDeclineParams,
): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct, sector);
  const {
    universe: { definition },
    counts: { advances, declines, unchanged },
    eligible,
  } = covered;
  const net = netAdvances(advances, declines);
  const share = net.map((value, t) => ((eligible[t] ?? NaN) > 0 ? value / (eligible[t] ?? NaN) : NaN));
  const line = advanceDeclineLine(net);
  const sum10 = rollingSum(net, 10);
  const values = { line, percent: share, net, sum10 }[show];
  const form: BreadthMeasure['chart']['form'] = show === 'line' ? 'line' : show === 'sum10' ? 'area' : 'bars';
  return buildBreadth(
    context,
    covered,
    {
      column: { label: labels[show], unit: show === 'percent' ? 'pct' : 'count', signed: show !== 'line' },
      values,
      others: [
        countColumn('advances', 'Advances', advances),
        countColumn('declines', 'Declines', declines),
        countColumn('unchanged', 'Unchanged', unchanged),
        // What is shown stands in `value`.
        ...(show === 'net' ? [] : [countColumn('net_advances', 'Net advances', net)]),
        ...(show === 'percent'
          ? []
          : [percentColumn({ key: 'ad_pct', label: 'AD percent', unit: 'pct', type: 'number', signed: true }, share)]),
        ...(show === 'line' ? [] : [countColumn('ad_line', 'A/D line', line)]),
        ...(show === 'sum10' ? [] : [countColumn('net_advances_10', 'Ten sessions', sum10)]),
        countColumn('eligible', 'Eligible', eligible),
      ],
      divergesAs: show === 'line' ? 'the A/D line' : null,
      chart: {
        title: `${definition.name}: ${labels[show]}`,
        unitLabel: show === 'percent' ? 'percent of the members with both closes' : 'members',
        form,
        baseline: show === 'line' ? null : 0,
        legs: ['advances', 'declines', 'unchanged'],
      },
      say: (t, date) =>
        sayAdvanceDecline(
          definition,
          show,
          { advances: advances[t], declines: declines[t], share: share[t], line: line[t], sum10: sum10[t] },
          date,
        ),
      isRanked: show !== 'line',
    },
    minCoveragePct,
  );
}

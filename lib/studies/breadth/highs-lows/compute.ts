import { highLowIndex } from '@/lib/metrics';
import { percentColumn } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { readCounts } from '../../measure/counts/read-counts';
import { buildBreadth, countColumn } from '../build-breadth';
import type { HighsLowsParams } from './params';
import { sayHighsLows } from './say';

const labels = { net: 'Net new highs', share: 'Record High %', index: 'High-Low Index' } as const;

export function computeHighsLows(context: StudyContext, { universe: id, sector, show, minCoveragePct }: HighsLowsParams): StudyComputation {
  const covered = readCounts(context, id, minCoveragePct, sector);
  const {
    universe: { definition },
    counts: { newHighs, newLows, eligibleHigh },
  } = covered;
  const found = highLowIndex(newHighs, newLows);
  const values = { net: found.net, share: found.recordHighShare, index: found.index }[show];
  return buildBreadth(
    context,
    covered,
    {
      column: { label: labels[show], unit: show === 'net' ? 'count' : 'pct', signed: show === 'net' },
      values,
      others: [
        countColumn('new_highs', 'New highs', newHighs),
        countColumn('new_lows', 'New lows', newLows),
        // What is shown stands in `value`.
        ...(show === 'share'
          ? []
          : [percentColumn({ key: 'record_high_pct', label: 'Record High %', unit: 'pct', type: 'number' }, found.recordHighShare)]),
        ...(show === 'index'
          ? []
          : [percentColumn({ key: 'high_low_index_pct', label: 'High-Low Index', unit: 'pct', type: 'number' }, found.index)]),
        countColumn('eligible', 'Eligible', eligibleHigh),
      ],
      divergesAs: show === 'share' ? null : show === 'net' ? 'the count of net new highs' : 'the High-Low Index',
      chart: {
        title: `${definition.name}: ${labels[show]}, 52 weeks`,
        unitLabel: show === 'net' ? 'members' : 'percent',
        form: show === 'net' ? 'bars' : 'line',
        baseline: show === 'net' ? 0 : 50,
        legs: ['new_highs', 'new_lows'],
      },
      say: (t, date) => sayHighsLows(definition, show, { newHighs: newHighs[t], newLows: newLows[t], value: values[t] }, date),
      isRanked: true,
    },
    minCoveragePct,
  );
}

import { rollingMean } from '@/lib/metrics';
import { findCommonSpan } from '../../kit/common-span';
import { flagDisplayOnly, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, describeCoverage, levelColumn } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import type { RatioParams } from './params';
import { sayRatio } from './say';

export function computeRatio(context: StudyContext, chosen: RatioParams): StudyComputation {
  const { market } = context;
  const panel = readPanel(market, [chosen.a, chosen.b], context.basis);
  const [a, b] = panel.series;
  if (a === undefined || b === undefined) throw new RangeError('ratio needs two instruments');
  const line = a.closes.map((close, t) => close / (b.closes[t] ?? NaN));
  const common = findCommonSpan(context, panel.series);
  const origin = common.range.base;
  const factor = 100 / (line[origin] ?? NaN);
  const value = line.map((item) => item * factor);
  const short = rollingMean(line, 50).map((item) => item * factor);
  const long = rollingMean(line, 200).map((item) => item * factor);
  const table = buildSessionTable(
    context,
    [a, b],
    common.start,
    [
      levelColumn({ key: 'value', label: `${a.symbol}/${b.symbol}`, unit: 'level', type: 'number' }, value),
      levelColumn({ key: 'mean_50', label: '50-session mean', unit: 'level', type: 'number' }, short),
      levelColumn({ key: 'mean_200', label: '200-session mean', unit: 'level', type: 'number' }, long),
    ],
    { fromBase: true },
  );
  return {
    ...table,
    events: null,
    headlines: [sayRatio(context, a, b, { origin, plain: line, value, short, long })],
    flags: [
      ...listCommonFlags(context, panel),
      ...common.flags,
      flagDisplayOnly(
        'The line is rebased to 100 at the close before the first session shown; its shape does not depend on it, its level does.',
        [a.symbol, b.symbol],
      ),
      ...listNoteFlags(market, [a, b], [common.range]),
    ],
    chart: {
      kind: 'lines',
      title: `${a.instrument.name} / ${b.instrument.name}`,
      unit: 'level',
      unitLabel: 'ratio, start = 100',
      marks: [],
      lines: [
        { key: 'value', label: `${a.symbol}/${b.symbol}`, symbol: a.symbol },
        { key: 'mean_50', label: '50-session mean', symbol: null },
        { key: 'mean_200', label: '200-session mean', symbol: null, dashed: true },
      ],
      form: 'line',
      scale: 'linear',
      baseline: 100,
      startsAtBase: true,
      legs: [],
    },
    coverage: describeCoverage(market, panel.series),
    basis: panel.basis,
  };
}

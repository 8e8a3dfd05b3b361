import { levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { Column, StudyComputation, StudyContext } from '../../kit/study';
import { buildIndexContext } from '../../kit/universe/index-context';
import { readUniverse } from '../../kit/universe/read-universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { buildUniverseTable, describeValues } from '../../kit/universe/universe-table';
import { measureDispersion } from '../../measure/members/measure-dispersion';
import { readCoverage } from '../../measure/members/read-members';
import type { DispersionParams } from './params';
import { sayDispersion } from './say';

export function computeDispersion(context: StudyContext, chosen: DispersionParams): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const coverage = readCoverage(context.market, universe);
  const { values, eligible, mean } = measureDispersion(context.market, universe, chosen);
  const isDeviation = chosen.show === 'deviation';
  const valueColumn: Column = {
    key: 'value',
    label: isDeviation ? 'Deviation of returns' : 'Mean correlation',
    unit: isDeviation ? 'pct' : 'none',
    type: 'number',
  };
  const index = buildIndexContext(context, universe, null);
  const extra: SessionColumn[] = [
    ...(mean === null
      ? []
      : [
          percentColumn(
            { key: 'mean_return_pct', label: 'Mean return', unit: 'pct', type: 'number', signed: true },
            mean.map((value, t) => (Number.isNaN(values[t] ?? NaN) ? NaN : value)),
          ),
        ]),
    levelColumn({ key: 'eligible', label: 'Members measured', unit: 'count', type: 'number' }, eligible),
    ...index.columns,
  ];
  return {
    ...buildUniverseTable(
      context,
      universe,
      isDeviation ? percentColumn(valueColumn, values) : levelColumn(valueColumn, values),
      values,
      extra,
    ),
    events: null,
    headlines: [sayDispersion(context, universe, values, chosen)],
    flags: [...listUniverseFlags(context, universe, coverage, chosen.minCoveragePct, { values }), ...index.flags],
    chart: {
      kind: 'lines',
      title: `${isDeviation ? 'Dispersion' : 'Mean pairwise correlation'}, ${universe.definition.name}`,
      unitLabel: isDeviation ? 'percent' : 'correlation',
      unit: isDeviation ? 'pct' : 'none',
      marks: [],
      lines: [{ key: 'value', label: valueColumn.label, symbol: null }],
      form: 'line',
      scale: 'linear',
      baseline: isDeviation ? null : 0,
      legs: ['eligible'],
      ...index.chart,
    },
    coverage: describeValues(context, values),
    basis: universe.counts === null ? null : universe.basis,
  };
}

import type { MarketUniverse } from '@/lib/market/universe/universe';
import { buildSessionTable, levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { Column, StudyComputation, StudyContext } from '../../kit/study';
import { buildIndexContext } from '../../kit/universe/index-context';
import { readUniverse } from '../../kit/universe/read-universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { describeValues, findValues } from '../../kit/universe/universe-table';
import { measureConcentration, type MeasuredConcentration } from '../../measure/members/measure-concentration';
import { readCoverage, weighMembers } from '../../measure/members/read-members';
import { listWeightFlags } from '../../measure/members/weight-flags';
import type { ConcentrationParams } from './params';
import { nameConcentration, sayConcentration } from './say';

function listColumns({ values, known, ages, eligible }: MeasuredConcentration, chosen: ConcentrationParams): SessionColumn[] {
  const isShare = chosen.show === 'top' || chosen.show === 'mag7';
  const column: Column = {
    key: 'value',
    label: nameConcentration(chosen),
    unit: isShare ? 'pct' : chosen.show === 'effective' ? 'level' : 'none',
    type: 'number',
  };
  return [
    isShare ? percentColumn(column, values) : levelColumn(column, values),
    levelColumn({ key: 'eligible', label: 'Members with a weight', unit: 'count', type: 'number' }, eligible),
    levelColumn({ key: 'weight_age_sessions', label: 'Age of the weights', unit: 'sessions', type: 'number' }, ages),
    percentColumn({ key: 'weight_coverage_pct', label: 'Weight known', unit: 'pct', type: 'number' }, known),
  ];
}

function buildTable(context: StudyContext, universe: MarketUniverse, measured: MeasuredConcentration, columns: readonly SessionColumn[]) {
  const source = universe.sources.join('+');
  return buildSessionTable(context, [], findValues(measured.known)?.first ?? -1, columns, {
    readSource: (t) => (Number.isNaN(measured.values[t] ?? NaN) ? null : source),
  });
}

export function computeConcentration(context: StudyContext, chosen: ConcentrationParams): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const weighed = weighMembers(context, universe);
  const measured = measureConcentration(context.market, weighed, chosen);
  const index = buildIndexContext(context, universe, null);
  const label = nameConcentration(chosen);
  const isShare = chosen.show === 'top' || chosen.show === 'mag7';
  return {
    ...buildTable(context, universe, measured, [...listColumns(measured, chosen), ...index.columns]),
    events: null,
    headlines: [sayConcentration(context, universe, measured, chosen)],
    // What counts here is the weight known, so that no session is left out for the closes that are missing.
    flags: [
      ...listUniverseFlags(context, universe, readCoverage(context.market, universe), 0),
      ...listWeightFlags(context, universe, weighed, measured, chosen),
      ...index.flags,
    ],
    chart: {
      kind: 'lines',
      title: `${label}, ${universe.definition.name}`,
      unitLabel: isShare ? 'percent' : chosen.show === 'hhi' ? 'sum of squared weights' : 'members',
      unit: isShare ? 'pct' : chosen.show === 'hhi' ? 'none' : 'level',
      marks: [],
      lines: [{ key: 'value', label, symbol: chosen.show === 'mag7' ? 'M7' : null }],
      form: 'line',
      scale: 'linear',
      baseline: null,
      legs: ['weight_age_sessions'],
      ...index.chart,
    },
    coverage: describeValues(context, measured.values),
    basis: universe.counts === null ? null : universe.basis,
  };
}

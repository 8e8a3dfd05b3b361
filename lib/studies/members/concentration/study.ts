import { z } from 'zod';
import { choiceParam, integerParam } from '../../kit/params';
import { buildSessionTable, levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { Column, Study, StudyComputation, StudyContext } from '../../kit/study';
import { buildIndexContext } from '../../kit/universe/index-context';
import { readUniverse } from '../../kit/universe/read-universe';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { memberUniverseParam, minCoverageParam } from '../../kit/universe/universe-params';
import { describeValues, findValues } from '../../kit/universe/universe-table';
import { defineConcentration, listWeightFlags, nameConcentration, sayConcentration } from './say';
import { measureConcentration, type MeasuredConcentration } from '../../measure/members/measure-concentration';
import { listIndexSymbols, readCoverage, weighMembers } from '../../measure/members/read-members';

const params = z.object({
  universe: memberUniverseParam(),
  show: choiceParam(['mag7', 'top', 'hhi', 'effective'], 'mag7', ['Magnificent 7', 'Largest', 'HHI', 'Effective number'], {
    label: 'Show', description: 'mag7: weight of the Magnificent 7; top: weight of the largest members; hhi: sum of squared weights; effective: its reciprocal, as many equal members.',
  }),
  top: integerParam(10, 1, 100, { label: 'Largest', description: 'How many of the largest members are summed.', appliesWhen: { show: ['top'] } }),
  minCoveragePct: minCoverageParam({ show: ['top', 'hhi', 'effective'] }),
});

export type ConcentrationParams = z.output<typeof params>;

function listColumns({ values, known, ages, eligible }: MeasuredConcentration, chosen: ConcentrationParams): SessionColumn[] {
  const isShare = chosen.show === 'top' || chosen.show === 'mag7';
  const column: Column = { key: 'value', label: nameConcentration(chosen), unit: isShare ? 'pct' : chosen.show === 'effective' ? 'level' : 'none', type: 'number' };
  return [
    isShare ? percentColumn(column, values) : levelColumn(column, values),
    levelColumn({ key: 'eligible', label: 'Members with a weight', unit: 'count', type: 'number' }, eligible),
    levelColumn({ key: 'weight_age_sessions', label: 'Age of the weights', unit: 'sessions', type: 'number' }, ages),
    percentColumn({ key: 'weight_coverage_pct', label: 'Weight known', unit: 'pct', type: 'number' }, known),
  ];
}

function buildTable(context: StudyContext, universe: MarketUniverse, measured: MeasuredConcentration, columns: readonly SessionColumn[]) {
  const source = universe.sources.join('+');
  return buildSessionTable(context, [], findValues(measured.known)?.first ?? -1, columns, { readSource: (t) => (Number.isNaN(measured.values[t] ?? NaN) ? null : source) });
}

function compute(context: StudyContext, chosen: ConcentrationParams): StudyComputation {
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
    flags: [...listUniverseFlags(context, universe, readCoverage(context.market, universe), 0), ...listWeightFlags(context, universe, weighed, measured, chosen), ...index.flags],
    chart: {
      kind: 'lines', title: `${label}, ${universe.definition.name}`, unitLabel: isShare ? 'percent' : chosen.show === 'hhi' ? 'sum of squared weights' : 'members', unit: isShare ? 'pct' : chosen.show === 'hhi' ? 'none' : 'level',
      marks: [], lines: [{ key: 'value', label, symbol: chosen.show === 'mag7' ? 'M7' : null }], form: 'line', scale: 'linear', baseline: null, legs: ['weight_age_sessions'], ...index.chart,
    },
    coverage: describeValues(context, measured.values),
    basis: universe.counts === null ? null : universe.basis,
  };
}

/** How much of an index lies in a few members. */
export const concentration: Study<typeof params> = {
  id: 'concentration',
  title: 'Concentration',
  question: 'How much of the index’s weight lies in a few members?',
  rowsAre: 'sessions',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members', pairsWithIndex: true }],
  definition: defineConcentration,
  compute,
};

import { z } from 'zod';
import { meanPairwiseCorrelation, returnDispersion } from '@/lib/metrics';
import { choiceParam, integerParam } from '../params';
import { levelColumn, percentColumn, type SessionColumn } from '../session-rows';
import type { Column, Study, StudyComputation, StudyContext } from '../study';
import { buildIndexContext } from '../universe/index-context';
import { maskUncovered, readUniverse } from '../universe/read-universe';
import type { MarketUniverse } from '../universe/universe';
import { listUniverseFlags } from '../universe/universe-flags';
import { memberUniverseParam, minCoverageParam } from '../universe/universe-params';
import { buildUniverseTable, describeValues } from '../universe/universe-table';
import { defineDispersion, sayDispersion } from './dispersion-text';
import { listIndexSymbols, onMarket, readCoverage, toMemberInput } from './read-members';

const params = z.object({
  universe: memberUniverseParam(),
  show: choiceParam(['deviation', 'correlation'], 'deviation', ['Deviation of returns', 'Mean correlation'], {
    label: 'Show', description: 'deviation: how far the returns of the members lie apart; correlation: mean of the correlations of all pairs of members.',
  }),
  sessions: integerParam(1, 1, 252, { label: 'Sessions', description: 'Sessions of each return whose spread is measured.', appliesWhen: { show: ['deviation'] } }),
  windowSessions: integerParam(63, 5, 252, { label: 'Window', description: 'Daily returns in each correlation.', appliesWhen: { show: ['correlation'] } }),
  minCoveragePct: minCoverageParam(),
});

export type DispersionParams = z.output<typeof params>;

interface Measured {
  readonly values: Float64Array;
  readonly eligible: Float64Array;
  /** Mean return of the members; null beside correlations. */
  readonly mean: Float64Array | null;
}

function measure({ market }: StudyContext, { panel }: MarketUniverse, { show, sessions, windowSessions }: DispersionParams): Measured {
  const length = market.sessions.length;
  const none = new Float64Array(length).fill(NaN);
  if (panel === null) return { values: none, eligible: none, mean: null };
  const input = toMemberInput(panel);
  if (show === 'correlation') {
    const { correlation, eligible } = meanPairwiseCorrelation(input, windowSessions);
    return { values: onMarket(panel, correlation, length), eligible: onMarket(panel, eligible, length), mean: null };
  }
  const { deviation, mean, eligible } = returnDispersion(input, sessions);
  return { values: onMarket(panel, deviation, length), eligible: onMarket(panel, eligible, length), mean: onMarket(panel, mean, length) };
}

function compute(context: StudyContext, chosen: DispersionParams): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const coverage = readCoverage(context.market, universe);
  const { values: raw, eligible, mean } = measure(context, universe, chosen);
  // Enough closes on the session, and over the window that it looks back on.
  const measured = eligible.map((count, t) => count / (universe.counts?.members[t] ?? NaN));
  const values = maskUncovered(maskUncovered(raw, coverage, chosen.minCoveragePct), measured, chosen.minCoveragePct);
  const isDeviation = chosen.show === 'deviation';
  const valueColumn: Column = { key: 'value', label: isDeviation ? 'Deviation of returns' : 'Mean correlation', unit: isDeviation ? 'pct' : 'none', type: 'number' };
  const index = buildIndexContext(context, universe, null);
  const extra: SessionColumn[] = [
    ...(mean === null ? [] : [percentColumn({ key: 'mean_return_pct', label: 'Mean return', unit: 'pct', type: 'number', signed: true }, mean.map((value, t) => (Number.isNaN(values[t] ?? NaN) ? NaN : value)))]),
    levelColumn({ key: 'eligible', label: 'Members measured', unit: 'count', type: 'number' }, eligible),
    ...index.columns,
  ];
  return {
    ...buildUniverseTable(context, universe, isDeviation ? percentColumn(valueColumn, values) : levelColumn(valueColumn, values), values, extra),
    events: null,
    headlines: [sayDispersion(context, universe, values, chosen)],
    flags: [...listUniverseFlags(context, universe, coverage, chosen.minCoveragePct, { values }), ...index.flags],
    chart: {
      kind: 'lines', title: `${isDeviation ? 'Dispersion' : 'Mean pairwise correlation'}, ${universe.definition.name}`, unitLabel: isDeviation ? 'percent' : 'correlation', unit: isDeviation ? 'pct' : 'none',
      marks: [], lines: [{ key: 'value', label: valueColumn.label, symbol: null }], form: 'line', scale: 'linear', baseline: isDeviation ? null : 0, legs: ['eligible'], ...index.chart,
    },
    coverage: describeValues(context, values),
    basis: universe.counts === null ? null : universe.basis,
  };
}

/** How far members go their own ways: the spread of their returns, or how alike they move. */
export const dispersion: Study<typeof params> = {
  id: 'dispersion',
  title: 'Dispersion',
  question: 'Do the members move together or each on its own?',
  rowsAre: 'sessions',
  heavy: true,
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members' }],
  definition: defineDispersion,
  compute,
};

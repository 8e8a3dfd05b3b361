import { z } from 'zod';
import { rankToDate, sessionReturn } from '@/lib/metrics';
import { listCommonFlags } from '../../kit/flags';
import { nameInSentence } from '../../kit/name-in-sentence';
import { choiceParam, integerParam } from '../../kit/params';
import { readPanel } from '../../kit/read-panel';
import { buildSessionTable, levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { Flag, Study, StudyComputation, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { readIndex } from '../../kit/universe/index-context';
import { readUniverse } from '../../kit/universe/read-universe';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { memberUniverseParam, minCoverageParam } from '../../kit/universe/universe-params';
import { buildUniverseTable, describeValues } from '../../kit/universe/universe-table';
import { defineEqualWeight, findFunds, flagNoFunds, sayEqualWeight } from './say';
import { flagNoIndex } from '../../measure/members/member-flags';
import { chainEqualWeight, leadOver } from '../../measure/members/measure-equal-weight';
import { listIndexSymbols, readCoverage } from '../../measure/members/read-members';

const params = z.object({
  mode: choiceParam(['computed', 'etf'], 'computed', ['Computed', 'Funds'], {
    label: 'Equal weight', description: 'computed: the mean return of all members each session against the index; etf: a fund of equal weights against one of the same index (RSP against SPY).',
  }),
  universe: memberUniverseParam(),
  sessions: integerParam(63, 1, 2520, { label: 'Sessions', description: 'Length of the window in exchange sessions: 5 is a week, 21 a month, 252 a year.' }),
  minCoveragePct: minCoverageParam({ mode: ['computed'] }),
});

export type EqualWeightParams = z.output<typeof params>;

export interface PairNames {
  readonly equal: string;
  readonly cap: string;
  readonly said: string;
}

/** Two lines of closes, aligned with the market: equal weights and weights by capitalisation. */
interface Pair {
  readonly equal: Float64Array;
  readonly cap: Float64Array;
  /** For headings, and the second as it stands in a sentence. */
  readonly names: PairNames;
  readonly eligible: Float64Array | null;
  /** The funds; null where the pair is computed. */
  readonly funds: readonly StudySeries[] | null;
  readonly basis: 'price' | 'total';
  readonly flags: readonly Flag[];
}

function readFunds(context: StudyContext, universe: MarketUniverse): Pair | null {
  const funds = findFunds(universe.definition.id);
  if (funds === null || funds.some((symbol) => !context.market.series.has(symbol))) return null;
  const panel = readPanel(context.market, funds, context.basis);
  const [equal, cap] = panel.series;
  if (equal === undefined || cap === undefined) return null;
  return { equal: equal.closes, cap: cap.closes, names: { equal: equal.instrument.name, cap: cap.instrument.name, said: nameInSentence(cap.instrument) }, eligible: null, funds: panel.series, basis: panel.basis, flags: listCommonFlags(context, panel) };
}

function computePair(context: StudyContext, universe: MarketUniverse, coverage: Float64Array, minCoveragePct: number): Pair | null {
  const index = readIndex(context, universe);
  if (universe.panel === null || index === null) return null;
  const { level, eligible } = chainEqualWeight(context.market, universe.panel, coverage, minCoveragePct);
  return { equal: level, cap: index.closes, names: { equal: 'Equal weight', cap: index.instrument.name, said: nameInSentence(index.instrument) }, eligible, funds: null, basis: universe.basis, flags: [] };
}

function compute(context: StudyContext, chosen: EqualWeightParams): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const isComputed = chosen.mode === 'computed';
  const coverage = readCoverage(context.market, universe);
  const pair = isComputed ? computePair(context, universe, coverage, chosen.minCoveragePct) : readFunds(context, universe);
  const none = new Float64Array(context.market.sessions.length).fill(NaN);
  const [equal, cap] = [pair?.equal ?? none, pair?.cap ?? none];
  const values = leadOver(equal, cap, chosen.sessions);
  const returnColumn = (key: string, label: string, closes: Float64Array): SessionColumn =>
    percentColumn({ key, label, unit: 'pct', type: 'number', signed: true }, sessionReturn(closes, chosen.sessions));
  const names = pair?.names ?? { equal: 'Equal weight', cap: 'Cap weight', said: 'cap weight' };
  const lacks = pair !== null ? [] : isComputed ? (universe.panel === null ? [] : [flagNoIndex(universe)]) : [flagNoFunds(universe)];
  const value = percentColumn({ key: 'value', label: 'Equal less cap weight', unit: 'pp', type: 'number', signed: true }, values);
  const returns = [returnColumn('equal_return_pct', names.equal, equal), returnColumn('cap_return_pct', names.cap, cap)];
  const eligible = pair === null || pair.eligible === null ? [] : [levelColumn({ key: 'eligible', label: 'Members measured', unit: 'count', type: 'number' }, pair.eligible)];
  const rank = levelColumn({ key: 'rank_to_date', label: 'Rank to date', unit: 'rank', type: 'number' }, Float64Array.from(rankToDate(values)));
  const table = isComputed
    ? buildUniverseTable(context, universe, value, values, [...returns, ...eligible])
    : buildSessionTable(context, pair?.funds ?? [], Math.max(...(pair?.funds ?? []).map(({ first }) => first), -1), [value, ...returns, rank]);
  return {
    ...table,
    events: null,
    headlines: [sayEqualWeight(context, universe, values, names, chosen)],
    flags: [...(isComputed ? listUniverseFlags(context, universe, coverage, chosen.minCoveragePct, { values }) : []), ...(pair?.flags ?? []), ...lacks],
    chart: {
      kind: 'lines', title: `${names.equal} less ${names.cap}, ${chosen.sessions === 1 ? 'one session' : `${chosen.sessions} sessions`}`, unitLabel: 'percentage points', unit: 'pp',
      marks: [], lines: [{ key: 'value', label: 'Equal less cap weight', symbol: null }], form: 'area', scale: 'linear', baseline: 0, legs: ['equal_return_pct', 'cap_return_pct'],
    },
    coverage: describeValues(context, values),
    basis: pair?.basis ?? null,
  };
}

/** Whether the average member keeps up with the index: equal weight against weight by capitalisation. */
export const equalVsCap: Study<typeof params> = {
  id: 'equal-vs-cap',
  title: 'Equal against cap weight',
  question: 'Does the average member keep up with the index?',
  rowsAre: 'sessions',
  params,
  symbols: ({ mode, universe }) => (mode === 'computed' ? listIndexSymbols(universe) : (findFunds(universe) ?? [])),
  universes: ({ mode, universe }) => (mode === 'computed' ? [{ id: universe, level: 'members', pairsWithIndex: true }] : []),
  definition: defineEqualWeight,
  compute,
};

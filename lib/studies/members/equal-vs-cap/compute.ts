import { rankToDate, sessionReturn } from '@/lib/metrics';
import { buildSessionTable, levelColumn, percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { StudyComputation, StudyContext } from '../../kit/study';
import { readUniverse } from '../../kit/universe/read-universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { buildUniverseTable, describeValues } from '../../kit/universe/universe-table';
import { leadOver } from '../../measure/members/measure-equal-weight';
import { flagNoIndex } from '../../measure/members/member-flags';
import { readCoverage } from '../../measure/members/read-members';
import { computePair, readFunds } from './weight-pair';
import type { EqualWeightParams } from './params';
import { flagNoFunds, sayEqualWeight } from './say';

export function computeEqualWeight(context: StudyContext, chosen: EqualWeightParams): StudyComputation {
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
  const eligible =
    pair === null || pair.eligible === null
      ? []
      : [levelColumn({ key: 'eligible', label: 'Members measured', unit: 'count', type: 'number' }, pair.eligible)];
  const rank = levelColumn(
    { key: 'rank_to_date', label: 'Rank to date', unit: 'rank', type: 'number' },
    Float64Array.from(rankToDate(values)),
  );
  const table = isComputed
    ? buildUniverseTable(context, universe, value, values, [...returns, ...eligible])
    : buildSessionTable(context, pair?.funds ?? [], Math.max(...(pair?.funds ?? []).map(({ first }) => first), -1), [
        value,
        ...returns,
        rank,
      ]);
  return {
    ...table,
    events: null,
    headlines: [sayEqualWeight(context, universe, values, names, chosen)],
    flags: [
      ...(isComputed ? listUniverseFlags(context, universe, coverage, chosen.minCoveragePct, { values }) : []),
      ...(pair?.flags ?? []),
      ...lacks,
    ],
    chart: {
      kind: 'lines',
      title: `${names.equal} less ${names.cap}, ${chosen.sessions === 1 ? 'one session' : `${chosen.sessions} sessions`}`,
      unitLabel: 'percentage points',
      unit: 'pp',
      marks: [],
      lines: [{ key: 'value', label: 'Equal less cap weight', symbol: null }],
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: ['equal_return_pct', 'cap_return_pct'],
    },
    coverage: describeValues(context, values),
    basis: pair?.basis ?? null,
  };
}

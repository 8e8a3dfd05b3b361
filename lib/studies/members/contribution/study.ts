import { z } from 'zod';
import { contributionShare } from '@/lib/metrics';
import type { Column, Coverage, Definition, Row, SideTable, Study, StudyComputation, StudyContext } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { readUniverse } from '../../kit/universe/read-universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { memberUniverseParam } from '../../kit/universe/universe-params';
import { chooseCloses, measureContributions, type ContributionParts } from './parts';
import { listContributionFlags, listTold, nameContributions, sayContribution } from './say';
import { flagNoIndex, flagNoWeights, flagNoWeightsHere } from '../../measure/members/member-flags';
import { coverageColumn, listIndexSymbols, readCoverage, weighMembers, type WeighedMembers } from '../../measure/members/read-members';
import { findMagnificent } from '../magnificent';
import { sayNothingStored } from '../say-nothing';

const params = z.object({ universe: memberUniverseParam() });

const columns: readonly Column[] = [
  { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
  { key: 'name', label: 'Name', unit: 'none', type: 'text' },
  { key: 'sector', label: 'Sector', unit: 'none', type: 'text' },
  { key: 'weight_start_pct', label: 'Weight at the start', unit: 'pct', type: 'number' },
  { key: 'return_pct', label: 'Return', unit: 'pct', type: 'number', signed: true },
  { key: 'value', label: 'Contribution', unit: 'pp', type: 'number', signed: true },
  { key: 'share_pct', label: 'Share of the index return', unit: 'pct', type: 'number', signed: true },
  { key: 'missing_sessions', label: 'Sessions not counted', unit: 'sessions', type: 'number' },
  coverageColumn,
];

function buildRows({ panel }: WeighedMembers, parts: ContributionParts, coverage: Float64Array): Row[] {
  return parts.members.map(({ at, weightStart, memberReturn, contribution, share, missing }): Row => ({
    symbol: panel.members[at]?.symbol ?? null, name: panel.members[at]?.name ?? null, sector: panel.members[at]?.sector ?? null,
    weight_start_pct: toPercentCell(weightStart), return_pct: toPercentCell(memberReturn), value: toPercentCell(contribution), share_pct: toPercentCell(share),
    missing_sessions: toCell(missing), [coverageColumn.key]: toPercentCell(coverage[panel.start + parts.to]),
  }));
}

/** The Magnificent 7 together, all others, and the index that both make up. */
function buildGroups({ memberCounts }: WeighedMembers, { to, indexReturn, group }: ContributionParts): SideTable {
  const row = (name: string, members: number, weight: number, own: number, contribution: number): Row => ({
    group: name, members: toCell(members), weight_start_pct: toPercentCell(weight), return_pct: toPercentCell(own), contribution_pp: toPercentCell(contribution),
    share_pct: toPercentCell(contributionShare(contribution, indexReturn)),
  });
  // Who made the last move, as the lines of the group are.
  const all = memberCounts[to] ?? 0;
  return {
    id: 'groups', title: 'The Magnificent 7 and the rest', chart: null,
    columns: [
      { key: 'group', label: 'Group', unit: 'none', type: 'text' },
      { key: 'members', label: 'Lines', unit: 'count', type: 'number' },
      { key: 'weight_start_pct', label: 'Weight at the start', unit: 'pct', type: 'number' },
      { key: 'return_pct', label: 'Return', unit: 'pct', type: 'number', signed: true },
      { key: 'contribution_pp', label: 'Contribution', unit: 'pp', type: 'number', signed: true },
      { key: 'share_pct', label: 'Share of the index return', unit: 'pct', type: 'number', signed: true },
    ],
    rows: [
      row('Magnificent 7', group.lines, group.weightStart, group.groupReturn, group.contribution),
      row('All others', all - group.lines, 1 - group.weightStart, group.restReturn, indexReturn - group.contribution),
      row('Index', all, 1, indexReturn, indexReturn),
    ],
  };
}

function describeRange({ market }: StudyContext, weighed: WeighedMembers, parts: ContributionParts): Coverage {
  const at = (position: number) => market.sessions[weighed.panel.start + position] ?? null;
  return { first: at(parts.from), last: at(parts.to), sessions: parts.to - parts.from, gaps: 0 };
}

const empty: Coverage = { first: null, last: null, sessions: 0, gaps: 0 };

function compute(context: StudyContext, chosen: z.output<typeof params>): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const coverage = readCoverage(context.market, universe);
  const weighed = weighMembers(context, universe);
  const closes = weighed?.hasWeights === true && weighed.index !== null ? chooseCloses(context, weighed) : null;
  const parts = weighed === null || closes === null ? null : measureContributions(weighed, closes.from, closes.to);
  const lacks = weighed === null ? [] : weighed.index === null ? [flagNoIndex(universe)] : !weighed.hasWeights ? [flagNoWeights(universe)] : parts === null ? [flagNoWeightsHere(context.market, universe, weighed)] : [];
  const own = weighed === null || parts === null ? [] : listContributionFlags(context, universe, weighed, parts);
  return {
    columns,
    rows: weighed === null || parts === null ? [] : buildRows(weighed, parts, coverage),
    events: null,
    headlines: weighed === null || parts === null ? [sayNothingStored(universe)] : sayContribution(context, universe, weighed, parts),
    flags: [...listUniverseFlags(context, universe, coverage, 0), ...lacks, ...own],
    chart: { kind: 'ranking', title: parts === null ? `Largest contributions, ${universe.definition.name}` : nameContributions(universe, parts), unitLabel: 'percentage points', unit: 'pp', marks: [], labelKey: 'symbol', valueKey: 'value', first: Math.min(20, Math.max(1, parts === null ? 0 : listTold(parts).length)), ranged: true },
    coverage: weighed === null || parts === null ? empty : describeRange(context, weighed, parts),
    ...(weighed === null || parts === null ? {} : { range: { base: weighed.panel.start + parts.from, first: weighed.panel.start + parts.from + 1, last: weighed.panel.start + parts.to } }),
    basis: universe.counts === null ? null : universe.basis,
    // A universe without any of the seven has no such parts.
    tables: weighed === null || parts === null || findMagnificent(weighed).length === 0 ? [] : [buildGroups(weighed, parts)],
  };
}

const definition: Definition = {
  text: 'Weight at the close before times the return of the session, summed over the sessions of the range, each scaled by what the index had grown to: so linked, contributions of all members sum to the index return. The range is measured from the close before its first session. A share of the index return is told only where the index moved at least 0.25%. Between stored weights the last one drifts with price. The return without the Magnificent 7 is (R - sum of w r) / (1 - sum of w) each session, chained; GOOG and GOOGL are two lines.',
  formula: String.raw`\begin{aligned} c_i &= \sum_t \frac{I_{t-1}}{I_0} \, w_{i,t-1} \, r_{i,t} \\ r^{\text{ex}} &= \frac{R - \sum_{M7} w_i r_i}{1 - \sum_{M7} w_i} \end{aligned}`,
  sources: ['Weights, membership and closing prices as stored'],
};

/** What each member, and the Magnificent 7 together, added to the return of the index. */
export const contribution: Study<typeof params> = {
  id: 'contribution',
  title: 'Contribution',
  question: 'Which members made the return of the index?',
  rowsAre: 'instruments',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members', pairsWithIndex: true }],
  definition: () => definition,
  compute,
};

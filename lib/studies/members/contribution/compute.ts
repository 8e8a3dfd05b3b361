import { sectorAt } from '@/lib/market/universe/sector-at';
import type { PanelMember } from '@/lib/market/universe/universe';
import { contributionShare } from '@/lib/metrics';
import type { Column, Coverage, Row, SideTable, StudyComputation, StudyContext } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { readUniverse } from '../../kit/universe/read-universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { findMagnificent } from '../../measure/members/magnificent';
import { flagNoIndex, flagNoWeights, flagNoWeightsHere } from '../../measure/members/member-flags';
import { coverageColumn, readCoverage, weighMembers, type WeighedMembers } from '../../measure/members/read-members';
import { sayNothingStored } from '../say-nothing';
import type { ContributionParams } from './params';
import { chooseCloses, measureContributions, type ContributionParts } from './contribution-parts';
import { listContributionFlags, listTold, nameContributions, sayContribution } from './say';

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

/** As it was at the end of what is shown. */
function readSector(member: PanelMember | undefined, position: number): string | null {
  return member === undefined ? null : sectorAt(member, position);
}

function buildRows({ panel }: WeighedMembers, parts: ContributionParts, coverage: Float64Array): Row[] {
  return parts.members.map(
    ({ at, weightStart, memberReturn, contribution, share, missing }): Row => ({
      symbol: panel.members[at]?.symbol ?? null,
      name: panel.members[at]?.name ?? null,
      sector: readSector(panel.members[at], parts.to),
      weight_start_pct: toPercentCell(weightStart),
      return_pct: toPercentCell(memberReturn),
      value: toPercentCell(contribution),
      share_pct: toPercentCell(share),
      missing_sessions: toCell(missing),
      [coverageColumn.key]: toPercentCell(coverage[panel.start + parts.to]),
    }),
  );
}

/** The Magnificent 7 together, all others, and the index that both make up. */
function buildGroups({ memberCounts }: WeighedMembers, { to, indexReturn, group }: ContributionParts): SideTable {
  const row = (name: string, members: number, weight: number, own: number, contribution: number): Row => ({
    group: name,
    members: toCell(members),
    weight_start_pct: toPercentCell(weight),
    return_pct: toPercentCell(own),
    contribution_pp: toPercentCell(contribution),
    share_pct: toPercentCell(contributionShare(contribution, indexReturn)),
  });
  // Who made the last move, as the lines of the group are.
  const all = memberCounts[to] ?? 0;
  return {
    id: 'groups',
    title: 'The Magnificent 7 and the rest',
    chart: null,
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

export function computeContribution(context: StudyContext, chosen: ContributionParams): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const coverage = readCoverage(context.market, universe);
  const weighed = weighMembers(context, universe);
  const closes = weighed?.hasWeights === true && weighed.index !== null ? chooseCloses(context, weighed) : null;
  const parts = weighed === null || closes === null ? null : measureContributions(weighed, closes.from, closes.to);
  const lacks =
    weighed === null
      ? []
      : weighed.index === null
        ? [flagNoIndex(universe)]
        : !weighed.hasWeights
          ? [flagNoWeights(universe)]
          : parts === null
            ? [flagNoWeightsHere(context.market, universe, weighed)]
            : [];
  const own = weighed === null || parts === null ? [] : listContributionFlags(context, universe, weighed, parts);
  return {
    columns,
    rows: weighed === null || parts === null ? [] : buildRows(weighed, parts, coverage),
    events: null,
    headlines: weighed === null || parts === null ? [sayNothingStored(universe)] : sayContribution(context, universe, weighed, parts),
    flags: [...listUniverseFlags(context, universe, coverage, 0), ...lacks, ...own],
    chart: {
      kind: 'ranking',
      title: parts === null ? `Largest contributions, ${universe.definition.name}` : nameContributions(universe, parts),
      unitLabel: 'percentage points',
      unit: 'pp',
      marks: [],
      labelKey: 'symbol',
      valueKey: 'value',
      first: Math.min(20, Math.max(1, parts === null ? 0 : listTold(parts).length)),
      ranged: true,
    },
    coverage: weighed === null || parts === null ? empty : describeRange(context, weighed, parts),
    ...(weighed === null || parts === null
      ? {}
      : {
          range: {
            base: weighed.panel.start + parts.from,
            first: weighed.panel.start + parts.from + 1,
            last: weighed.panel.start + parts.to,
          },
        }),
    basis: universe.counts === null ? null : universe.basis,
    // A universe without any of the seven has no such parts.
    tables: weighed === null || parts === null || findMagnificent(weighed).length === 0 ? [] : [buildGroups(weighed, parts)],
  };
}

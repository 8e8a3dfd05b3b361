import { uncapitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { unsectoredSlug } from '@/lib/market/universe/sector-slug';
import { percentColumn, type SessionColumn } from '../../kit/session-rows';
import type { Column, Row, SideTable, StudyComputation, StudyContext } from '../../kit/study';
import { toPercentCell } from '../../kit/to-cell';
import { flagNoSectors, listSectorFlags } from '../../kit/universe/sector-flags';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { buildUniverseTable, describeValues } from '../../kit/universe/universe-table';
import { countColumn } from '../build-breadth';
import type { SectorBreadthParams } from './params';
import { nameShare, rankSectors, saySectorBreadth } from './say';
import { splitShares, type SectorShare, type SplitShares } from './split-shares';

/** The columns of a sector are named after it, in letters of a header of any program; those that have none by their place. */
function nameKeys(sectors: readonly SectorShare[]): readonly string[] {
  const taken = new Set<string>();
  return sectors.map(({ slug }, at) => {
    const plain =
      slug === unsectoredSlug
        ? 'unsectored'
        : slug
            .normalize('NFD')
            .replace(/[^a-z0-9]+/g, '_')
            .replace(/^_+|_+$/g, '');
    const key = plain === '' || taken.has(plain) ? `sector_${at + 1}` : plain;
    taken.add(key);
    return key;
  });
}

function buildSectorTable({ market }: StudyContext, { covered, total, judged, sectors }: SplitShares, t: number): SideTable {
  const toRow = (sector: string, share: number, points: number, count: number, of: number): Row => ({
    sector,
    share_pct: toPercentCell(share),
    points_pp: toPercentCell(points),
    counted: Number.isNaN(count) ? 0 : count,
    judged: Number.isNaN(of) ? 0 : of,
  });
  const ranked = rankSectors(sectors, t);
  const rows = [...ranked, ...sectors.filter((sector) => !ranked.includes(sector) && (sector.raw.of[t] ?? 0) > 0)];
  return {
    id: 'by-sector',
    title: `By sector on ${formatLongDate(market.sessions[t] ?? '')}: points sum to the figure of all`,
    chart: null,
    columns: [
      { key: 'sector', label: 'Sector', unit: 'none', type: 'text' },
      { key: 'share_pct', label: 'Share', unit: 'pct', type: 'number' },
      { key: 'points_pp', label: 'Points of the whole', unit: 'pp', type: 'number' },
      { key: 'counted', label: 'Counted', unit: 'count', type: 'number' },
      { key: 'judged', label: 'Judged', unit: 'count', type: 'number' },
    ],
    rows: [
      ...rows.map(({ name, share, points, raw }) => toRow(name, share[t] ?? NaN, points[t] ?? NaN, raw.count[t] ?? NaN, raw.of[t] ?? NaN)),
      toRow(
        `${covered.universe.definition.name}, all members`,
        total[t] ?? NaN,
        total[t] ?? NaN,
        Math.round((total[t] ?? NaN) * (judged[t] ?? NaN)),
        judged[t] ?? NaN,
      ),
    ],
  };
}

/** Sectors from the one that stands highest on the last session shown to the lowest, below all members and the sectors with one vote each. */
function buildLanes(
  context: StudyContext,
  { total, sectors }: SplitShares,
  keys: readonly string[],
): readonly { readonly key: string; readonly label: string }[] {
  const t = total.findLastIndex((value, index) => index <= context.range.last && !Number.isNaN(value));
  const ranked = rankSectors(sectors, t);
  const own = sectors.filter(({ slug }) => slug !== unsectoredSlug);
  const order = [...ranked, ...own.filter((sector) => !ranked.includes(sector))];
  const lane = (sector: SectorShare) => ({ key: `${keys[sectors.indexOf(sector)] ?? ''}_pct`, label: sector.name });
  return [
    { key: 'value', label: 'All members' },
    ...(own.length === 0 ? [] : [{ key: 'sector_mean_pct', label: 'One vote per sector' }]),
    ...order.map(lane),
  ];
}

export function computeSectorBreadth(context: StudyContext, chosen: SectorBreadthParams): StudyComputation {
  const split = splitShares(context, chosen);
  const {
    covered: { universe, coverage },
    total,
    sectorMean,
    voting,
    sectors,
  } = split;
  const keys = nameKeys(sectors);
  const isNet = chosen.show === 'net' || chosen.show === 'highs';
  const share = (key: string, label: string, values: Float64Array): SessionColumn =>
    percentColumn({ key, label, unit: 'pct', type: 'number', ...(isNet ? { signed: true } : {}) } satisfies Column, values);
  const at = total.findLastIndex((value, t) => t <= context.range.last && !Number.isNaN(value));
  const hasSectors = universe.sectorNames.length > 0;
  return {
    ...buildUniverseTable(context, universe, share('value', nameShare(chosen), total), total, [
      share('sector_mean_pct', 'One vote per sector', sectorMean),
      countColumn('sectors', 'Sectors with a share', voting),
      ...sectors.flatMap(({ slug, name, share: values }, place) =>
        slug === unsectoredSlug ? [] : [share(`${keys[place] ?? ''}_pct`, name, values)],
      ),
      ...sectors.map(({ name, points }, place) =>
        percentColumn({ key: `${keys[place] ?? ''}_pp`, label: `${name}, points`, unit: 'pp', type: 'number' } satisfies Column, points),
      ),
    ]),
    events: null,
    headlines: [saySectorBreadth(context, split, chosen)],
    flags: [
      ...listUniverseFlags(context, universe, coverage, chosen.minCoveragePct, { values: total }),
      ...(hasSectors
        ? listSectorFlags(context.market, universe, context.range)
        : universe.counts === null
          ? []
          : [flagNoSectors(universe)]),
    ],
    chart: {
      kind: 'grid',
      title: `${universe.definition.name} by sector: ${uncapitalise(nameShare(chosen))}`,
      unitLabel: 'percent of the members that can be judged',
      unit: 'pct',
      marks: [],
      lanes: buildLanes(context, split, keys),
      middle: isNet ? 0 : 50,
      reach: chosen.show === 'highs' ? 20 : isNet ? 100 : 50,
      open: chosen.show === 'highs',
    },
    coverage: describeValues(context, total),
    basis: universe.counts === null ? null : universe.basis,
    tables: at < context.range.first || !hasSectors ? [] : [buildSectorTable(context, split, at)],
  };
}

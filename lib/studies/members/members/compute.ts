import { nameSector } from '@/lib/market/universe/sector-slug';
import { rangeOf } from '@/lib/market/study-range';
import { visitSpans, windowReturn, type Placed } from '@/lib/metrics';
import type { Column, Row, SideTable, StudyComputation, StudyContext } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { readUniverse } from '../../kit/universe/read-universe';
import { flagNoSectors, listSectorFlags } from '../../kit/universe/sector-flags';
import { allSectors } from '../../kit/universe/universe-params';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { flagNoWeights, listWeightAgeFlags } from '../../measure/members/member-flags';
import { coverageColumn, readCoverage, weighMembers } from '../../measure/members/read-members';
import { addHeatSize, chooseHeatLimit, createHeatSizes } from './heat-limit';
import type { MembersParams } from './params';
import { sayMembers } from './say';
import { readShownMembers, unsectored, type ShownMembers } from './shown-members';

/** Share of the members whose weights must be known for tiles to take their sizes. */
const leastSized = 0.9;

const columns: readonly Column[] = [
  { key: 'sector', label: 'Sector', unit: 'none', type: 'text' },
  { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
  { key: 'name', label: 'Name', unit: 'none', type: 'text' },
  { key: 'value', label: 'Return', unit: 'pct', type: 'number', signed: true },
  { key: 'weight_pct', label: 'Weight', unit: 'pct', type: 'number' },
  coverageColumn,
];

/** Where the colour of a tile is full: by the returns of all members on every session shown, so that stepping through a range changes no colour; of a range by the returns over it. */
function chooseLimit(
  { range }: StudyContext,
  { weighed: { panel }, first, last, rows }: ShownMembers,
  span: MembersParams['span'],
): number {
  const sizes = createHeatSizes();
  if (span === 'range') {
    for (const { change } of rows) addHeatSize(sizes, change * 100);
    return chooseHeatLimit(sizes);
  }
  const begin = Math.max(1, Math.min(first + 1, range.first - panel.start));
  // Those of a member that may have moved: it has a close, and one before it.
  const firstOf = ({ start }: Placed): number => Math.max(begin, start + 1);
  const lastOf = ({ start, values }: Placed): number => Math.min(last, start + values.length - 1);
  panel.members.forEach(({ spans, closes: own }) => {
    visitSpans(spans, firstOf(own), lastOf(own) + 1, (from, to) => {
      for (let t = from; t < to; t += 1) addHeatSize(sizes, windowReturn(own.values, t - own.start, 1) * 100);
    });
  });
  return chooseHeatLimit(sizes);
}

function buildSectors({ rows }: ShownMembers): SideTable {
  const names = [...new Set(rows.map(({ sector }) => sector))];
  return {
    id: 'by-sector',
    title: 'By sector',
    chart: null,
    columns: [
      { key: 'sector', label: 'Sector', unit: 'none', type: 'text' },
      { key: 'members', label: 'Members', unit: 'count', type: 'number' },
      { key: 'advances', label: 'Rose', unit: 'count', type: 'number' },
      { key: 'declines', label: 'Fell', unit: 'count', type: 'number' },
      { key: 'mean_return_pct', label: 'Mean return', unit: 'pct', type: 'number', signed: true },
      { key: 'weight_pct', label: 'Weight', unit: 'pct', type: 'number' },
    ],
    rows: names.map((sector): Row => {
      const own = rows.filter((row) => row.sector === sector);
      const changes = own.map(({ change }) => change).filter((change) => !Number.isNaN(change));
      return {
        sector,
        members: own.length,
        advances: changes.filter((change) => change > 0).length,
        declines: changes.filter((change) => change < 0).length,
        mean_return_pct: toPercentCell(changes.reduce((sum, change) => sum + change, 0) / changes.length),
        weight_pct: toPercentCell(own.reduce((sum, { weight }) => sum + weight, 0)),
      };
    }),
  };
}

export function computeMembers(context: StudyContext, chosen: MembersParams): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const weighed = weighMembers(context, universe);
  const shown = weighed === null ? null : readShownMembers(context, weighed, chosen);
  const coverage = readCoverage(context.market, universe);
  const covered = weighed === null || shown === null ? null : toPercentCell(coverage[weighed.panel.start + shown.last]);
  // Sizes of a few among many would show the others as what they are not.
  const sized = shown?.rows.filter(({ weight }) => weight > 0).length ?? 0;
  const hasSizes = shown !== null && sized > 0 && sized >= leastSized * shown.rows.length;
  const hasSectors = shown?.rows.some(({ sector }) => sector !== unsectored) === true;
  const inSector = chosen.sector === allSectors ? null : nameSector(universe.sectorNames, chosen.sector);
  const at = weighed === null || shown === null ? null : context.market.sessions[weighed.panel.start + shown.last];
  const from = weighed === null || shown === null ? null : context.market.sessions[weighed.panel.start + shown.first];
  const weightFlags =
    weighed === null || shown === null
      ? []
      : weighed.hasWeights
        ? listWeightAgeFlags(context, universe, weighed, weighed.panel.start + shown.last)
        : [flagNoWeights(universe)];
  return {
    columns,
    rows: (shown?.rows ?? []).map(
      ({ symbol, name, sector, change, weight }): Row => ({
        sector: hasSectors ? sector : null,
        symbol,
        name,
        value: toPercentCell(change),
        weight_pct: toPercentCell(weight),
        [coverageColumn.key]: covered,
      }),
    ),
    events: null,
    headlines: [sayMembers(context, universe, shown, chosen.span, inSector)],
    flags: [
      ...listUniverseFlags(
        chosen.span === 'session' && shown !== null && weighed !== null
          ? { ...context, range: rangeOf(weighed.panel.start + shown.last, weighed.panel.start + shown.last) }
          : context,
        universe,
        coverage,
        0,
      ),
      ...(inSector === null ? [] : listSectorFlags(context.market, universe, context.range)),
      ...weightFlags,
      ...(shown === null || hasSectors || (inSector !== null && universe.sectorNames.length > 0) ? [] : [flagNoSectors(universe)]),
    ],
    chart: {
      kind: 'heat',
      title: `Members, ${universe.definition.name}${inSector === null ? '' : `, ${inSector}`}`,
      unitLabel: chosen.span === 'session' ? 'return of the session, percent' : 'return over the range, percent',
      unit: 'pct',
      marks: [],
      groupKey: 'sector',
      labelKey: 'symbol',
      valueKey: 'value',
      sizeKey: hasSizes ? 'weight_pct' : null,
      limit: shown === null ? chooseHeatLimit(createHeatSizes()) : chooseLimit(context, shown, chosen.span),
      order: chosen.order === 'return' ? 'value' : 'size',
      ranged: chosen.span === 'range',
    },
    coverage: { first: from ?? null, last: at ?? null, sessions: shown === null ? 0 : (toCell(shown.last - shown.first) ?? 0), gaps: 0 },
    basis: universe.counts === null ? null : universe.basis,
    ...(chosen.span === 'session' || weighed === null || shown === null
      ? {}
      : {
          range: {
            base: weighed.panel.start + shown.first,
            first: weighed.panel.start + shown.first + 1,
            last: weighed.panel.start + shown.last,
          },
        }),
    tables: shown === null || shown.rows.length === 0 || !hasSectors ? [] : [buildSectors(shown)],
  };
}

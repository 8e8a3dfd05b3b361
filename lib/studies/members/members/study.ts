import { z } from 'zod';
import { windowReturn } from '@/lib/metrics';
import { choiceParam } from '../../kit/params';
import type { Column, Row, SideTable, Study, StudyComputation, StudyContext } from '../../kit/study';
import { rangeOf } from '@/lib/market/study-range';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { readUniverse } from '../../kit/universe/read-universe';
import { listUniverseFlags } from '../../kit/universe/universe-flags';
import { memberUniverseParam } from '../../kit/universe/universe-params';
import { chooseHeatLimit } from './heat-limit';
import { flagNoSectors, flagNoWeights, listWeightAgeFlags } from '../../measure/members/member-flags';
import { sayMembers } from './say';
import { coverageColumn, isMemberAt, listIndexSymbols, readCoverage, weighMembers, type WeighedMembers } from '../../measure/members/read-members';

/** The eleven sectors of the industry classification, as links name them. */
const sectors = {
  'communication-services': 'Communication Services', 'consumer-discretionary': 'Consumer Discretionary', 'consumer-staples': 'Consumer Staples', energy: 'Energy', financials: 'Financials',
  'health-care': 'Health Care', industrials: 'Industrials', 'information-technology': 'Information Technology', materials: 'Materials', 'real-estate': 'Real Estate', utilities: 'Utilities',
} as const;

const sectorSlugs = ['communication-services', 'consumer-discretionary', 'consumer-staples', 'energy', 'financials', 'health-care', 'industrials', 'information-technology', 'materials', 'real-estate', 'utilities'] as const;

/** Whether a stored sector is the one of a link: 'Health Care', 'health care' and 'Health-Care' are. */
function isSector(stored: string, slug: string): boolean {
  return stored.toLowerCase().replace(/[^a-z]+/g, '-') === slug;
}
const params = z.object({
  universe: memberUniverseParam(),
  span: choiceParam(['session', 'range'], 'session', ['Last session', 'Range'], { label: 'Return over', description: 'session: the last session shown; range: from the close before the first session shown to the close of the last.' }),
  sector: choiceParam(['all', ...sectorSlugs], 'all', ['All', ...sectorSlugs.map((slug) => sectors[slug])], { label: 'Sector', description: 'all, or the members of one sector alone.' }),
  order: choiceParam(['weight', 'return'], 'weight', ['Weight', 'Return'], { label: 'Order', description: 'What members of a sector stand in the order of, the largest first.' }),
});

type Params = z.output<typeof params>;

/** Members of one session. Positions are into the panel. */
export interface ShownMembers {
  readonly weighed: WeighedMembers;
  readonly first: number;
  readonly last: number;
  readonly rows: readonly MemberRow[];
}

/** A member as it is shown; NaN where a figure is unknown. **Units** fractions. */
export interface MemberRow {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly change: number;
  readonly weight: number;
}

const unsectored = 'Unsectored';

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

function readShown(context: StudyContext, weighed: WeighedMembers, { span, sector: chosen, order }: Params): ShownMembers | null {
  const { panel, weights } = weighed;
  const { market, range } = context;
  // Members are not assumed: the last final session is shown.
  const last = Math.min((range.last === market.assumedIndex ? range.last - 1 : range.last) - panel.start, panel.length - 1);
  if (last < 1) return null;
  const first = span === 'session' ? last - 1 : Math.max(0, range.base - panel.start);
  // A range of the assumed session alone has none of theirs.
  if (first >= last) return null;
  const rows = panel.members.flatMap(({ symbol, name, sector, closes, spans }, at): MemberRow[] =>
    isMemberAt(spans, last) && (chosen === 'all' || isSector(sector ?? '', chosen)) ? [{ symbol, name, sector: sector ?? unsectored, change: windowReturn(closes, last, Math.max(1, last - first)), weight: weights[at]?.[last] ?? NaN }] : []);
  const size = ({ weight, change }: MemberRow): number => { const value = order === 'weight' ? weight : change; return Number.isNaN(value) ? -Infinity : value; };
  const compare = (one: MemberRow, other: MemberRow): number => (size(one) === size(other) ? (one.symbol < other.symbol ? -1 : 1) : size(other) - size(one));
  rows.sort((one, other) => (one.sector < other.sector ? -1 : one.sector > other.sector ? 1 : compare(one, other)));
  return { weighed, first, last, rows };
}

/** Where the colour of a tile is full: by the returns of all members on every session shown, so that stepping through a range changes no colour; of a range by the returns over it. */
function chooseLimit({ range }: StudyContext, { weighed: { panel }, first, last, rows }: ShownMembers, span: Params['span']): number {
  if (span === 'range') return chooseHeatLimit(Float64Array.from(rows, ({ change }) => change * 100));
  const begin = Math.max(1, Math.min(first + 1, range.first - panel.start));
  const length = Math.max(0, last - begin + 1);
  // Over all of history these are millions: one array, and none of one on the way.
  const moves = new Float64Array(length * panel.members.length).fill(NaN);
  panel.members.forEach(({ closes, spans }, at) => {
    for (let t = begin; t <= last; t += 1) if (isMemberAt(spans, t)) moves[at * length + t - begin] = windowReturn(closes, t, 1) * 100;
  });
  return chooseHeatLimit(moves);
}

function buildSectors({ rows }: ShownMembers): SideTable {
  const names = [...new Set(rows.map(({ sector }) => sector))];
  return {
    id: 'by-sector', title: 'By sector', chart: null,
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
        sector, members: own.length, advances: changes.filter((change) => change > 0).length, declines: changes.filter((change) => change < 0).length,
        mean_return_pct: toPercentCell(changes.reduce((sum, change) => sum + change, 0) / changes.length), weight_pct: toPercentCell(own.reduce((sum, { weight }) => sum + weight, 0)),
      };
    }),
  };
}

function compute(context: StudyContext, chosen: Params): StudyComputation {
  const universe = readUniverse(context.market, chosen.universe);
  const weighed = weighMembers(context, universe);
  const shown = weighed === null ? null : readShown(context, weighed, chosen);
  const coverage = readCoverage(context.market, universe);
  const covered = weighed === null || shown === null ? null : toPercentCell(coverage[weighed.panel.start + shown.last]);
  // Sizes of a few among many would show the others as what they are not.
  const sized = shown?.rows.filter(({ weight }) => weight > 0).length ?? 0;
  const hasSizes = shown !== null && sized > 0 && sized >= leastSized * shown.rows.length;
  const hasSectors = shown?.rows.some(({ sector }) => sector !== unsectored) === true;
  const inSector = chosen.sector === 'all' ? null : sectors[chosen.sector];
  const at = weighed === null || shown === null ? null : context.market.sessions[weighed.panel.start + shown.last];
  const from = weighed === null || shown === null ? null : context.market.sessions[weighed.panel.start + shown.first];
  const weightFlags = weighed === null || shown === null ? [] : weighed.hasWeights ? listWeightAgeFlags(context, universe, weighed, weighed.panel.start + shown.last) : [flagNoWeights(universe)];
  return {
    columns,
    rows: (shown?.rows ?? []).map(({ symbol, name, sector, change, weight }): Row => ({ sector: hasSectors ? sector : null, symbol, name, value: toPercentCell(change), weight_pct: toPercentCell(weight), [coverageColumn.key]: covered })),
    events: null,
    headlines: [sayMembers(context, universe, shown, chosen.span, inSector)],
    flags: [...listUniverseFlags(chosen.span === 'session' && shown !== null && weighed !== null ? { ...context, range: rangeOf(weighed.panel.start + shown.last, weighed.panel.start + shown.last) } : context, universe, coverage, 0), ...weightFlags, ...(shown === null || hasSectors || (inSector !== null && weighed?.panel.members.some(({ sector }) => sector !== null) === true) ? [] : [flagNoSectors(universe)])],
    chart: {
      kind: 'heat', title: `Members, ${universe.definition.name}${inSector === null ? '' : `, ${inSector}`}`, unitLabel: chosen.span === 'session' ? 'return of the session, percent' : 'return over the range, percent', unit: 'pct',
      marks: [], groupKey: 'sector', labelKey: 'symbol', valueKey: 'value', sizeKey: hasSizes ? 'weight_pct' : null, limit: shown === null ? chooseHeatLimit(new Float64Array(0)) : chooseLimit(context, shown, chosen.span), order: chosen.order === 'return' ? 'value' : 'size', ranged: chosen.span === 'range',
    },
    coverage: { first: from ?? null, last: at ?? null, sessions: shown === null ? 0 : toCell(shown.last - shown.first) ?? 0, gaps: 0 },
    basis: universe.counts === null ? null : universe.basis,
    ...(chosen.span === 'session' || weighed === null || shown === null ? {} : { range: { base: weighed.panel.start + shown.first, first: weighed.panel.start + shown.first + 1, last: weighed.panel.start + shown.last } }),
    tables: shown === null || shown.rows.length === 0 || !hasSectors ? [] : [buildSectors(shown)],
  };
}

/** All members at once: sector by sector, coloured by return, sized by weight. */
export const members: Study<typeof params> = {
  id: 'members',
  title: 'Members',
  question: 'Which members and sectors rose, and which fell, as a heat grid?',
  rowsAre: 'instruments',
  params,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members' }],
  definition: ({ span }) => ({
    text: `Members of the universe on the last session shown by sector, with their return ${span === 'session' ? 'on that session' : 'from the close before the first session shown to the close of the last'} and, where weights are stored, their weight at its close; between stored weights the last one drifts with price. A return needs the closes at both ends.`,
    formula: String.raw`r_i = \frac{C_{i,t}}{C_{i,s}} - 1`,
    sources: ['Closing prices, membership, sectors and weights as stored'],
  }),
  compute,
};

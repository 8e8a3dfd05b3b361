import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import { rangeOf, type StudyRange } from '@/lib/market/study-range';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { ChartSpec, StudyComputation, StudyContext } from '../../kit/study';
import { buildSeasons, type Seasons } from './build-seasons';
import type { SeasonParams } from './params';
import { listSeasonFlags, saySeasons } from './say';
import { buildSeasonRows, listSeasonColumns, listYears, nameThisYear, yearKey } from './season-rows';
import { buildPathsTable, listYearPaths, standYear } from './year-paths';

/** The years that count, whole. */
function spanOf({ market: { sessions }, range }: StudyContext, years: readonly number[]): StudyRange {
  const [from] = years;
  const to = years.at(-1);
  if (from === undefined || to === undefined) return range;
  return rangeOf(firstSessionFrom(sessions, `${from}-01-01`), lastSessionTo(sessions, `${to}-12-31`));
}

function drawSeasons(built: Seasons): ChartSpec {
  const { main, params, years, seasons } = built;
  const { by } = params;
  const [first = NaN] = years;
  const last = years.at(-1) ?? NaN;
  const span = years.length === 0 ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`;
  return {
    kind: 'columns',
    title: `${main.instrument.name} by ${by} of the year${span}`,
    unitLabel: 'percent',
    unit: 'pct',
    marks: [],
    categoryKey: 'period',
    valueKey: 'mean_pct',
    symbol: main.symbol,
    barLabel: 'Mean of the years',
    faintKey: 'too_few',
    ...(by === 'month' ? { shortLetters: 3 } : {}),
    current: { key: 'this_year_pct', label: nameThisYear(built) },
    // Of sessions there are more than a chart can tell apart.
    ...(by === 'session' ? {} : { dots: { keys: seasons.map(({ period }) => yearKey(by, period)), nameKey: 'year', label: 'Each year' } }),
  };
}

export function computeSeasons(context: StudyContext, params: SeasonParams): StudyComputation {
  const { market, range } = context;
  const panel = readPanel(market, [params.symbol], context.basis);
  const [main] = panel.series;
  if (main === undefined) throw new RangeError('seasons need an instrument');
  const built = buildSeasons(context, main, params);
  const paths = listYearPaths(context, built);
  const standing = standYear(paths);
  const isEmpty = built.years.length === 0;
  const shown = spanOf(context, built.years);
  return {
    columns: listSeasonColumns(built),
    rows: buildSeasonRows(built),
    events: listYears(built),
    headlines: isEmpty ? [buildMissingHeadline(context, [params.symbol])] : saySeasons(context, built, standing),
    flags: [
      ...listCommonFlags({ market, range: isEmpty ? range : shown }, panel),
      ...listSeasonFlags(context, built),
      ...listNoteFlags(market, panel.series, isEmpty ? [] : [shown]),
    ],
    chart: drawSeasons(built),
    coverage: describeCoverage(market, panel.series),
    range: shown,
    basis: panel.basis,
    tables: isEmpty ? [] : [buildPathsTable(paths, built, standing)],
  };
}

import type { Cell, Column, EventTable, Row } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import type { Season, Seasons } from './build-seasons';
import { namePeriod } from './list-parts';
import type { SeasonParams } from './params';

const few = ['too_few'] as const;
const names = { month: 'Month', week: 'Week of the year', session: 'Session of the year' } as const;

/** What this year is called beside the years that count: by itself, or as one of those left out. */
export function nameThisYear({ years, thisYear, seasons }: Seasons): string {
  const isIn = years.includes(thisYear) || seasons.every(({ current }) => Number.isNaN(current));
  return isIn ? String(thisYear) : `${thisYear}, not counted`;
}

export function listSeasonColumns(built: Seasons): readonly Column[] {
  const { by } = built.params;
  const change = (key: string, label: string, greyedBy?: readonly string[]): Column => ({
    key,
    label,
    unit: 'pct',
    type: 'number',
    signed: true,
    ...(greyedBy === undefined ? {} : { greyedBy }),
  });
  const year = (key: string, label: string): Column => ({ key, label, unit: 'none', type: 'number' });
  const p = (key: string, label: string): Column => ({ key, label, unit: 'p', type: 'number', greyedBy: few });
  return [
    { key: 'period', label: names[by], unit: 'none', type: by === 'session' ? 'number' : 'text' },
    change('mean_pct', 'Mean', few),
    change('median_pct', 'Median', few),
    { key: 'share_higher_pct', label: 'Share higher', unit: 'pct', type: 'number', greyedBy: few },
    { key: 'n', label: 'Years', unit: 'count', type: 'number' },
    year('best', 'Best year'),
    change('best_pct', 'Best'),
    year('worst', 'Worst year'),
    change('worst_pct', 'Worst'),
    change('this_year_pct', nameThisYear(built)),
    p('p', 'p, two-sided'),
    p('p_adjusted', `p adjusted for ${built.seasons.length} looks`),
    { key: 'too_few', label: 'Fewer than 5 years', unit: 'none', type: 'boolean' },
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

export function buildSeasonRows({ seasons, years, returns, params }: Seasons): readonly Row[] {
  const valueOf = (row: number, { period }: Season): number =>
    row < 0 ? NaN : (returns.values[row * returns.periodCount + period] ?? NaN);
  return seasons.map((season) => ({
    period: namePeriod(params.by, season.period),
    mean_pct: toPercentCell(season.mean),
    median_pct: toPercentCell(season.median),
    share_higher_pct: toPercentCell(season.higherShare),
    n: season.count,
    best: years[season.best] ?? null,
    best_pct: toPercentCell(valueOf(season.best, season)),
    worst: years[season.worst] ?? null,
    worst_pct: toPercentCell(valueOf(season.worst, season)),
    this_year_pct: toPercentCell(season.current),
    p: toCell(season.p),
    p_adjusted: toCell(season.pAdjusted),
    too_few: season.isTooFew,
    provisional: season.isProvisional,
  }));
}

/** The column of the years with their returns in a part of the year. */
export function yearKey(by: SeasonParams['by'], period: number): string {
  return `${String(namePeriod(by, period)).toLowerCase()}_pct`;
}

/** Every year with its months or weeks; null of sessions, of which a year has more than a table can show. */
export function listYears({ seasons, years, returns, params, focus }: Seasons): EventTable | null {
  const { by } = params;
  if (by === 'session') return null;
  const beside = focus?.period ?? 0;
  const columns: Column[] = [
    { key: 'year', label: 'Year', unit: 'none', type: 'text' },
    ...[...seasons]
      .sort((a, b) => Number(b.period === beside) - Number(a.period === beside) || a.period - b.period)
      .map(
        ({ period }): Column => ({
          key: yearKey(by, period),
          label: String(namePeriod(by, period)),
          unit: 'pct',
          type: 'number',
          signed: true,
        }),
      ),
  ];
  const rows = years.map((year, row) => {
    const cells: Record<string, Cell> = { year: String(year) };
    for (const { period } of seasons) cells[yearKey(by, period)] = toPercentCell(returns.values[row * returns.periodCount + period]);
    return cells;
  });
  return { title: by === 'month' ? 'Every year by its months' : 'Every year by its weeks', columns, rows };
}

import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { createSorter, quantileOfSorted, rankDescending } from '@/lib/metrics';
import type { Cell, Column, Row, SideTable, StudyContext } from '../../kit/study';
import { toPercentCell } from '../../kit/to-cell';
import { isChosen, type Seasons } from './build-seasons';
import { yearOf } from './list-parts';

/** The way of a year from the last close of the one before: its returns to date, that of its first session first. Fractions; NaN where a close is missing. */
interface YearPath {
  readonly year: number;
  readonly values: readonly number[];
}

export interface YearPaths {
  /** Null where this year cannot be measured. */
  readonly current: YearPath | null;
  /** The years chosen but this one, ascending. */
  readonly others: readonly YearPath[];
}

/** Where this year stands on its newest session among what others had made by the session of the same number. */
export interface YearStanding {
  readonly session: number;
  readonly value: number;
  readonly rank: number;
  /** Counted from the lowest. */
  readonly rankFromBelow: number;
  /** Years that had as many sessions with a close there, this one included. */
  readonly count: number;
  /** Mean of the others; NaN where there are none. */
  readonly mean: number;
}

// More single lines than this are a thicket, and a column each.
const mostSinglePaths = 20;
const band = { low: 0.1, high: 0.9 } as const;

/** Every year chosen, and this one, from the close before its first session on; those without that close are left out. */
export function listYearPaths(context: StudyContext, { main, params, thisYear }: Seasons): YearPaths {
  const { sessions } = context.market;
  const paths: { year: number; base: number; values: number[] }[] = [];
  let ends = '';
  sessions.forEach((session, index) => {
    if (session > ends) {
      const year = yearOf(session);
      ends = `${year}-12-31`;
      paths.push({ year, base: main.closes[index - 1] ?? NaN, values: [] });
    }
    const path = paths.at(-1);
    path?.values.push((main.closes[index] ?? NaN) / path.base - 1);
  });
  const measured = paths.filter(({ base }) => !Number.isNaN(base));
  return {
    current: measured.find(({ year }) => year === thisYear) ?? null,
    others: measured.filter(({ year }) => year !== thisYear && isChosen(context, params, year)),
  };
}

/** Null where this year has no close yet. */
export function standYear({ current, others }: YearPaths): YearStanding | null {
  const place = current?.values.findLastIndex((value) => !Number.isNaN(value)) ?? -1;
  const value = current?.values[place] ?? NaN;
  if (Number.isNaN(value)) return null;
  const rivals = others.map(({ values }) => values[place] ?? NaN).filter((rival) => !Number.isNaN(rival));
  const [rank = NaN] = rankDescending(Float64Array.of(value, ...rivals));
  const [rankFromBelow = NaN] = rankDescending(Float64Array.of(-value, ...rivals.map((rival) => -rival)));
  const mean = rivals.reduce((sum, rival) => sum + rival, 0) / rivals.length;
  return { session: place + 1, value, rank, rankFromBelow, count: rivals.length + 1, mean };
}

/** The way a year has come by the session of a number; where it begins, all stand where they start from. NaN where it has no close there. */
function changeBy({ values }: YearPath, session: number): number {
  if (session === 0) return 0;
  // What is read beyond the ends of an array is slow.
  return session <= values.length ? (values[session - 1] ?? NaN) : NaN;
}

/** Sessions that at least half of the other years have, or this one. */
function countSteps({ current, others }: YearPaths): number {
  const lengths = others.map(({ values }) => values.length).sort((a, b) => b - a);
  return Math.max(lengths[Math.ceil(lengths.length / 2) - 1] ?? 0, current?.values.length ?? 0);
}

/** The year to date against the years chosen, session by session of the year. */
export function buildPathsTable(paths: YearPaths, { main, thisYear }: Seasons, standing: YearStanding | null): SideTable {
  const { current, others } = paths;
  const singles = others.length > mostSinglePaths ? [] : others;
  const change = (key: string, label: string): Column => ({ key, label, unit: 'pct', type: 'number', signed: true });
  const columns: Column[] = [
    { key: 'session', label: 'Session of the year', unit: 'none', type: 'number' },
    change('this_year_pct', String(thisYear)),
    change('mean_pct', 'Mean'),
    change('median_pct', 'Median'),
    change('low_pct', 'Middle 80% from'),
    change('high_pct', 'Middle 80% to'),
    change('min_pct', 'Lowest'),
    change('max_pct', 'Highest'),
    { key: 'n', label: 'Years', unit: 'count', type: 'number' },
    ...singles.map(({ year }) => change(`year_${year}_pct`, String(year))),
  ];
  const sort = createSorter(others.length);
  const changes = new Float64Array(others.length);
  const rows = Array.from({ length: countSteps(paths) + 1 }, (_, session): Row => {
    others.forEach((path, row) => (changes[row] = changeBy(path, session)));
    const known = sort(changes);
    const figures = [
      current === null ? NaN : changeBy(current, session),
      known.reduce((sum, value) => sum + value, 0) / known.length,
      ...[0.5, band.low, band.high, 0, 1].map((fraction) => quantileOfSorted(known, fraction)),
    ].map(toPercentCell);
    const cells: readonly Cell[] = [session, ...figures, known.length, ...singles.map((path) => toPercentCell(changeBy(path, session)))];
    return Object.fromEntries(columns.map(({ key }, place) => [key, cells[place] ?? null]));
  });
  const title = `${main.instrument.name} in ${thisYear}, by session of the year`;
  return {
    id: 'paths',
    title,
    columns,
    rows,
    chart: {
      kind: 'paths',
      title,
      unitLabel: 'percent since the last close of the year before; dashed: the mean of the other years',
      unit: 'pct',
      marks: [],
      stepKey: 'session',
      meanKey: 'this_year_pct',
      baseKey: 'mean_pct',
      names: { step: 'session', mean: String(thisYear), base: 'Mean of the other years', path: 'Each other year, thin' },
      bands:
        others.length < 2
          ? []
          : [
              { lowKey: 'min_pct', highKey: 'max_pct', label: 'Lowest to highest' },
              { lowKey: 'low_pct', highKey: 'high_pct', label: 'Middle 80%' },
            ],
      pathKeys: singles.map(({ year }) => `year_${year}_pct`),
      symbol: main.symbol,
      ...(standing === null ? {} : { endLabel: `${thisYear}: ${formatPercent(toPercent(standing.value), { sign: true })}` }),
    },
  };
}

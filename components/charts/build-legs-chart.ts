import type { ChartSpec, Column } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';

type LinesSpec = Extract<ChartSpec, { kind: 'lines' }>;

const titles: Readonly<Partial<Record<Column['unit'], { readonly unitLabel: string; readonly baseline: number | null }>>> = {
  pct: { unitLabel: 'percent', baseline: 0 },
  level: { unitLabel: 'level', baseline: null },
};

/**
 * The legs of a result as a chart of their own, from the same rows: what was taken from what.
 * Null where the legs are not two figures of one unit.
 */
export function buildLegsChart({ chart, columns, instruments }: Pick<StudyResult, 'chart' | 'columns' | 'instruments'>): LinesSpec | null {
  if (chart.kind !== 'lines') return null;
  const legs = columns.filter((column) => chart.legs.includes(column.key) && column.type === 'number');
  const [first, second] = legs;
  const shared = first === undefined ? undefined : titles[first.unit];
  if (first === undefined || second === undefined || shared === undefined || legs.length > 2 || second.unit !== first.unit) return null;
  const symbolOf = (leg: Column): string | null =>
    instruments.find((instrument) => instrument.name === leg.label)?.symbol ?? (leg === first ? (chart.lines[0]?.symbol ?? null) : null);
  return {
    kind: 'lines',
    title: `${first.label} and ${second.label}`,
    unit: first.unit,
    ...shared,
    marks: [],
    ...(chart.layers === undefined ? {} : { layers: chart.layers }),
    form: 'line',
    scale: 'linear',
    legs: [],
    // Two lines of the same ink are told apart by their stroke.
    lines: legs.map((leg) => ({
      key: leg.key,
      label: leg.label,
      symbol: symbolOf(leg),
      dashed: leg === second && symbolOf(leg) === null && symbolOf(first) === null,
    })),
  };
}

/** The names that both charts leave room for, so that their dates end at the same place; undefined for a chart without legs below it. */
export function listSharedNames(chart: ChartSpec, legs: LinesSpec | null): readonly string[] | undefined {
  return legs === null || chart.kind !== 'lines' ? undefined : [...chart.lines, ...legs.lines].map(({ label }) => label);
}

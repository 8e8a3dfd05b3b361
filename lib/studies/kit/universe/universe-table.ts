import type { MarketUniverse } from '@/lib/market/universe/universe';
import { findFirstClose, findLastClose, rankToDate } from '@/lib/metrics';
import { buildSessionTable, levelColumn, percentColumn, type SessionColumn } from '../session-rows';
import type { Coverage, StudyContext } from '../study';

/** First and last index with a value, or null. */
export function findValues(values: Float64Array): { readonly first: number; readonly last: number } | null {
  const first = findFirstClose(values);
  return first < 0 ? null : { first, last: findLastClose(values) };
}

/** The history that values were judged on. */
export function describeValues({ market }: StudyContext, values: Float64Array): Coverage {
  const found = findValues(values);
  if (found === null) return { first: null, last: null, sessions: 0, gaps: 0 };
  let sessions = 0;
  for (let t = found.first; t <= found.last; t += 1) if (!Number.isNaN(values[t] ?? NaN)) sessions += 1;
  const gaps = found.last - found.first + 1 - sessions;
  return { first: market.sessions[found.first] ?? null, last: market.sessions[found.last] ?? null, sessions, gaps };
}

/**
 * The table of a per-session study of a universe: `date`, `value`, the given columns, `rank_to_date`, `coverage_pct` (null for ready-made
 * counts), `provisional`, `source`; from the first session that has a value; without one no rows.
 */
export function buildUniverseTable(
  context: StudyContext,
  universe: MarketUniverse,
  value: SessionColumn,
  values: Float64Array,
  columns: readonly SessionColumn[],
): ReturnType<typeof buildSessionTable> {
  const { counts } = universe;
  if (counts === null) return buildSessionTable(context, [], -1, [value, ...columns]);
  const coverage = new Float64Array(values.length);
  for (let t = 0; t < coverage.length; t += 1) coverage[t] = (counts.withClose[t] ?? NaN) / (counts.members[t] ?? NaN);
  const start = findValues(values)?.first ?? -1;
  const source = universe.sources.join('+');
  return buildSessionTable(
    context,
    [],
    start,
    [
      value,
      ...columns,
      levelColumn({ key: 'rank_to_date', label: 'Rank to date', unit: 'rank', type: 'number' }, rankToDate(values)),
      percentColumn({ key: 'coverage_pct', label: 'Coverage', unit: 'pct', type: 'number' }, coverage),
    ],
    { readSource: (t) => (Number.isNaN(values[t] ?? NaN) ? null : source) },
  );
}

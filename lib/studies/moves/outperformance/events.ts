import { comparable, episodes, rankAt } from '@/lib/metrics';
import { buildAfterwards } from '../../measure/afterwards';
import { wholeHistory } from '../../measure/outcome-table';
import { rangeOf } from '@/lib/market/study-range';
import { formatLongDate } from '@/lib/format/format-date';
import type { SpreadStudy } from './spread-study';
import { spreadUnitOf } from './spread-unit';
import type { Column, EventTable, Row, SideTable } from '../../kit/study';
import { toPercentCell } from '../../kit/to-cell';

/** What is listed of a spread, and what came after. */
export interface OutperformanceEvents {
  readonly events: EventTable;
  readonly picked: readonly PickedEvent[];
  /** What came after such events; null where no rule tells of them. */
  readonly afterwards: SideTable | null;
}

export interface PickedEvent {
  readonly kind: 'largest' | 'smallest';
  readonly rank: number;
  readonly index: number;
}

function pickSide({ values, params }: SpreadStudy, kind: PickedEvent['kind']): PickedEvent[] {
  const within = params.episodes === 'one' ? params.sessions : 0;
  const picked: PickedEvent[] = [];
  episodes(values, params.top, within, kind).forEach((index, place) => {
    // Equal values share the best rank.
    const before = picked[place - 1];
    const tied = before !== undefined && comparable(values[before.index] ?? NaN) === comparable(values[index] ?? NaN);
    picked.push({ kind, index, rank: tied ? before.rank : place + 1 });
  });
  return picked;
}

/**
 * What the study of what happened next can ask of these events: a lead, or a lag, as large as the least one listed on the side of the last
 * session shown. Null where it has no such rule: it knows neither scale nor hedge.
 */
function toRule({ params, context, values }: SpreadStudy, picked: readonly PickedEvent[]): Readonly<Record<string, string>> | null {
  const { a, b, sessions, measure, scale, hedge } = params;
  const isDown = (values[context.range.last] ?? NaN) < 0;
  const least = picked.findLast(({ kind }) => kind === (isDown ? 'smallest' : 'largest'));
  const value = Math.abs(values[least?.index ?? -1] ?? NaN);
  if (scale !== 'none' || hedge !== 'none' || a === b || !(value > 0)) return null;
  // Rounded down, so that the least one listed meets it.
  const atLeast = Math.floor(value * 100 * 100 + 1e-9) / 100;
  return {
    measure: 'outperformance',
    symbol: a,
    versus: b,
    sessions: String(sessions),
    direction: isDown ? 'down' : 'up',
    atLeast: String(atLeast),
    spread: measure,
    policy: 'first-cross',
  };
}

/**
 * The `top` largest and smallest of the whole history up to `asOf` (the displayed range chooses none of them), with
 * their ranks in it: among all sessions, or among episodes with `episodes=one`.
 */
export function listOutperformanceEvents(study: SpreadStudy): OutperformanceEvents {
  const { params, context, values, aReturns, bReturns } = study;
  const { market } = context;
  const unit = spreadUnitOf(params);
  const picked = [...pickSide(study, 'largest'), ...pickSide(study, 'smallest')];
  const rule = toRule(study, picked);
  // The displayed range chooses none of the events, and so no outcome either.
  const after =
    rule === null ? null : buildAfterwards({ ...context, range: rangeOf(0, market.sessions.length - 1) }, { ...rule, ...wholeHistory });
  const columns: Column[] = [
    { key: 'kind', label: 'Kind', unit: 'none', type: 'text' },
    { key: 'rank', label: 'Rank', unit: 'rank', type: 'number' },
    { key: 'date', label: 'Session', unit: 'none', type: 'date' },
    { key: 'value', label: `${params.a} less ${params.b}`, unit: unit.unit, type: 'number', signed: true },
    { key: 'a_return_pct', label: study.a.instrument.name, unit: 'pct', type: 'number', signed: true },
    { key: 'b_return_pct', label: study.b.instrument.name, unit: 'pct', type: 'number', signed: true },
    ...(after?.eventColumns ?? []),
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
  const rows = picked.map(
    ({ kind, rank, index }): Row => ({
      kind,
      rank,
      date: market.sessions[index] ?? null,
      value: unit.toCell(values[index]),
      a_return_pct: toPercentCell(aReturns[index]),
      b_return_pct: toPercentCell(bReturns[index]),
      ...after?.cellsAt(index),
      provisional: market.assumedIndex !== null && (index === market.assumedIndex || after?.endsOn(index, market.assumedIndex) === true),
    }),
  );
  const first = values.findIndex((value) => !Number.isNaN(value));
  const since = first < 0 ? '' : `, ${formatLongDate(market.sessions[first] ?? '')} to ${formatLongDate(market.sessions.at(-1) ?? '')}`;
  const each = params.episodes === 'one' ? ', one per episode' : '';
  return { events: { title: `Largest and smallest${each}${since}`, columns, rows }, picked, afterwards: after?.table ?? null };
}

/** Rank of one session's value in its own direction: a lead among the largest, a lag among the smallest. */
export function findStanding(values: Float64Array, index: number) {
  return rankAt(values, index, (values[index] ?? NaN) < 0 ? 'smallest' : 'largest');
}

import { formatLongDate } from '@/lib/format/format-date';
import { toPercent } from '@/lib/format/to-percent';
import { eventStudy, type HorizonResult } from '@/lib/metrics';
import type { Column, EventTable, Row, SideTable, StudyContext } from '../study';
import { toCell, toPercentCell } from '../to-cell';
import type { IndexCloses } from '../universe/index-context';
import { findValues } from '../universe/universe-table';

const horizons = [21, 63, 126, 252] as const;
// A year: what is told beside the chart, where there is room for one.
const besideHorizon = 252;

/** A signal's past: every trigger with what the index did next, and beside it what it did after any session of the same span. */
export interface TriggerTables {
  readonly events: EventTable;
  readonly tables: readonly SideTable[];
}

export interface TriggerInput {
  /** Indexes of the triggers, ascending. */
  readonly triggers: readonly number[];
  /** The figure that triggered; fractions or quotients. */
  readonly values: Float64Array;
  readonly valueColumn: Column;
  readonly isPercent: boolean;
  readonly index: IndexCloses | null;
  /** A number on the sessions on which the signal can be judged, NaN on the others: base rates are of these. */
  readonly judged: Float64Array;
}

function studyOutcomes({ market }: StudyContext, { triggers, index, judged }: TriggerInput): HorizonResult[] {
  const span = findValues(judged);
  if (index === null || span === null) return [];
  const mask = new Uint8Array(market.sessions.length);
  for (const t of triggers) mask[t] = 1;
  const known = Uint8Array.from(judged, (value) => Number(!Number.isNaN(value)));
  // Figures alone: the intervals and the test are the study `forward`'s.
  return eventStudy({ outcome: { close: index.closes, versus: null }, mask, known, fromIndex: span.first, toIndex: span.last, horizons, policy: { kind: 'all' }, direction: 'higher', seed: '', mostDrawnEvents: -1 });
}

const afterwardsColumns: readonly Column[] = [
  { key: 'horizon_sessions', label: 'Sessions after', unit: 'sessions', type: 'number' },
  { key: 'n', label: 'Triggers', unit: 'count', type: 'number' },
  { key: 'n_complete', label: 'Complete', unit: 'count', type: 'number' },
  { key: 'mean_pct', label: 'Mean', unit: 'pct', type: 'number', signed: true, greyedBy: ['too_few'] },
  { key: 'median_pct', label: 'Median', unit: 'pct', type: 'number', signed: true, greyedBy: ['too_few'] },
  { key: 'higher_share_pct', label: 'Higher', unit: 'pct', type: 'number', greyedBy: ['too_few'] },
  { key: 'base_mean_pct', label: 'Any session, mean', unit: 'pct', type: 'number', signed: true },
  { key: 'base_higher_share_pct', label: 'Any session, higher', unit: 'pct', type: 'number' },
  { key: 'too_few', label: 'Fewer than five', unit: 'none', type: 'boolean' },
];

function toAfterwards({ horizonSessions, summary, base, isTooFew }: HorizonResult): Row {
  return {
    horizon_sessions: horizonSessions,
    n: summary.count,
    n_complete: summary.completeCount,
    mean_pct: toPercentCell(summary.mean),
    median_pct: toPercentCell(summary.median),
    higher_share_pct: toPercentCell(summary.higherShare),
    base_mean_pct: toPercentCell(base.mean),
    base_higher_share_pct: toPercentCell(base.higherShare),
    too_few: isTooFew,
  };
}

/** Tables of a signal's triggers, oldest first, and of what came after them. */
export function buildTriggerTables(context: StudyContext, input: TriggerInput, title: string): TriggerTables {
  const { market } = context;
  const results = studyOutcomes(context, input);
  const name = input.index?.instrument.name ?? 'index';
  const columns: Column[] = [
    { key: 'date', label: 'Trigger', unit: 'none', type: 'date' },
    input.valueColumn,
    ...results.map(({ horizonSessions }): Column => ({ key: `index_${horizonSessions}_pct`, label: `${horizonSessions} sessions later`, unit: 'pct', type: 'number', signed: true, beside: horizonSessions === besideHorizon })),
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
  const rows = input.triggers.map((t): Row => {
    const value = input.values[t] ?? NaN;
    const outcomes = results.map(({ horizonSessions, events, returns }) => [`index_${horizonSessions}_pct`, toPercentCell(returns[events.indexOf(t)])] as const);
    // What rests on an assumed close says so (G13).
    const provisional = market.assumedIndex !== null && (t === market.assumedIndex || results.some(({ horizonSessions }) => t + horizonSessions === market.assumedIndex));
    return { date: market.sessions[t] ?? null, [input.valueColumn.key]: toCell(input.isPercent ? toPercent(value) : value), ...Object.fromEntries(outcomes), provisional };
  });
  const side: SideTable = { id: 'afterwards', title: `${name} after each trigger (all count, near ones too), and after any session of the same history`, columns: afterwardsColumns, rows: results.map(toAfterwards), chart: null };
  const ends = market.sessions.length - 1;
  const isOpen = input.triggers.some((t) => t + besideHorizon > ends);
  const open = isOpen ? ` (a dash where that lies after ${formatLongDate(market.sessions[ends] ?? '')})` : '';
  return { events: { title: results.length === 0 ? title : `${title}, and the ${name} after it${open}`, columns, rows }, tables: results.length === 0 ? [] : [side] };
}

import { formatLongDate } from '@/lib/format/format-date';
import { toPercent } from '@/lib/format/to-percent';
import { minCoveragePct as measuredCoveragePct } from '../measure/measure-breadth';
import { buildOutcomeTable, linkForward, wholeHistory, type OutcomeTable } from '../measure/outcome-table';
import { nameInSentence } from '../kit/name-in-sentence';
import type { Column, EventTable, Row, SideTable, StudyContext } from '../kit/study';
import { toCell } from '../kit/to-cell';
import type { IndexCloses } from '../kit/universe/index-context';
import { findValues } from '../kit/universe/universe-table';

// A year: the longest outcome that is told.
const longest = 252;

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
  /** The same rule as the parameters of the study `forward`; null where it has none. */
  readonly rule: Readonly<Record<string, string>> | null;
}

/** A signal as the parameters of the study `forward`; null where it was counted on another coverage than that study counts on. */
export function toSignalRule(
  members: string,
  indicator: string,
  minCoveragePct: number,
  more: Readonly<Record<string, string>>,
): TriggerInput['rule'] {
  return minCoveragePct === measuredCoveragePct ? { measure: 'breadth', members, indicator, atLeast: '0', ...more } : null;
}

function studyOutcomes({ market }: StudyContext, { triggers, index, judged }: TriggerInput): OutcomeTable | null {
  const span = findValues(judged);
  if (index === null || span === null) return null;
  const mask = new Uint8Array(market.sessions.length);
  for (const t of triggers) mask[t] = 1;
  const known = new Uint8Array(judged.length);
  for (let t = 0; t < known.length; t += 1) known[t] = Number(!Number.isNaN(judged[t]));
  return buildOutcomeTable({ closes: index.closes, mask, known, span, policy: { kind: 'all' } }, 'index', 'pct');
}

/** Tables of a signal's triggers, oldest first, and of what came after them. */
export function buildTriggerTables(context: StudyContext, input: TriggerInput, title: string): TriggerTables {
  const { market } = context;
  const outcomes = studyOutcomes(context, input);
  const name = input.index?.instrument.name ?? 'index';
  const columns: Column[] = [
    { key: 'date', label: 'Trigger', unit: 'none', type: 'date' },
    input.valueColumn,
    ...(outcomes?.eventColumns ?? []),
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
  const rows = input.triggers.map((t): Row => {
    const value = input.values[t] ?? NaN;
    // What rests on an assumed close says so (G13).
    const provisional = market.assumedIndex !== null && (t === market.assumedIndex || outcomes?.endsOn(t, market.assumedIndex) === true);
    return {
      date: market.sessions[t] ?? null,
      [input.valueColumn.key]: toCell(input.isPercent ? toPercent(value) : value),
      ...outcomes?.cellsAt(t),
      provisional,
    };
  });
  const ends = market.sessions.length - 1;
  const isOpen = input.triggers.some((t) => t + longest > ends);
  const open = isOpen ? ` (a dash where that lies after ${formatLongDate(market.sessions[ends] ?? '')})` : '';
  if (outcomes === null) return { events: { title, columns, rows }, tables: [] };
  const side: SideTable = {
    id: 'afterwards',
    title: `${name} after each trigger (all count, near ones too), and after any session of the same history`,
    columns: outcomes.columns,
    rows: outcomes.rows,
    chart: null,
    ...(input.rule === null
      ? {}
      : {
          link: linkForward(
            { ...input.rule, ...wholeHistory },
            input.index === null ? 'the index' : nameInSentence(input.index.instrument),
          ),
        }),
  };
  return { events: { title: `${title}, and the ${name} after it${open}`, columns, rows }, tables: [side] };
}

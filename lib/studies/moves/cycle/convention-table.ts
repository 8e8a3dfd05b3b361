import type { Basis } from '@/lib/market/market';
import type { Column, Row, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { findEndClose, nameRule } from './cycle-words';
import { cycleRules, type CycleParams } from './params';
import { printedTurns } from './printed-turns';
import { readCycle, type Cycle } from './read-cycle';

const date = { unit: 'none', type: 'date' } as const;
const columns: readonly Column[] = [
  { key: 'rule', label: 'Rule', unit: 'none', type: 'text' },
  { key: 'kind', label: 'Market', unit: 'none', type: 'text' },
  { key: 'start', label: 'Began', ...date },
  { key: 'confirmed', label: 'Confirmed', ...date },
  { key: 'gain_pct', label: 'Gain', unit: 'pct', type: 'number', signed: true },
  { key: 'days', label: 'Days', unit: 'count', type: 'number' },
  { key: 'sessions', label: 'Sessions', unit: 'sessions', type: 'number' },
  { key: 'end_close', label: 'Close that would end it', unit: 'level', type: 'number', raw: true },
  { key: 'end_change_pct', label: 'Change to it', unit: 'pct', type: 'number', signed: true },
  { key: 'note', label: 'Note', unit: 'none', type: 'text' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

/** The instrument under every rule in turn, the chosen one as it is; what is printed of another index is left out. */
export function readConventions(context: StudyContext, main: StudySeries, cycle: Cycle): readonly Cycle[] {
  const { chosen } = cycle;
  return cycleRules
    .filter(
      (rule) =>
        rule === chosen.rule || (rule !== 'threshold' && (rule !== 'printed' || main.symbol === printedTurns[chosen.source].symbol)),
    )
    .map((rule) => {
      // A day from which legs are counted is that of the rule it was chosen for, and so is a source.
      const own: CycleParams = { ...chosen, rule, start: '', source: 'cfra' };
      return rule === chosen.rule ? cycle : readCycle(context.market, main, own);
    });
}

function noteOf({ unavailable, running, legs }: Cycle): string | null {
  if (unavailable !== null) return unavailable;
  if (running === null) return 'no bull or bear market is confirmed';
  return running === legs[0] && running.confirmed !== null ? 'may have begun before the stored closes' : null;
}

/** One row per rule: the leg that it sees running, and the close that would end it. */
export function buildConventionTable({ market }: StudyContext, main: StudySeries, conventions: readonly Cycle[], basis: Basis): SideTable {
  const last = main.closes[main.last] ?? NaN;
  const rows = conventions.map((cycle): Row => {
    const { running, rule, chosen } = cycle;
    const close = running === null ? NaN : findEndClose(main, rule, running, basis);
    return {
      rule: nameRule(chosen),
      kind: running?.kind ?? null,
      start: running === null ? null : (market.sessions[running.start] ?? null),
      confirmed: running === null ? null : (market.sessions[running.confirmed ?? -1] ?? null),
      gain_pct: toPercentCell(running?.gain),
      days: toCell(running?.days),
      sessions: toCell(running?.sessions),
      end_close: toCell(close),
      end_change_pct: toPercentCell(close / last - 1),
      note: noteOf(cycle),
      provisional: market.assumedIndex !== null && main.last === market.assumedIndex,
    };
  });
  return { id: 'conventions', title: 'The market by each rule', columns, rows, chart: null };
}

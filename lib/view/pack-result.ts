import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packRows, unpackRows } from './pack-rows';

type SideTable = StudyResult['tables'][number];

/** An answer as a page carries it to the browser: texts, and rows of every kind as `packRows` writes them. */
export interface PackedResult {
  /** All but rows and tables. */
  readonly answer: string;
  readonly rows: string;
  readonly events: string | null;
  readonly tables: readonly { readonly table: string; readonly rows: string }[];
}

export function packResult({ rows, events, tables, ...answer }: StudyResult): PackedResult {
  return {
    answer: JSON.stringify(answer),
    rows: packRows(rows),
    events: events === null ? null : packRows(events),
    tables: tables.map(({ rows: own, ...table }) => ({ table: JSON.stringify(table), rows: packRows(own) })),
  };
}

/** The answer that was packed, in full. */
export function unpackResult({ answer, rows, events, tables }: PackedResult): StudyResult {
  return {
    ...(JSON.parse(answer) as Omit<StudyResult, 'rows' | 'events' | 'tables'>),
    rows: unpackRows(rows),
    events: events === null ? null : unpackRows(events),
    tables: tables.map(({ table, rows: own }) => ({ ...(JSON.parse(table) as Omit<SideTable, 'rows'>), rows: unpackRows(own) })),
  };
}

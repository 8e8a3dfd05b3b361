import type { Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packRows, unpackRows, type PackedRows } from './pack-rows';

/** An answer as a page carries it to the browser: its rows column by column. */
export interface PackedResult {
  readonly answer: Omit<StudyResult, 'rows'>;
  readonly rows: PackedRows;
}

export function packResult({ rows, ...answer }: StudyResult): PackedResult {
  return { answer, rows: packRows(rows) };
}

/** The answer that was packed, in full. */
export function unpackResult({ answer, rows }: PackedResult): StudyResult {
  return { ...answer, rows: unpackRows(rows) satisfies readonly Row[] };
}

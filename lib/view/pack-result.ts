import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packRows, unpackRows } from './pack-rows';

/** An answer as a page carries it to the browser: two texts, for which see `packRows`. */
export interface PackedResult {
  /** All but its rows. */
  readonly answer: string;
  readonly rows: string;
}

export function packResult({ rows, ...answer }: StudyResult): PackedResult {
  return { answer: JSON.stringify(answer), rows: packRows(rows) };
}

/** The answer that was packed, in full. */
export function unpackResult({ answer, rows }: PackedResult): StudyResult {
  return { ...(JSON.parse(answer) as Omit<StudyResult, 'rows'>), rows: unpackRows(rows) };
}

import type { RejectedRow, SourceRow } from './source';
import { SourceError } from './source-error';

/** No close of a traded index or large stock moves this far in a session; a shifted decimal point does. */
const jumpFactor = 8;

function isJump(a: SourceRow | undefined, b: SourceRow | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const ratio = a.close / b.close;
  return ratio >= jumpFactor || ratio <= 1 / jumpFactor;
}

/**
 * Rows without the ones whose close stands a shifted decimal point away from every neighbour.
 *
 * **Shape**: ascending rows in, the sound ones and the rejected out. **Ties/edges**: a first or last row is judged by its
 * one neighbour (with two rows nobody can say which is wrong: the later goes); a level that shifts and stays cannot be
 * told apart from a right one here.
 * @throws SourceError `schema` when a shift stays.
 */
export function rejectJumps(provider: string, rows: readonly SourceRow[]): { rows: SourceRow[]; rejected: RejectedRow[] } {
  const sound: SourceRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const isFirstWrong = index === 0 && isJump(row, next) && rows.length > 2 && !isJump(next, rows[2]);
    const isSpike = isJump(row, sound.at(-1)) && (next === undefined || isJump(row, next));
    if (isFirstWrong || isSpike) {
      rejected.push({
        session: row.session,
        raw: JSON.stringify(row),
        reason: `the close is more than ${jumpFactor} times or less than 1/${jumpFactor} of its neighbours`,
      });
    } else if (isJump(row, sound.at(-1))) {
      throw new SourceError(
        'schema',
        `${provider} closes change by more than ${jumpFactor} times on ${row.session} and stay there; their unit is in doubt`,
      );
    } else sound.push(row);
  }
  return { rows: sound, rejected };
}

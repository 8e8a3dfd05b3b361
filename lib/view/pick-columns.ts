import { narrowRows } from '@/lib/studies/kit/deferred-rows';
import type { Column } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';

/** The columns that `names` asks for, in the order that they have in the result, whichever they are asked in; null where one of them is none of it. */
export function pickColumns(columns: readonly Column[], names: ReadonlySet<string>): readonly Column[] | null {
  const picked = columns.filter(({ key }) => names.has(key));
  return picked.length === names.size ? picked : null;
}

/** The result with these of its columns alone, in its rows too; what it says of itself and its further tables stay whole. */
export function narrowResult(result: StudyResult, columns: readonly Column[]): StudyResult {
  return {
    ...result,
    columns,
    rows: narrowRows(
      result.rows,
      columns.map(({ key }) => key),
    ),
  };
}

import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { Ask } from './overview-tiles';

const chartPoints = 1_200;

/** What is said of the members: the first is drawn, and told among the answers. */
const breadthQueries = [
  ['above-average', 'windowSessions=200'],
  ['advance-decline', 'show=percent'],
  ['highs-lows', ''],
  ['above-average', 'windowSessions=50'],
] as const;

/** On the page's session or, where the members end before it, on their last: each sentence names its own. */
export async function loadBreadth(onPage: Ask, onOwn: Ask, asOf: SessionDate | null): Promise<StudyResult[]> {
  const results = await Promise.all(
    breadthQueries.map(async ([study, query]) => {
      const result = await onPage(study, query, chartPoints);
      if (result?.rows.some((row) => row['value'] !== null) === true) return result;
      const own = await onOwn(study, query, chartPoints);
      return own !== null && (asOf === null || own.asOf <= asOf) ? own : null;
    }),
  );
  return results.flatMap((result) => (result?.rows.some((row) => row['value'] !== null) === true ? [result] : []));
}

import { parseSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { placeOf, put, putSession, refuse, take, type Statement } from './statement';

/** The first session on which all eleven funds of sectors had moved: that of communication services came last. */
const firstOfSectors = parseSessionDate('2018-06-20');

/** "All of the Magnificent Seven rose": advances less declines are all of the members, on that side. */
export function writeWhole(statement: Statement): void {
  take(statement, 'isWhole');
  take(statement, 'isClose');
  const members = take(statement, 'subject') ?? refuse('Of which group it is said is not clear.');
  const direction = take(statement, 'direction') ?? refuse('Whether all of them rose or fell is not said.');
  const placed = placeOf(statement, 'date');
  if (statement.frame.window !== undefined || (placed !== null && placed.unit !== 'session'))
    refuse('That all of a group rose or fell is counted by sessions: say on which day.');
  statement.assumed.push(`All ${direction === 'up' ? 'rose' : 'fell'} where advances less declines are 100% of the members, on that side.`);
  put(statement, { measure: 'breadth', indicator: 'ad-percent', members, comparison: 'figure', said: direction === 'up' ? '100' : '-100' });
  const session = putSession(statement, placed, 'session');
  if (members === 'sectors' && session < firstOfSectors)
    refuse(`The funds of all eleven sectors are there since ${formatLongDate(firstOfSectors)}: before, there were fewer.`);
}

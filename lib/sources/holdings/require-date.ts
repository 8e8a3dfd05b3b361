import type { SessionDate } from '@/lib/calendar/session-date';
import { SourceError } from '../source-error';
import type { Holdings } from './holdings';

/** The answer, where it is of the session that was asked for and not of the future. @throws SourceError `schema` else. */
export function requireDate(holdings: Holdings, asked: SessionDate | undefined, today: SessionDate): Holdings {
  const { source, asOf } = holdings;
  if (asked !== undefined && asOf !== asked) throw new SourceError('schema', `${source} was asked for ${asked} and answered ${asOf}`);
  if (asOf > today) throw new SourceError('schema', `${source} sent a list of ${asOf}, which is in the future`);
  return holdings;
}

import { newestSession } from '@/lib/calendar/final-close';
import { createCalendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Holdings } from '../holdings/holdings';
import { sortLines } from '../holdings/sort-lines';
import { parseNamedDate } from '../parse-named-date';
import { SourceError } from '../source-error';
import type { ListAnswer } from './schema';

const calendar = createCalendar();

/**
 * Nasdaq's list of an index, of the last session up to the date that it names, or up to today: it holds prices of any hour.
 * @throws SourceError `no_data_yet` without a row, `schema` for fewer rows than it says.
 */
export function toHoldings({ data }: ListAnswer, fund: string, today: SessionDate): Holdings {
  const rows = data?.data?.rows ?? [];
  const total = data?.totalrecords ?? rows.length;
  if (rows.length === 0) throw new SourceError('no_data_yet', `nasdaq-list has no members of ${fund}`);
  if (rows.length < total) throw new SourceError('schema', `nasdaq-list says that ${fund} has ${total} members and sent ${rows.length}`);
  const named = parseNamedDate(data?.date ?? '') ?? today;
  const asOf = newestSession(calendar, `${named}T17:00:00Z`);
  const lines = rows.map(({ symbol, companyName }) => ({
    ticker: symbol ?? '',
    name: companyName ?? symbol ?? '',
    percent: null,
    sector: null,
    kind: null,
    exchange: null,
    currency: null,
  }));
  return sortLines({ asOf, source: 'nasdaq-list', fund }, lines);
}

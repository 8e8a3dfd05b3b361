import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { parseCsvAnswer, type CsvAnswer, type CsvLayout } from '../parse-csv-answer';
import { SourceError } from '../source-error';

/**
 * ALFRED heads the values `<ID>_<YYYYMMDD>`. Without the day it has passed over which vintage was asked for, and gives today's values.
 * @throws SourceError `schema` when it heads another series or vintage.
 */
function findLayout(header: readonly string[], id: string, vintage: SessionDate): CsvLayout {
  const heading = `${id}_${vintage.replaceAll('-', '')}`;
  const date = header.findIndex((name) => name === 'observation_date' || name === 'date');
  const close = header.indexOf(heading.toLowerCase());
  if (date >= 0 && close >= 0) return { date, open: -1, high: -1, low: -1, close };
  throw new SourceError('schema', `alfred heads the file "${header.join(',')}"; observation_date,${heading} is expected`);
}

/** A vintage of a series as candidates; `.` and an empty cell are missing. @throws SourceError */
export function toVintageCandidates(text: string, id: string, vintage: SessionDate): CsvAnswer {
  return parseCsvAnswer(text, {
    provider: 'alfred',
    findLayout: (header) => findLayout(header, id, vintage),
    parseDate: (date) => (isSessionDate(date) ? date : null),
    missing: ['', '.'],
  });
}

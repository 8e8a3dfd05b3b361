import { isSessionDate } from '@/lib/calendar/session-date';
import { parseCsvAnswer, type CsvAnswer } from '../parse-csv-answer';
import { findFredLayout } from './schema';

/** A FRED series as candidates; `.` and an empty cell are missing. @throws SourceError */
export function toCandidates(text: string, id: string): CsvAnswer {
  return parseCsvAnswer(text, {
    provider: 'fred',
    findLayout: (header) => findFredLayout(header, id),
    parseDate: (date) => (isSessionDate(date) ? date : null),
    missing: ['', '.'],
  });
}

import { parseCsvAnswer, type CsvAnswer } from '../parse-csv-answer';
import { parseUsDate } from '../parse-us-date';
import { findCboeLayout } from './schema';

/** A Cboe history file as candidates, dates from `MM/DD/YYYY`. @throws SourceError */
export function toCandidates(text: string, symbol: string): CsvAnswer {
  return parseCsvAnswer(text, {
    provider: 'cboe',
    findLayout: (header) => findCboeLayout(header, symbol),
    parseDate: parseUsDate,
    missing: [''],
  });
}

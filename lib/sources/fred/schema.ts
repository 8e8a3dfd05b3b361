import type { CsvLayout } from '../parse-csv-answer';
import { SourceError } from '../source-error';

/**
 * FRED heads its files `observation_date,<ID>` (older: `DATE,<ID>`); columns beside these are passed over.
 * @throws SourceError `schema` when it heads another series.
 */
export function findFredLayout(header: readonly string[], id: string): CsvLayout {
  const date = header.findIndex((name) => name === 'observation_date' || name === 'date');
  const close = header.indexOf(id.toLowerCase());
  if (date >= 0 && close >= 0) return { date, open: -1, high: -1, low: -1, close };
  throw new SourceError('schema', `fred heads the file "${header.join(',')}"; observation_date,${id} is expected`);
}

import { z } from 'zod';
import type { CsvLayout } from '../parse-csv-answer';
import { SourceError } from '../source-error';

const header = z.array(z.string()).refine((names) => names.filter((name) => name === 'date').length === 1, 'one DATE column');

/**
 * Cboe heads its files `DATE,<SYMBOL>` or `DATE,OPEN,HIGH,LOW,CLOSE`; columns beside these are passed over.
 * @throws SourceError `schema` when neither stands there, or another symbol does.
 */
export function findCboeLayout(names: readonly string[], symbol: string): CsvLayout {
  const parsed = header.safeParse(names);
  const place = (name: string): number => names.indexOf(name);
  const date = place('date');
  const own = place(symbol.toLowerCase());
  if (parsed.success && own >= 0) return { date, open: -1, high: -1, low: -1, close: own };
  if (parsed.success && place('close') >= 0)
    return { date, open: place('open'), high: place('high'), low: place('low'), close: place('close') };
  throw new SourceError('schema', `cboe heads the file "${names.join(',')}"; DATE,${symbol} or DATE,OPEN,HIGH,LOW,CLOSE is expected`);
}

import type { SessionDate } from '@/lib/calendar/session-date';
import { parseGroupedNumber } from '../parse-number';
import { parseUsDate } from '../parse-us-date';
import type { PaidDividend } from '../source';
import { SourceError } from '../source-error';
import type { DividendsAnswer } from './dividends-schema';

function readAmount(rate: number | string | null | undefined): number | null {
  const amount = typeof rate === 'string' ? parseGroupedNumber(rate.trim()) : (rate ?? null);
  return amount !== null && Number.isFinite(amount) && amount > 0 ? amount : null;
}

/**
 * The dividends of one day. An amount that cannot be read is null, so that its stock is known to have paid.
 * @throws SourceError `no_data_yet` without a row, since some stock pays on every session; `schema` for a row of another day.
 */
export function readDividends({ data }: DividendsAnswer, session: SessionDate): PaidDividend[] {
  const rows = data?.calendar.rows ?? [];
  if (rows.length === 0) throw new SourceError('no_data_yet', `nasdaq lists no dividends of ${session}`);
  return rows.map((row, at) => {
    const { symbol, dividend_Ex_Date: day, dividend_Rate: rate } = row;
    const raw = JSON.stringify(row);
    if (parseUsDate(day ?? '') !== session)
      throw new SourceError(
        'schema',
        `nasdaq was asked for the dividends of ${session}: row ${at + 1} has another dividend_Ex_Date: ${raw}`,
      );
    return { ticker: symbol.trim().toUpperCase(), amount: readAmount(rate), raw };
  });
}

import { isSessionDate } from '@/lib/calendar/session-date';
import type { Holdings } from '../holdings/holdings';
import { sortLines } from '../holdings/sort-lines';
import { parsePlainNumber } from '../parse-number';
import { SourceError } from '../source-error';
import type { HoldingsAnswer } from './schema';

function toPercent(cell: number | string | null | undefined): number | null {
  if (typeof cell === 'string') return parsePlainNumber(cell.trim());
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

/**
 * Invesco's answer for a fund.
 * @throws SourceError `no_data_yet` without a date or a row, `schema` for a date that is none and for fewer rows than it says.
 */
export function toHoldings({ effectiveDate, totalNumberOfHoldings, holdings }: HoldingsAnswer, fund: string): Holdings {
  const asOf = (effectiveDate ?? '').slice(0, 10);
  if (asOf === '' || holdings === null || holdings.length === 0)
    throw new SourceError('no_data_yet', `invesco has published no holdings of ${fund}`);
  if (!isSessionDate(asOf)) throw new SourceError('schema', `invesco dates its list "${asOf}"; a date as 2026-10-05 is expected`);
  const total = totalNumberOfHoldings ?? holdings.length;
  if (holdings.length < total)
    throw new SourceError('schema', `invesco says that ${fund} has ${total} holdings and sent ${holdings.length}`);
  const lines = holdings.map(({ ticker, issuerName, securityTypeName, percentageOfTotalNetAssets }) => ({
    ticker: ticker ?? '',
    name: issuerName ?? ticker ?? '',
    percent: toPercent(percentageOfTotalNetAssets),
    sector: null,
    // Its words for kinds of stocks are many: only what is none is told by them.
    kind:
      securityTypeName !== null &&
      securityTypeName !== undefined &&
      /cash|currency|money market|future|treasury|collateral/i.test(securityTypeName)
        ? securityTypeName
        : null,
    exchange: null,
    currency: null,
  }));
  return sortLines({ asOf, source: 'invesco', fund }, lines);
}

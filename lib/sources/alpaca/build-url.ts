import type { SessionDate } from '@/lib/calendar/session-date';
import { alpacaOffer } from './offer';

// The free plan gives nothing of the last fifteen minutes, and refuses a request that asks for them.
const lateMs = 16 * 60_000;

export interface BarsQuery {
  readonly names: readonly string[];
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Of the next page. */
  readonly token: string | null;
}

/** A bar is stamped at midnight in New York, which is in the same day in UTC. */
export function buildUrl(baseUrl: string, { names, from, to, token }: BarsQuery, nowMs: number): string {
  const end = Math.min(Date.parse(`${to}T23:59:59Z`), nowMs - lateMs);
  const query = new URLSearchParams({
    symbols: names.join(','),
    timeframe: '1Day',
    start: `${from}T00:00:00Z`,
    end: new Date(end).toISOString(),
    adjustment: 'split',
    feed: 'sip',
    limit: String(alpacaOffer.rowsPerRequest),
    sort: 'asc',
    ...(token === null ? {} : { page_token: token }),
  });
  return `${baseUrl}/v2/stocks/bars?${query.toString()}`;
}

import 'server-only';
import { knowMarket, type KnownMarket, type MarketReads } from '@/lib/market/know-market';
import type { Market } from '@/lib/market/market';
import { listKnowledgeFlags } from '@/lib/studies/kit/knowledge-flags';
import type { Flag } from '@/lib/studies/kit/study';
import type { View } from '@/lib/view/view';
import { HttpError, toBadRequest } from '../http/http-error';
import { getCalendar } from './get-calendar';

export interface PreparedMarket extends Pick<KnownMarket, 'market' | 'daily' | 'asOf' | 'asOfIndex' | 'next'> {
  readonly flags: readonly Flag[];
}

/**
 * The market as a view may see it: ended at `asOf`, with what it assumes.
 * @throws HttpError 400 for an `asOf` before the first session or an unknown assumed symbol, 503 for an empty store.
 */
export function prepareMarket(whole: Market, view: View, of: MarketReads): PreparedMarket {
  if (whole.sessions.length === 0 && view.version !== null) {
    throw toBadRequest([{ path: 'version', message: `no closes were known at version ${view.version}; choose a later one` }]);
  }
  if (whole.sessions.length === 0)
    throw new HttpError(
      503,
      'no_data',
      'No closes of followed instruments are stored yet, an index among them. The page of the data says how they are added.',
    );
  const known = knowMarket(whole, view, of, getCalendar());
  if (!known.ok) throw toBadRequest([known.issue]);
  const { market, daily, asOf, asOfIndex, next } = known.value;
  return { market, daily, asOf, asOfIndex, next, flags: listKnowledgeFlags(known.value, of) };
}

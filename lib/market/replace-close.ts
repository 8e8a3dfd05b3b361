import type { SessionDate } from '@/lib/calendar/session-date';
import { addComposites } from './composites';
import { holdSeries } from './defer-series';
import type { Market } from './market';

/** One close of one instrument. */
export interface NamedClose {
  readonly symbol: string;
  readonly session: SessionDate;
  /** Split-adjusted. */
  readonly close: number;
}

/**
 * The market in which one close is another: the dividend-adjusted one moves with it, and M7 and M7D are computed anew. Null where the market has
 * no such close. What is counted of universes stays as it is.
 */
export function replaceClose(market: Market, { symbol, session, close }: NamedClose): Market | null {
  const index = market.sessions.indexOf(session);
  const series = market.series.get(symbol);
  const before = series?.closeAt(index, 'price') ?? Number.NaN;
  if (series === undefined || series.instrument.kind === 'composite' || Number.isNaN(before)) return null;
  const scale = (values: Float64Array, factor: number): Float64Array => {
    const copy = values.slice();
    copy[index] = (copy[index] ?? Number.NaN) * factor;
    return copy;
  };
  const closes = series.close.slice();
  closes[index] = close;
  const { instrument, total, high, highestClose, source } = series;
  const totals = total === null ? null : scale(total, close / before);
  const replaced = holdSeries(instrument, { close: closes, total: totals, high, highestClose, source });
  return addComposites({ ...market, series: new Map(market.series).set(symbol, replaced) });
}

import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { InstrumentCoverage } from '../pages/models/data-page';
import type { Market, MarketSeries } from '@/lib/market/market';
import { countSessionsBehind } from './count-behind';

function describeSeries(market: Market, series: MarketSeries, now: string): InstrumentCoverage {
  const { symbol, name, kind, basis, licenceClass, notes } = series.instrument;
  const values = basis === 'total' && series.total !== null ? series.total : series.close;
  const sources = series.source;
  const stored: number[] = [];
  const missing: number[] = [];
  const providers = new Set<string>();
  values.forEach((value, index) => {
    if (Number.isNaN(value)) missing.push(index);
    else {
      stored.push(index);
      const provider = market.sources[sources[index] ?? 0];
      if (provider !== undefined) providers.add(provider);
    }
  });
  const [firstIndex = Infinity, lastIndex = -Infinity] = [stored[0], stored.at(-1)];
  const at = (index: number): SessionDate | null => market.sessions[index] ?? null;
  const last = at(lastIndex);
  return {
    symbol,
    name,
    kind,
    basis,
    first: at(firstIndex),
    last,
    count: stored.length,
    gaps: missing.filter((index) => index > firstIndex && index < lastIndex).flatMap((index) => at(index) ?? []),
    providers: [...providers],
    licenceClass: market.simulated ? 'simulated' : licenceClass,
    notes: notes.map((note) => note.text),
    // Simulated data is a story that ended, not a feed that stopped.
    sessionsBehind: market.simulated ? 0 : countSessionsBehind(last, now),
  };
}

/** What is stored of every instrument, M7 and M7D among them. `now` is an ISO instant. */
export function listInstrumentCoverage(market: Market, now: string): InstrumentCoverage[] {
  return [...market.series.values()].map((series) => describeSeries(market, series, now));
}

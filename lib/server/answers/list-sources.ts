import 'server-only';
import type { Market, MarketSeries } from '@/lib/market/market';
import type { ResultSource, StudyResult } from '@/lib/studies/kit/study-result';
import { listSeriesSources } from './load-series';

/** The closes on the basis that was used, where the instrument has it. */
function readValues({ instrument, total, close }: MarketSeries, basis: StudyResult['basis']): Float64Array {
  return total !== null && (instrument.basis === 'total' || (basis === 'total' && instrument.basis === 'both')) ? total : close;
}

interface ClosesShown {
  readonly symbols: readonly string[];
  readonly basis: StudyResult['basis'];
  /** Indexes of the first and last session shown. */
  readonly first: number;
  readonly last: number;
}

function listCloseSources(market: Market, { symbols, basis, first, last }: ClosesShown): ResultSource[] {
  return symbols.flatMap((symbol) => {
    const series = market.series.get(symbol);
    if (series === undefined) return [];
    const seen = new Set<number>();
    const values = readValues(series, basis);
    const sources = series.source;
    // Of a century few sessions may be shown: the others are passed only up to the first close, and back to the last.
    let [begin, end, before] = [0, values.length - 1, -1];
    while (begin < values.length && Number.isNaN(values[begin] ?? NaN)) begin += 1;
    while (end >= 0 && Number.isNaN(values[end] ?? NaN)) end -= 1;
    for (let index = Math.max(first, begin); index <= Math.min(last, end); index += 1) {
      const source = sources[index] ?? 0;
      if (source === before || Number.isNaN(values[index] ?? NaN)) continue;
      seen.add(source);
      before = source;
    }
    const at = (index: number) => market.sessions[index] ?? null;
    const providers = [...seen].flatMap((source) => market.sources[source] ?? []);
    const licenceClass = market.simulated ? 'simulated' : series.instrument.licenceClass;
    return { symbol, providers, licenceClass, first: at(begin), last: at(end) };
  });
}

function listUniverseSources(market: Market): ResultSource[] {
  return [...market.universes.values()].map(({ definition, sources, first, last }) => ({
    symbol: definition.id,
    providers: first === null ? [] : sources,
    licenceClass: market.simulated ? 'simulated' : definition.licenceClass,
    first,
    last,
  }));
}

/** Where everything that an answer reads comes from: closes, universes and series. */
export function listSources(market: Market, shown: ClosesShown): ResultSource[] {
  return [...listCloseSources(market, shown), ...listUniverseSources(market), ...listSeriesSources(market)];
}

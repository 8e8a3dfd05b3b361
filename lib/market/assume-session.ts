import type { SessionDate } from '@/lib/calendar/session-date';
import { addComposites } from './composites';
import { deriveSeries } from './defer-series';
import type { Basis, Market, MarketSeries, SeriesColumns } from './market';
import { extendUniverse } from './universe/resize-universe';

function append(values: Float64Array, value: number): Float64Array {
  const longer = new Float64Array(values.length + 1);
  longer.set(values);
  longer[values.length] = value;
  return longer;
}

/** What the assumed close is on a basis, after the session at `last`. */
function assumeOn({ instrument, closeAt }: MarketSeries, value: number, last: number, basis: Basis): number {
  if (instrument.basis === 'total') return basis === 'total' ? value : NaN;
  return basis === 'total' ? (closeAt(last, 'total') * value) / closeAt(last, 'price') : value;
}

function appendAssumed({ close, total, high, source }: SeriesColumns, assumedOn: (basis: Basis) => number, origin: number): SeriesColumns {
  const sources = new Uint8Array(source.length + 1);
  sources.set(source);
  sources[source.length] = origin;
  return {
    close: append(close, assumedOn('price')),
    total: total === null ? null : append(total, assumedOn('total')),
    high: high === null ? null : append(high, NaN),
    source: sources,
  };
}

/**
 * The market with one more session of assumed closes (G13): instruments without one are missing there; M7 and M7D come
 * from their assumed members, never from an assumed level. On a series that stores both bases the assumed close moves
 * the dividend-adjusted one by the same return.
 * @param next the session after the market's last.
 * @throws RangeError when a symbol is not in the market, is a composite, its close is not above zero, or `next` is not later than the last session.
 */
export function assumeSession(market: Market, assumed: ReadonlyMap<string, number>, next: SessionDate): Market {
  const last = market.sessions.at(-1);
  if (last !== undefined && next <= last) throw new RangeError(`the assumed session ${next} is not after the last one, ${last}`);
  for (const [symbol, close] of assumed) {
    const kind = market.series.get(symbol)?.instrument.kind;
    if (kind === undefined) throw new RangeError(`unknown symbol ${symbol}; known are ${[...market.series.keys()].join(', ')}`);
    if (kind === 'composite') throw new RangeError(`${symbol} is computed from its members: assume their closes instead`);
    if (!(close > 0) || !Number.isFinite(close)) throw new RangeError(`the assumed close of ${symbol} must be a number above 0`);
  }
  const index = market.sessions.length;
  const sources = market.sources.includes('assumed') ? market.sources : [...market.sources, 'assumed'];
  const origin = sources.indexOf('assumed');
  const series = new Map<string, MarketSeries>();
  for (const [symbol, item] of market.series) {
    const value = assumed.get(symbol) ?? NaN;
    const own = (basis: Basis) => assumeOn(item, value, index - 1, basis);
    series.set(
      symbol,
      deriveSeries(
        item,
        (columns) => appendAssumed(columns, own, origin),
        (at, basis) => (at === index ? own(basis) : item.closeAt(at, basis)),
      ),
    );
  }
  const universes = new Map([...market.universes].map(([id, universe]) => [id, extendUniverse(universe)]));
  return addComposites({ ...market, sessions: [...market.sessions, next], series, universes, sources, pending: [], assumedIndex: index });
}

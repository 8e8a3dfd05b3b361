import type { SessionDate } from '@/lib/calendar/session-date';
import { addComposites } from './composites';
import type { Market, MarketSeries } from './market';
import { extendUniverse } from './universe/resize-universe';

function append(values: Float64Array, value: number): Float64Array {
  const longer = new Float64Array(values.length + 1);
  longer.set(values);
  longer[values.length] = value;
  return longer;
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
  const series = new Map<string, MarketSeries>();
  for (const [symbol, item] of market.series) {
    const value = assumed.get(symbol) ?? NaN;
    const source = new Uint8Array(index + 1);
    source.set(item.source);
    source[index] = sources.indexOf('assumed');
    const before = item.close[index - 1] ?? NaN;
    const totalBefore = item.total?.[index - 1] ?? NaN;
    const onTotalOnly = item.instrument.basis === 'total';
    series.set(symbol, {
      instrument: item.instrument,
      close: append(item.close, onTotalOnly ? NaN : value),
      total: item.total === null ? null : append(item.total, onTotalOnly ? value : (totalBefore * value) / before),
      high: item.high === null ? null : append(item.high, NaN),
      source,
    });
  }
  const universes = new Map([...market.universes].map(([id, universe]) => [id, extendUniverse(universe)]));
  return addComposites({ ...market, sessions: [...market.sessions, next], series, universes, sources, pending: [], assumedIndex: index });
}

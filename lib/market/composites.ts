import type { SessionDate } from '@/lib/calendar/session-date';
import { equalWeightComposite } from '@/lib/metrics';
import { holdSeries } from './defer-series';
import { magnificentSymbols } from './groups';
import type { Market, MarketInstrument, MarketSeries } from './market';

const hindsight = {
  from: null,
  to: null,
  code: 'hindsight',
  text: 'The Magnificent 7 were chosen with hindsight: a basket named in 2023 for having risen.',
} as const;

const compositeInstruments: readonly { readonly instrument: MarketInstrument; readonly reset: 'quarter' | 'session' }[] = [
  { instrument: describeComposite('M7', 'Magnificent 7'), reset: 'quarter' },
  { instrument: describeComposite('M7D', 'Magnificent 7 (reset daily)'), reset: 'session' },
];

function describeComposite(symbol: string, name: string): MarketInstrument {
  return { symbol, name, kind: 'composite', basis: 'price', licenceClass: 'computed', notes: [hindsight] };
}

function countQuarters(sessions: readonly SessionDate[]): Int32Array {
  return Int32Array.from(sessions, (date) => Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3));
}

function computeComposite(market: Market, reset: 'quarter' | 'session'): Float64Array {
  const members = magnificentSymbols.flatMap((symbol) => market.series.get(symbol)?.close ?? []);
  if (members.length < magnificentSymbols.length) return new Float64Array(market.sessions.length).fill(NaN);
  return equalWeightComposite(members, reset === 'quarter' ? countQuarters(market.sessions) : null);
}

/** The market with M7 and M7D computed from its members (all missing where a member is not stored). */
export function addComposites(market: Market): Market {
  const id = market.simulated ? 'simulated' : 'computed';
  const sources = market.sources.includes(id) ? market.sources : [...market.sources, id];
  const series = new Map<string, MarketSeries>(market.series);
  const assumed = market.assumedIndex;
  for (const { instrument, reset } of compositeInstruments) {
    const close = computeComposite(market, reset);
    const source = new Uint8Array(market.sessions.length).fill(sources.indexOf(id));
    const assumedSource = sources.indexOf('assumed');
    if (assumed !== null && assumedSource >= 0) source[assumed] = assumedSource;
    const licenceClass = market.simulated ? 'simulated' : instrument.licenceClass;
    series.set(instrument.symbol, holdSeries({ ...instrument, licenceClass }, { close, total: null, high: null, source }));
  }
  return { ...market, sources, series };
}

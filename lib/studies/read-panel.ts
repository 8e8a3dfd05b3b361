import { joinWords } from '@/lib/format/join-words';
import { countGaps, findFirstClose, findLastClose } from '@/lib/metrics';
import { flagUnavailable } from './flags';
import { findStand, hasBasis } from './index-funds';
import type { Market, MarketInstrument, MarketSeries } from './market';
import type { Flag } from './study';
import type { Basis, ClosesRead, StudyPanel, StudySeries } from './study-series';

export type { StudyPanel, StudySeries } from './study-series';

function nameBasis(basis: Basis): string {
  return basis === 'price' ? 'price-basis' : 'dividend-adjusted';
}

/** What the market lacks is an instrument without closes: a study that names it itself says so, and fails nobody. */
function findSeries(market: Market, symbol: string): MarketSeries {
  const found = market.series.get(symbol);
  if (found !== undefined) return found;
  const { length } = market.sessions;
  const instrument: MarketInstrument = { symbol, name: symbol, kind: 'index', basis: 'both', licenceClass: 'none', notes: [] };
  const missing = new Float64Array(length).fill(NaN);
  return { instrument, close: missing, total: missing, high: null, source: new Uint8Array(length) };
}

/** No basis is common: which instruments would answer, where the store has them. */
function flagNoBasis(market: Market, instruments: readonly MarketInstrument[], lack: string): Flag {
  const all = instruments.map((instrument) => instrument.symbol);
  const flag = flagUnavailable(`Unavailable: ${lack}, and no basis is common to ${joinWords(all)}.`, all);
  const stand = findStand(market, instruments);
  if (stand === null) return flag;
  const funds = Object.entries(stand.symbols).map(([index, fund]) => `${fund}, which tracks ${index}`);
  const named = joinWords(all.map((symbol) => stand.symbols[symbol] ?? symbol));
  return { ...flag, message: `${flag.message} With ${joinWords(funds)}, it can be answered: ${named} ${all.length === 2 ? 'both' : 'all'} have ${nameBasis(stand.basis)} closes.`, instead: stand };
}

function chooseBasis(market: Market, instruments: readonly MarketInstrument[], asked: Basis): { basis: Basis | null; flags: Flag[] } {
  const without = instruments.filter((instrument) => !hasBasis(instrument, asked));
  if (without.length === 0) return { basis: asked, flags: [] };
  const other: Basis = asked === 'price' ? 'total' : 'price';
  const symbols = without.map((instrument) => instrument.symbol);
  const lack = `${symbols.join(', ')} ${symbols.length === 1 ? 'has' : 'have'} no ${nameBasis(asked)} closes`;
  if (instruments.every((instrument) => hasBasis(instrument, other))) {
    return { basis: other, flags: [flagUnavailable(`${lack}; ${nameBasis(other)} closes are used throughout.`, symbols)] };
  }
  return { basis: null, flags: [flagNoBasis(market, instruments, lack)] };
}

function selectCloses(series: MarketSeries, basis: Basis | null): Float64Array {
  if (basis === 'price') return series.close;
  if (basis === 'total' && series.total !== null) return series.total;
  return new Float64Array(series.close.length).fill(NaN);
}

/** Each of them on the basis asked for where it has that, whatever the others have. */
export function readAlone(symbols: readonly string[], basis: Basis): readonly ClosesRead[] {
  return symbols.map((symbol) => ({ symbols: [symbol], basis }));
}

/** The closes that `readPanel` would give of those that the market has, and nothing else of it. */
export function selectPanelCloses(market: Market, { symbols, basis }: ClosesRead): Float64Array[] {
  const found = symbols.flatMap((symbol) => market.series.get(symbol) ?? []);
  const chosen = chooseBasis(market, found.map((series) => series.instrument), basis).basis;
  return found.map((series) => selectCloses(series, chosen));
}

/**
 * The closes of `symbols` on one basis that all of them have (G10): the one asked for, else the other with a flag
 * that says so, else none (all missing) with a flag that says why.
 * A symbol that the market lacks has no closes.
 */
export function readPanel(market: Market, symbols: readonly string[], asked: Basis): StudyPanel {
  const found = symbols.map((symbol) => findSeries(market, symbol));
  const { basis, flags } = chooseBasis(market, found.map((series) => series.instrument), asked);
  const series = found.map((item): StudySeries => {
    const closes = selectCloses(item, basis);
    const { instrument, high, source } = item;
    const first = findFirstClose(closes);
    return { symbol: instrument.symbol, instrument, closes, high, source, first, last: findLastClose(closes), gaps: countGaps(closes) };
  });
  const empty = basis === null ? [] : series.filter((item) => item.first < 0).map((item) => item.symbol);
  if (empty.length > 0) flags.push(flagUnavailable(`No closes are stored for ${empty.join(', ')}.`, empty));
  return { basis: basis ?? asked, series, flags };
}

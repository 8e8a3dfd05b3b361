import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import { countGaps, findFirstClose, findLastClose } from '@/lib/metrics';
import { flagUnavailable } from './flags';
import { findStand, hasBasis } from '@/lib/market/index-funds';
import type { Basis, Market, MarketInstrument, MarketSeries } from '@/lib/market/market';
import type { Flag } from './study';
import type { ClosesRead, StudyPanel, StudySeries } from './study-series';

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

/** Which instruments would answer for all of them, where the store has them; the flag as it is where it has not. */
function nameInstead(market: Market, instruments: readonly MarketInstrument[], flag: Flag): Flag {
  const stand = findStand(market, instruments);
  if (stand === null) return flag;
  const funds = Object.entries(stand.symbols).map(([index, fund]) => `${fund}, which tracks ${index}`);
  const named = [...new Set(instruments.map(({ symbol }) => stand.symbols[symbol] ?? symbol))];
  const answered = flag.symbols?.length === instruments.length ? 'it can be answered' : 'all can be shown';
  return { ...flag, message: `${flag.message} With ${joinWords(funds)}, ${answered}: ${joinWords(named)} ${named.length === 2 ? 'both' : 'all'} have ${nameBasis(stand.basis)} closes.`, instead: stand };
}

interface ChosenBasis {
  /** Null where none is common. */
  readonly basis: Basis | null;
  readonly flags: Flag[];
  /** Those of a list that lack it. */
  readonly leftOut: readonly string[];
}

function chooseBasis(market: Market, instruments: readonly MarketInstrument[], asked: Basis, isList: boolean): ChosenBasis {
  const without = instruments.filter((instrument) => !hasBasis(instrument, asked));
  if (without.length === 0) return { basis: asked, flags: [], leftOut: [] };
  const other: Basis = asked === 'price' ? 'total' : 'price';
  const symbols = without.map((instrument) => instrument.symbol);
  const lack = `${joinWords(symbols)} ${symbols.length === 1 ? 'has' : 'have'} no ${nameBasis(asked)} closes`;
  if (instruments.every((instrument) => hasBasis(instrument, other))) {
    return { basis: other, flags: [flagUnavailable(`${lack}; ${nameBasis(other)} closes are used throughout.`, symbols)], leftOut: [] };
  }
  if (isList) {
    const leftOut = flagUnavailable(`${lack} and ${symbols.length === 1 ? 'is' : 'are'} left out.`, symbols);
    return { basis: asked, flags: [nameInstead(market, instruments, leftOut)], leftOut: symbols };
  }
  const all = instruments.map((instrument) => instrument.symbol);
  const none = flagUnavailable(`Unavailable: ${lack}, and no basis is common to ${joinWords(all)}.`, all);
  return { basis: null, flags: [nameInstead(market, instruments, none)], leftOut: [] };
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
export function selectPanelCloses(market: Market, { symbols, basis, isList = false }: ClosesRead): Float64Array[] {
  const found = symbols.flatMap((symbol) => market.series.get(symbol) ?? []);
  const chosen = chooseBasis(market, found.map((series) => series.instrument), basis, isList);
  return found.filter(({ instrument }) => !chosen.leftOut.includes(instrument.symbol)).map((series) => selectCloses(series, chosen.basis));
}

/** A list of instruments, each of which counts by itself. */
export function readAsList(symbols: readonly string[], basis: Basis): readonly ClosesRead[] {
  return [{ symbols, basis, isList: true }];
}

/**
 * The closes of `symbols` on one basis that all of them have (G10): the one asked for, else the other with a flag
 * that says so, else none (all missing) with a flag that says why.
 * A symbol that the market lacks has no closes.
 */
export function readPanel(market: Market, symbols: readonly string[], asked: Basis): StudyPanel {
  return read(market, symbols, asked, false);
}

/** The same of a list: where no basis is common to all, those that lack the one asked for are left out, and a flag names them. */
export function readListPanel(market: Market, symbols: readonly string[], asked: Basis): StudyPanel {
  return read(market, symbols, asked, true);
}

function read(market: Market, symbols: readonly string[], asked: Basis, isList: boolean): StudyPanel {
  const found = symbols.map((symbol) => findSeries(market, symbol));
  const { basis, flags, leftOut } = chooseBasis(market, found.map((series) => series.instrument), asked, isList);
  const series = found.filter(({ instrument }) => !leftOut.includes(instrument.symbol)).map((item): StudySeries => {
    const closes = selectCloses(item, basis);
    const { instrument, high, source } = item;
    const first = findFirstClose(closes);
    return { symbol: instrument.symbol, instrument, closes, high, source, first, last: findLastClose(closes), gaps: countGaps(closes) };
  });
  const empty = basis === null ? [] : series.filter((item) => item.first < 0).map((item) => item.symbol);
  const end = market.sessions.at(-1);
  // A market that is cut at the session looked back from says nothing of later closes.
  const until = end === undefined ? '' : ` up to ${formatLongDate(end)}`;
  if (empty.length > 0) flags.push(flagUnavailable(`No closes are stored for ${joinWords(empty)}${until}.`, empty));
  return { basis: basis ?? asked, series, flags };
}

import { formatLongDate } from '@/lib/format/format-date';
import { pluralise } from '@/lib/format/number-words';
import { nameAllOf, nameOf } from './name-in-sentence';
import { joinWords } from '@/lib/format/join-words';
import { countGaps, findFirstClose, findLastClose } from '@/lib/metrics';
import { flagUnavailable } from './flags';
import { chooseBasis, selectCloses, type ChosenBasis } from '@/lib/market/choose-closes';
import { holdSeries } from '@/lib/market/defer-series';
import { findStand } from '@/lib/market/index-funds';
import type { Basis, Market, MarketInstrument, MarketSeries } from '@/lib/market/market';
import type { Flag } from './study';
import { nameClose } from './unit-words';
import type { StudyPanel, StudySeries } from './study-series';

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
  return holdSeries(instrument, { close: missing, total: missing, high: null, source: new Uint8Array(length) });
}

/** Which instruments would answer for all of them, where the store has them; the flag as it is where it has not. */
function nameInstead(market: Market, instruments: readonly MarketInstrument[], flag: Flag): Flag {
  const stand = findStand(market, instruments);
  if (stand === null) return flag;
  const entries = Object.entries(stand.symbols);
  const [single] = entries;
  // Several clauses between commas would run into each other.
  const funds =
    entries.length === 1 && single !== undefined
      ? `${single[1]}, which tracks ${nameOf(market, single[0])}`
      : joinWords(entries.map(([index, fund]) => `${fund} for ${nameOf(market, index)}`));
  const named = [...new Set(instruments.map(({ symbol }) => stand.symbols[symbol] ?? nameOf(market, symbol)))];
  const answered = flag.symbols?.length === instruments.length ? 'it can be answered' : 'all can be shown';
  return {
    ...flag,
    message: `${flag.message} With ${funds}, ${answered}: ${joinWords(named)} ${named.length === 2 ? 'both' : 'all'} have ${nameBasis(stand.basis)} closes.`,
    instead: stand,
  };
}

/** Why the basis asked for is not used, or not by all. */
function explainBasis(
  market: Market,
  instruments: readonly MarketInstrument[],
  asked: Basis,
  { basis, without, leftOut }: ChosenBasis,
): Flag[] {
  if (without.length === 0) return [];
  const many = new Set(without).size;
  const lack = `${nameAllOf(market, without, true)} ${pluralise(many, 'has', 'have')} no ${nameBasis(asked)} closes`;
  const none = `Unavailable: ${nameAllOf(market, without)} ${pluralise(many, 'has', 'have')} no ${nameBasis(asked)} closes`;
  if (leftOut.length > 0) {
    const flag = flagUnavailable(`${lack} and ${pluralise(many, 'is', 'are')} left out.`, without);
    return [nameInstead(market, instruments, flag)];
  }
  if (basis !== null) return [flagUnavailable(`${lack}; ${nameBasis(basis)} closes are used throughout.`, without)];
  const all = instruments.map((instrument) => instrument.symbol);
  return [nameInstead(market, instruments, flagUnavailable(`${none}, and no basis is common to ${nameAllOf(market, all)}.`, all))];
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
  const instruments = found.map((series) => series.instrument);
  const chosen = chooseBasis(instruments, asked, isList);
  const { basis, leftOut } = chosen;
  const flags = explainBasis(market, instruments, asked, chosen);
  const series = found
    .filter(({ instrument }) => !leftOut.includes(instrument.symbol))
    .map((item): StudySeries => {
      const closes = selectCloses(item, basis);
      const { instrument, high, highestClose, source } = item;
      const first = findFirstClose(closes);
      return {
        symbol: instrument.symbol,
        instrument,
        closes,
        high,
        ...(highestClose === undefined ? {} : { highestClose }),
        source,
        first,
        last: findLastClose(closes),
        gaps: countGaps(closes),
      };
    });
  const empty = basis === null ? [] : series.filter((item) => item.first < 0).map((item) => item.symbol);
  const end = market.sessions.at(-1);
  // A market that is cut at the session looked back from says nothing of later closes.
  const until = end === undefined ? '' : ` up to ${formatLongDate(end)}`;
  if (empty.length > 0)
    flags.push(flagUnavailable(`No ${nameClose(market.unit)}s are stored for ${nameAllOf(market, empty)}${until}.`, empty));
  return { basis: basis ?? asked, series, flags };
}

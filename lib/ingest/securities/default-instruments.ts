import { parseSessionDate } from '@/lib/calendar/session-date';
import { findProviderSymbols, guessProviderSymbols } from '@/lib/sources/registry';
import type { InstrumentInput } from '@/lib/store/instruments';
import { describedFunds } from './described-funds';

const session = parseSessionDate;

type Notes = InstrumentInput['notes'];

// Definitions G14. SPX lacks Saturday sessions up to 1952-09-29, when the exchange stopped holding them.
const notes: Readonly<Record<string, Notes>> = {
  SPX: [
    { from: null, to: session('1957-03-03'), code: 'ninety-members', text: 'Before 4 Mar 1957 the S&P index had 90 members.' },
    { from: null, to: session('1952-09-28'), code: 'saturdays-missing', text: 'Before 29 Sep 1952 Saturday sessions are missing.' },
    { from: null, to: session('1961-12-31'), code: 'close-only', text: 'Up to 31 Dec 1961 open, high and low equal the close.' },
  ],
  RUT: [
    { from: null, to: session('1983-12-31'), code: 'back-computed', text: 'Before 1 Jan 1984 the Russell 2000 was computed backwards.' },
  ],
};

function define(symbol: string, name: string, kind: 'index' | 'stock', licenceClass: string): InstrumentInput {
  return {
    symbol,
    name,
    kind,
    basis: kind === 'index' ? 'price' : 'both',
    licenceClass,
    providerSymbols: findProviderSymbols(symbol),
    notes: notes[symbol] ?? [],
  };
}

/** The ten instruments that Broadtape follows by itself. M7 and M7D are computed from them and not stored. */
export const defaultInstruments: readonly InstrumentInput[] = [
  define('SPX', 'S&P 500', 'index', 'restricted'),
  define('RUT', 'Russell 2000', 'index', 'restricted'),
  define('NDX', 'Nasdaq-100', 'index', 'restricted'),
  define('AAPL', 'Apple', 'stock', 'restricted'),
  define('AMZN', 'Amazon', 'stock', 'restricted'),
  define('GOOGL', 'Alphabet (GOOGL)', 'stock', 'restricted'),
  define('META', 'Meta Platforms', 'stock', 'restricted'),
  define('MSFT', 'Microsoft', 'stock', 'restricted'),
  define('NVDA', 'Nvidia', 'stock', 'restricted'),
  define('TSLA', 'Tesla', 'stock', 'restricted'),
];

/**
 * An instrument that nobody described: a stock named after its symbol, asked for under that symbol.
 * @param basis what its rows hold, once known; the providers give both.
 */
export function describeUnknown(symbol: string, basis: InstrumentInput['basis'] = 'both'): InstrumentInput {
  return { ...define(symbol, symbol, 'stock', 'restricted'), basis, providerSymbols: guessProviderSymbols(symbol) };
}

/** An instrument that is described as a member of a universe and not followed. */
export function describeMember(symbol: string): InstrumentInput {
  return { ...(findDefault(symbol) ?? describeUnknown(symbol)), tracked: false };
}

/** The description of `symbol` if it is one of the ten, or a fund that is known by name. */
export function findDefault(symbol: string): InstrumentInput | undefined {
  return [...defaultInstruments, ...describedFunds].find((instrument) => instrument.symbol === symbol);
}

/** Whether it is one of the ten, which are followed without being asked for. */
export function isDefault(symbol: string): boolean {
  return defaultInstruments.some((instrument) => instrument.symbol === symbol);
}

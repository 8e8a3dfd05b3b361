import type { SessionDate } from '@/lib/calendar/session-date';
import type { InstrumentInput } from '@/lib/store/instruments';
import type { ServedFunds } from '../fault-server-holdings';
import type { ServedProvider } from '../fault-server-writers';
import type { ServedSource } from '../fault-server';
import { makeInstrument } from '../store-rows';
import { makeMonthTruth, type MonthPlan, type MonthTruth } from './month-truth';

/** A stretch of time in which somebody is not what he was, in milliseconds since 1970. */
export interface Spell {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What a month is played with: who knows the closes, who publishes the members, who has a key, and what befalls them. */
export interface MonthWorld {
  readonly name: string;
  readonly truth: MonthTruth;
  /** The index over the names, and the second source of its closes. */
  readonly index: InstrumentInput;
  readonly second: { readonly provider: ServedProvider; readonly symbol: string };
  /** The universe, and the funds whose lists say who its members are, first choice first; none: a list of one's own, each name of which is followed. */
  readonly universeId: string;
  readonly lists: readonly { readonly source: ServedFunds; readonly fund: string }[];
  /** Whether the first fund says of every name what its business is. */
  readonly hasSectors: boolean;
  /** Who has a key. */
  readonly keyed: readonly ServedSource[];
  /** Who knows the closes of the names. */
  readonly stocks: readonly ServedProvider[];
  /** Whether one of them has dividend-adjusted closes. */
  readonly isAdjusted: boolean;
  /**
   * Whether one of them tells of splits. Where none does, a history on another scale may as well be a misprint: what came of the name stays as it is, and
   * what comes waits in quarantine for a person.
   */
  readonly tellsSplits: boolean;
  /** A key that is taken no more, and for how long. */
  readonly expiry: (Spell & { readonly provider: ServedProvider }) | null;
  /** Who answers everything with 429 for a week. */
  readonly refusing: readonly ServedSource[];
  /** Who is asked for many names at once: before the key expires, and after. */
  readonly batches: readonly [readonly string[], readonly string[]];
  /** Requests on a session for the closes of all names, those included that are refused since a key is taken no more. */
  readonly mostBatches: number;
  /** Everybody who is asked for something. */
  readonly asked: readonly string[];
}

export const outage: Spell = { fromMs: Date.parse('2024-12-09T14:00:00Z'), untilMs: Date.parse('2024-12-16T14:00:00Z') };

/** What all have in common: Thanksgiving, Christmas, two half days, a split, a new ticker, a single change of names and a reconstitution. */
function makeTruth(plan: Pick<MonthPlan, 'first' | 'founders' | 'decimals'>): MonthTruth {
  return makeMonthTruth({
    ...plan,
    last: '2024-12-27',
    changes: [
      { session: '2024-12-04', names: 1 },
      { session: '2024-12-23', names: 7 },
    ],
    split: { place: 40, session: '2024-12-17', ratio: 4 },
    rename: { place: 60, session: '2024-12-19' },
  });
}

const nasdaq100 = {
  // As few as may be taken for the members of the index.
  truth: makeTruth({ first: '2024-09-03', founders: 90, decimals: 4 }),
  index: makeInstrument('NDX', { providerSymbols: { yahoo: '^NDX', nasdaq: 'NDX' } }),
  second: { provider: 'nasdaq', symbol: 'NDX' },
  universeId: 'nasdaq100',
  lists: [
    { source: 'invesco', fund: 'QQQ' },
    { source: 'nasdaq-list', fund: 'nasdaq100' },
  ],
  hasSectors: false,
  isAdjusted: true,
  tellsSplits: true,
} as const satisfies Partial<MonthWorld>;

const spx = {
  index: makeInstrument('SPX', { providerSymbols: { yahoo: '^GSPC', cboe: 'SPX' } }),
  second: { provider: 'cboe', symbol: 'SPX' },
} as const satisfies Partial<MonthWorld>;

/** Keys of two feeds of which one is taken no more after a week: what came in batches from the one comes from Yahoo then. */
export const alpacaWorld: MonthWorld = {
  ...nasdaq100,
  name: 'with keys of Alpaca and Tiingo',
  keyed: ['alpaca', 'tiingo'],
  stocks: ['yahoo', 'alpaca', 'tiingo'],
  expiry: { provider: 'alpaca', fromMs: Date.parse('2024-12-03T12:00:00Z'), untilMs: Infinity },
  refusing: ['yahoo', 'cboe', 'nasdaq', 'fred', 'tiingo'],
  batches: [['alpaca'], ['alpaca', 'yahoo']],
  mostBatches: 6,
  asked: ['alfred', 'alpaca', 'cboe', 'fred', 'invesco', 'nasdaq', 'nasdaq-list', 'tiingo', 'yahoo'],
};

/** Days of all stocks in a request; a key that is put in anew after five days; FRED's own interface in place of ALFRED. */
export const massiveWorld: MonthWorld = {
  ...nasdaq100,
  name: 'with keys of Massive and FRED',
  keyed: ['massive', 'fred-api'],
  stocks: ['yahoo', 'massive'],
  expiry: { provider: 'massive', fromMs: Date.parse('2024-12-18T12:00:00Z'), untilMs: Date.parse('2024-12-23T12:00:00Z') },
  refusing: ['yahoo', 'cboe', 'nasdaq', 'fred', 'massive'],
  batches: [['massive'], ['massive', 'yahoo']],
  mostBatches: 6,
  asked: ['cboe', 'fred', 'fred-api', 'invesco', 'massive', 'nasdaq', 'nasdaq-list', 'yahoo'],
};

/** Without any key, of an index whose fund is confirmed by another, which stands in for it while it refuses. */
export const keylessWorld: MonthWorld = {
  ...spx,
  name: 'without a key, the S&P 500',
  truth: makeTruth({ first: '2024-11-01', founders: 452, decimals: 2 }),
  universeId: 'sp500',
  lists: [
    { source: 'ishares', fund: 'IVV' },
    { source: 'ssga', fund: 'SPY' },
  ],
  hasSectors: true,
  keyed: [],
  stocks: ['yahoo'],
  isAdjusted: true,
  tellsSplits: true,
  expiry: null,
  refusing: ['yahoo', 'cboe', 'nasdaq', 'fred', 'ishares'],
  batches: [['yahoo'], ['yahoo']],
  mostBatches: 30,
  asked: ['alfred', 'cboe', 'fred', 'ishares', 'nasdaq', 'ssga', 'yahoo'],
};

/** A provider that answers for a name at a time, and alone knows the names of a list of one's own; its key is put in anew after two days. */
function makeFeedWorld(provider: ServedProvider, { isAdjusted, tellsSplits }: Pick<MonthWorld, 'isAdjusted' | 'tellsSplits'>): MonthWorld {
  return {
    ...spx,
    name: `with a key of ${provider}, a list of one's own`,
    truth: makeMonthTruth({
      first: '2024-09-03',
      last: '2024-12-27',
      founders: 5,
      changes: [],
      split: { place: 2, session: '2024-12-17', ratio: 4 },
      rename: null,
      decimals: 2,
    }),
    universeId: 'own',
    lists: [],
    hasSectors: false,
    keyed: [provider],
    stocks: [provider],
    isAdjusted,
    tellsSplits,
    expiry: { provider, fromMs: Date.parse('2024-12-18T12:00:00Z'), untilMs: Date.parse('2024-12-20T12:00:00Z') },
    refusing: ['yahoo', 'cboe', 'nasdaq', 'fred', provider],
    batches: [[], []],
    mostBatches: 0,
    asked: ['alfred', 'cboe', 'fred', 'nasdaq', provider, 'yahoo'].sort(),
  };
}

export const feedWorlds: readonly MonthWorld[] = [
  makeFeedWorld('tiingo', { isAdjusted: true, tellsSplits: true }),
  makeFeedWorld('twelve-data', { isAdjusted: false, tellsSplits: false }),
  makeFeedWorld('fmp', { isAdjusted: false, tellsSplits: false }),
  makeFeedWorld('eodhd', { isAdjusted: true, tellsSplits: true }),
  makeFeedWorld('alpha-vantage', { isAdjusted: false, tellsSplits: true }),
  makeFeedWorld('stooq', { isAdjusted: false, tellsSplits: false }),
];

/** The sessions of the month; what is before them is history. */
export function listMonth({ sessions }: MonthTruth): readonly SessionDate[] {
  return sessions.filter((session) => session >= '2024-11-22');
}

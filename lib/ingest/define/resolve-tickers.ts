import type { SessionDate } from '@/lib/calendar/session-date';
import { listCoverage } from '@/lib/store/coverage';
import { listAnyInstruments } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { createTickerResolver } from '../securities/resolve-ticker';

/** A security of a list. */
export interface ListedSecurity {
  readonly ticker: string;
  readonly symbol: string;
  readonly instrumentId: number;
  /** Its first stored close, or null. */
  readonly first: SessionDate | null;
}

export interface ResolvedTickers {
  /** Each once: of two tickers of one security the first. */
  readonly known: readonly ListedSecurity[];
  /** What is no stored stock or fund, as it was written. */
  readonly unknown: readonly string[];
}

/** The stored stocks and funds that tickers mean today: classes as they are spelled here, former tickers as what they became. */
export async function resolveTickers(store: Store, tickers: readonly string[]): Promise<ResolvedTickers> {
  const { named } = await createTickerResolver(store);
  // Of what the sample market left behind nothing real is stored.
  const stored = new Map(
    (await listAnyInstruments(store))
      .filter(({ kind, licenceClass }) => kind !== 'index' && licenceClass !== 'simulated')
      .map(({ symbol, id }) => [symbol, id]),
  );
  const firstOf = new Map((await listCoverage(store)).map(({ instrumentId, first }) => [instrumentId, first]));
  const known = new Map<number, ListedSecurity>();
  const unknown: string[] = [];
  for (const ticker of tickers) {
    const symbol = named(ticker);
    const instrumentId = stored.get(symbol);
    if (instrumentId === undefined) unknown.push(ticker);
    else if (!known.has(instrumentId)) known.set(instrumentId, { ticker, symbol, instrumentId, first: firstOf.get(instrumentId) ?? null });
  }
  return { known: [...known.values()], unknown };
}

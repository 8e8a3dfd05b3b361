import type { SessionDate } from '@/lib/calendar/session-date';
import { listAnyInstruments } from '@/lib/store/instruments';
import { listAliases } from '@/lib/store/security-aliases';
import type { Store } from '@/lib/store/store';
import { groupBy } from './group-by';
import { knownAliases } from './known-aliases';

/** What the security is called now that had `ticker` on a date: the ticker itself unless an alias says otherwise. */
export type TickerResolver = (ticker: string, session: SessionDate) => string;

/**
 * A resolver over the stored aliases and the known changes of ticker, stored ones first. A spell that begins while the ticker was the
 * security's is the security's, also where its list noticed the change late or never.
 */
export async function createTickerResolver(store: Store): Promise<TickerResolver> {
  const symbolOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [id, symbol]));
  const stored = (await listAliases(store)).flatMap(({ instrumentId, ...alias }) => {
    const symbol = symbolOf.get(instrumentId);
    return symbol === undefined ? [] : [{ ...alias, symbol }];
  });
  const byTicker = groupBy([...stored, ...knownAliases], ({ ticker }) => ticker);
  return (ticker, session) => {
    const alias = byTicker.get(ticker)?.find(({ from, until }) => (from === null || from <= session) && (until === null || session < until));
    return alias?.symbol ?? ticker;
  };
}

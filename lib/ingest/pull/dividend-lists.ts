import type { SessionDate } from '@/lib/calendar/session-date';
import type { Sources } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';

/** What stocks paid, by their tickers with points between classes (BRK.B): dollars a share, or null where the amount is not known. */
export type DividendsOfDay = ReadonlyMap<string, number | null>;

/** The dividends of a day, or null where no source lists them. */
export type DividendLists = (session: SessionDate) => Promise<DividendsOfDay | null>;

// A class is written BF.B, BF/B, BF-B or BF B.
const toTicker = (written: string): string => written.replaceAll(/[/\- ]/g, '.');

function addUp(known: number | null | undefined, amount: number | null): number | null {
  return known === null || amount === null ? null : (known ?? 0) + amount;
}

/** The lists of one run: each day is asked for when it is first needed, and once. */
export function createDividendLists(sources: Sources, signal?: AbortSignal): DividendLists {
  const asked = new Map<SessionDate, Promise<DividendsOfDay | null>>();
  const ask = async (session: SessionDate): Promise<DividendsOfDay | null> => {
    for (const { fetchDividends } of sources) {
      if (fetchDividends === undefined) continue;
      try {
        const ofDay = new Map<string, number | null>();
        // What is paid beside the usual stands in a line of its own.
        for (const { ticker, amount } of await fetchDividends({ session, signal }))
          ofDay.set(toTicker(ticker), addUp(ofDay.get(toTicker(ticker)), amount));
        return ofDay;
      } catch (error) {
        // Without a list the closes wait for their adjusted ones.
        if (!(error instanceof SourceError)) throw error;
      }
    }
    return null;
  };
  return (session) => {
    const known = asked.get(session) ?? ask(session);
    asked.set(session, known);
    return known;
  };
}

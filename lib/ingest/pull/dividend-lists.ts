import type { SessionDate } from '@/lib/calendar/session-date';
import type { Source } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';

/** What stocks paid, by their tickers with points between classes (BRK.B): dollars a share, or null where the amount is not known. */
export type DividendsOfDay = ReadonlyMap<string, number | null>;

/** Lists that were told before, by their day: what a process keeps of them, so that all its pulls ask for one once. */
export type ToldDividends = Map<SessionDate, DividendsOfDay>;

/** The dividends of a day, or null where no source lists them. */
export type DividendLists = (session: SessionDate) => Promise<DividendsOfDay | null>;

// A class is written BF.B, BF/B, BF-B or BF B.
const toTicker = (written: string): string => written.replaceAll(/[/\- ]/g, '.');

/**
 * What is paid beside the usual stands in a line of its own. Two lines of one amount may be two payments or one that is listed twice: which one is not
 * known.
 */
function addUp(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  const isKnown = known.length === amounts.length && new Set(known).size === known.length;
  return isKnown ? known.reduce((sum, amount) => sum + amount, 0) : null;
}

// Closes that wait longer than some days follow from no list.
const mostKept = 10;

/** The lists of one run: each day is asked for when it is first needed, and once; not at all where it is among those `told` before, and joins them. */
export function createDividendLists(
  sources: readonly Pick<Source, 'fetchDividends'>[],
  { told = new Map(), signal }: { readonly told?: ToldDividends | undefined; readonly signal?: AbortSignal | undefined } = {},
): DividendLists {
  const asked = new Map<SessionDate, Promise<DividendsOfDay | null>>();
  const ask = async (session: SessionDate): Promise<DividendsOfDay | null> => {
    for (const { fetchDividends } of sources) {
      if (fetchDividends === undefined) continue;
      try {
        const listed = new Map<string, (number | null)[]>();
        for (const { ticker, amount } of await fetchDividends({ session, signal }))
          listed.set(toTicker(ticker), [...(listed.get(toTicker(ticker)) ?? []), amount]);
        const ofDay = new Map([...listed].map(([ticker, amounts]) => [ticker, addUp(amounts)]));
        told.set(session, ofDay);
        for (const old of [...told.keys()].toSorted().slice(0, -mostKept)) told.delete(old);
        return ofDay;
      } catch (error) {
        // Without a list the closes wait for their adjusted ones.
        if (!(error instanceof SourceError)) throw error;
      }
    }
    return null;
  };
  return (session) => {
    const before = told.get(session);
    if (before !== undefined) return Promise.resolve(before);
    const known = asked.get(session) ?? ask(session);
    asked.set(session, known);
    return known;
  };
}

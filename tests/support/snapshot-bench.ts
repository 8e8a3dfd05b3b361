import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { storeSnapshot } from '@/lib/ingest/snapshots/store-snapshot';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { Fence } from '@/lib/store/close-row';
import { readMembership } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';

export const calendar = createCalendar();
/** A clock that stands after everything that these tests store. */
export const now = () => new Date('2026-11-28T12:00:00Z');

/** Four hundred names that nobody has. */
export const crowd: readonly string[] = Array.from({ length: 400 }, (_, place) => `M${String(place).padStart(3, '0')}`);

/** A list of the S&P MidCap 400's fund: the names with equal weights. */
export function makeHoldings(asOf: string, tickers: readonly string[], source = 'ishares'): Holdings {
  const holdings = tickers.map((ticker, place) => ({
    ticker,
    name: ticker,
    weight: 1 / tickers.length,
    sector: source === 'ssga' ? null : place % 2 === 0 ? 'Energy' : 'Utilities',
  }));
  return { asOf: parseSessionDate(asOf), source, fund: source === 'ssga' ? 'MDY' : 'IJH', holdings, leftOut: [] };
}

/** Does `work` as the one writer. */
export async function asWriter<Result>(store: Store, work: (fence: Fence) => Promise<Result>): Promise<Result> {
  return await withLease(store, { label: 'test', waitMs: 0, now }, work);
}

/** Stores a list of `sp400`. */
export async function takeSnapshot(store: Store, holdings: Holdings, force?: string) {
  return await asWriter(store, (fence) =>
    storeSnapshot({ store, universeId: 'sp400', calendar, now, holdings, second: null, label: 'a file', force }, { fence, runId: null }),
  );
}

/** Spells of `sp400` in words: symbol, from, until, and between which sessions they lie. */
export async function listSpells(store: Store): Promise<string[]> {
  const spells = await readMembership(store, 'sp400');
  return spells.map(
    ({ symbol, from, until, lastWithout, lastWith }) => `${symbol} ${lastWithout ?? ''}<${from} ${lastWith ?? ''}<${until ?? ''}`,
  );
}

export const day = (text: string): SessionDate => parseSessionDate(text);

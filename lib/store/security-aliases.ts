import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { planUpsert } from './plan-row';
import type { Store } from './store';

/** A ticker that a security had. */
export interface AliasRow {
  readonly instrumentId: number;
  /** Upper case. */
  readonly ticker: string;
  /** Null where it had the ticker from the start. */
  readonly from: SessionDate | null;
  /** The day from which it has another one (exclusive), or null. */
  readonly until: SessionDate | null;
}

/** Stores tickers; one that is known of its security gets the new dates. Nothing that is computed depends on them: no version is raised. */
export async function upsertAliases(store: Store, aliases: readonly AliasRow[], source: string): Promise<void> {
  await store.write((writer) =>
    writer.$transaction(
      aliases.map(({ instrumentId, ticker, from, until }) =>
        planUpsert(store, writer, 'SecurityAlias', ['ticker', 'instrumentId'], {
          ticker: ticker.toUpperCase(),
          instrumentId,
          from,
          until,
          source,
        }),
      ),
    ),
  );
}

/** Withdraws tickers (upper case) from every security that they are stored of; how many those were. */
export async function removeAliases(store: Store, tickers: readonly string[]): Promise<number> {
  return (await store.write((writer) => writer.securityAlias.deleteMany({ where: { ticker: { in: [...tickers] } } }))).count;
}

const session = z.string().refine(isSessionDate).nullable();
const stored = z.array(z.object({ instrumentId: z.number().int(), ticker: z.string(), from: session, until: session }));

/** Every stored ticker, by ticker. */
export async function listAliases(store: Store): Promise<AliasRow[]> {
  return stored.parse(await store.reader.securityAlias.findMany({ orderBy: [{ ticker: 'asc' }, { instrumentId: 'asc' }] }));
}

import { addDays } from '@/lib/calendar/civil-date';
import { newestSession } from '@/lib/calendar/final-close';
import type { CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';
import { readStoredRows } from '../commit/read-stored-rows';
import { isNoRevision } from '../judge/is-no-revision';
import { overlapSessions } from './plan-instrument';
import { prepareAll } from './prepare-all';
import type { Prepared } from './prepared';
import type { PullRequest } from './pull-request';

/** Sessions in which every member has one turn: a year. */
export const lookTurns = 252;

// Twice as far back as the turn before: one that was missed, since nobody answered or names joined and left, is made up for by the next.
const lookBackDays = 750;

/** Rows that say something new of a close or its dividends. What a batch has no highs and lows of is left so: they would rewrite two years of rows. */
function keepNews(rows: readonly CloseRow[], stored: ReadonlyMap<string, CloseRow>): CloseRow[] {
  const sessions = [...stored.keys()];
  const [first = '', overlapStart = ''] = [sessions[0], sessions.at(-overlapSessions)];
  return rows.filter((row) => {
    const known = stored.get(row.session);
    const isNews = known === undefined || !isNoRevision(known, { ...row, open: known.open, high: known.high, low: known.low });
    return row.session >= first && (row.session >= overlapStart || isNews);
  });
}

/**
 * Fetches and checks two years of each instrument by name, four at a time; nothing is stored. A dividend that the list of its day lacked, or
 * had with another amount, shows here: the dividend-adjusted closes since are other ones.
 */
export async function prepareLooks(
  request: Omit<PullRequest, 'fence' | 'origin'>,
  instruments: readonly StoredInstrument[],
): Promise<Prepared[]> {
  const { store, calendar, now } = request;
  const from = addDays(newestSession(calendar, now().toISOString()), -lookBackDays);
  const prepared = await prepareAll({ ...request, from }, instruments);
  return await Promise.all(
    prepared.map(async (one) => ({ ...one, rows: keepNews(one.rows, await readStoredRows(store, one.instrument.symbol)) })),
  );
}

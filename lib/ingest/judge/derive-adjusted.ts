import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { CloseRow } from '@/lib/store/close-row';

interface Given {
  readonly session: SessionDate;
  readonly close: number;
  readonly adjClose: number | null;
  readonly provisional: boolean;
}

export interface DeriveRequest<Row extends Given> {
  readonly symbol: string;
  readonly calendar: Calendar;
  /** Ascending. */
  readonly rows: readonly Row[];
  readonly stored: ReadonlyMap<string, Pick<CloseRow, 'session' | 'close' | 'adjClose' | 'provisional'>>;
  /** What stocks paid on a day, by symbol; null where that is not known of the day, or not of the stock. */
  readonly listDividends: (session: SessionDate) => Promise<ReadonlyMap<string, number | null> | null>;
}

export interface DerivedRows<Row extends Given> {
  readonly rows: readonly Row[];
  /** What was taken to be paid on the sessions whose adjusted close follows: those above 0, dollars a share. */
  readonly paid: readonly { readonly session: SessionDate; readonly amount: number }[];
}

// Lists of as many days at most, two weeks without an answer: who waits longer is asked for by name.
const mostSessions = 10;
// What takes off as much is no usual dividend, and its amount may be told in another way.
const largestPart = 0.15;
const decimals = 1e6;

/**
 * Rows of closes alone with the dividend-adjusted closes that follow from the last stored one: of a session with the return to it from the close
 * before less what was paid. Where a session is missing, nothing is known of what was paid, or that is a large part of the close, it and those after it
 * have none.
 *
 * **Shape**: ascending rows in, as many out. **Units**: dollars a share. **Missing**: null. **Edges**: a session that is not over has none.
 * @throws what `listDividends` throws.
 */
export async function deriveAdjusted<Row extends Given>(request: DeriveRequest<Row>): Promise<DerivedRows<Row>> {
  const { symbol, calendar, rows, stored, listDividends } = request;
  const last = [...stored.values()].findLast(({ adjClose, provisional }) => adjClose !== null && !provisional);
  if (last === undefined || last.adjClose === null) return { rows, paid: [] };
  const waiting = rows.filter(({ session, provisional }) => session > last.session && !provisional);
  if (waiting.length > mostSessions) return { rows, paid: [] };
  const derived = new Map<SessionDate, number>();
  const dividends: { session: SessionDate; amount: number }[] = [];
  let before = { session: last.session, close: last.close, adjClose: last.adjClose };
  for (const { session, close } of waiting) {
    if (calendar.nextSession(before.session) !== session) break;
    const ofDay = await listDividends(session);
    const paid = ofDay === null ? null : ofDay.has(symbol) ? (ofDay.get(symbol) ?? null) : 0;
    if (paid === null || paid > before.close * largestPart) break;
    const adjClose = Math.round(((before.adjClose * close) / (before.close - paid)) * decimals) / decimals;
    derived.set(session, adjClose);
    if (paid > 0) dividends.push({ session, amount: paid });
    before = { session, close, adjClose };
  }
  return { rows: rows.map((row) => ({ ...row, adjClose: derived.get(row.session) ?? row.adjClose })), paid: dividends };
}

import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { ServedRow, ServedSeries } from '../fault-server-wire';
import type { ServedHoldings } from '../write-holdings';

const calendar = createCalendar();

/** A name that splits: so many new shares for one old from a session on. */
export interface TrueSplit {
  readonly symbol: string;
  readonly session: SessionDate;
  readonly ratio: number;
}

/** A security that gets another ticker from a session on; its closes before it go with it. */
export interface TrueRename {
  readonly from: string;
  readonly to: string;
  readonly session: SessionDate;
}

/** What really happened in a month: a universe with its members, joins and leaves, and every close. Nothing of it is random. */
export interface MonthTruth {
  /** Before the month too, ascending. */
  readonly sessions: readonly SessionDate[];
  readonly symbols: readonly string[];
  readonly split: TrueSplit;
  readonly rename: TrueRename | null;
  readonly membersOn: (session: SessionDate) => readonly string[];
  /** As adjusted for every split up to the end of the month. */
  readonly closeOf: (symbol: string, session: SessionDate) => number;
  /** What a provider says of a name once `upTo` has closed: later splits have not happened yet. Null for a ticker that nobody has then. */
  readonly serveCloses: (symbol: string, upTo: SessionDate) => ServedSeries | null;
  /** The same from one who does not adjust the past for splits. */
  readonly serveAsTraded: (symbol: string, upTo: SessionDate) => ServedSeries | null;
  /** What the fund publishes of a session. */
  readonly serveHoldings: (session: SessionDate) => ServedHoldings;
  /** The fund's word for the business of a name, which it keeps. */
  readonly sectorOf: (symbol: string) => string;
}

export interface MonthPlan {
  /** First session with closes, and the last of the month. */
  readonly first: string;
  readonly last: string;
  readonly founders: number;
  /** Sessions from which the first so many names are members no more, and as many new ones in their place. */
  readonly changes: readonly { readonly session: string; readonly names: number }[];
  readonly split: { readonly place: number; readonly session: string; readonly ratio: number };
  readonly rename: { readonly place: number; readonly session: string } | null;
  /** Decimals of the shares in percent that the fund publishes. */
  readonly decimals: number;
}

const nameOf = (place: number): string => `N${String(place).padStart(3, '0')}`;

const sectors = ['Energy', 'Financials', 'Health Care', 'Industrials', 'Information Technology', 'Utilities'] as const;

/** Builds the truth of a plan. Closes have two decimals, move every session, and by less than a tenth; shares move too, and add to about 100%. */
export function makeMonthTruth({ first, last, founders, changes, split: planned, rename: renamed, decimals }: MonthPlan): MonthTruth {
  const sessions = calendar.sessionsBetween(parseSessionDate(first), parseSessionDate(last));
  const indexOf = new Map(sessions.map((session, index) => [session, index]));
  const joined = changes.reduce((sum, { names }) => sum + names, 0);
  const names = Array.from({ length: founders + joined }, (_, place) => nameOf(place));
  const rename: TrueRename | null =
    renamed === null
      ? null
      : { from: nameOf(renamed.place), to: `R${nameOf(renamed.place).slice(1)}`, session: parseSessionDate(renamed.session) };
  const symbols = rename === null ? names : [...names, rename.to];
  const split: TrueSplit = { symbol: nameOf(planned.place), session: parseSessionDate(planned.session), ratio: planned.ratio };
  const placeOf = new Map(symbols.map((symbol, place) => [symbol, symbol === rename?.to ? (renamed?.place ?? Number.NaN) : place]));
  const isKnown = (symbol: string, upTo: SessionDate): boolean =>
    symbol === rename?.from ? upTo < rename.session : symbol !== rename?.to || upTo >= rename.session;
  const membersOn = (session: SessionDate): string[] => {
    const moved = changes.reduce((sum, { session: from, names }) => sum + (session >= from ? names : 0), 0);
    return names
      .slice(moved, founders + moved)
      .map((symbol) => (symbol === rename?.from && session >= rename.session ? rename.to : symbol));
  };
  const closeOf = (symbol: string, session: SessionDate): number => {
    const place = placeOf.get(symbol) ?? Number.NaN;
    const at = indexOf.get(session) ?? Number.NaN;
    return Math.round((20 + place) * (100 + 4 * Math.sin(at * 0.9 + place) + at * 0.05)) / 100;
  };
  const toCents = (value: number): number => Math.round(value * 100) / 100;
  const rowsOf = new Map(
    symbols.map((symbol) => [symbol, sessions.map((session): ServedRow => ({ session, close: closeOf(symbol, session) }))]),
  );
  const serve = (symbol: string, upTo: SessionDate, isBeforeSplit: (session: SessionDate) => boolean): ServedSeries | null => {
    if (!isKnown(symbol, upTo)) return null;
    const past = (rowsOf.get(symbol) ?? []).slice(0, (indexOf.get(upTo) ?? -1) + 1);
    if (symbol !== split.symbol) return { rows: past };
    const before = (session: SessionDate): number => toCents(closeOf(symbol, session) * split.ratio);
    const rows = sessions.slice(0, past.length).map((session): ServedRow => {
      const close = closeOf(symbol, session);
      return { session, close: isBeforeSplit(session) ? before(session) : close, adjClose: upTo < split.session ? before(session) : close };
    });
    return { rows, splits: upTo >= split.session ? [{ session: split.session, numerator: split.ratio, denominator: 1 }] : [] };
  };
  const sectorOf = (symbol: string): string => sectors[(placeOf.get(symbol) ?? 0) % sectors.length] ?? '';
  const percentOf = (symbol: string, session: SessionDate, members: number): number => {
    const wave = 1 + 0.3 * Math.sin((placeOf.get(symbol) ?? 0) + (indexOf.get(session) ?? 0));
    return Number(((100 / members) * wave).toFixed(decimals));
  };
  return {
    sessions,
    symbols,
    sectorOf,
    split,
    rename,
    membersOn,
    closeOf,
    serveCloses: (symbol, upTo) => serve(symbol, upTo, () => upTo < split.session),
    serveAsTraded: (symbol, upTo) => serve(symbol, upTo, (session) => session < split.session),
    serveHoldings: (session) => {
      const members = membersOn(session);
      const lines = members.map((ticker) => ({ ticker, percent: percentOf(ticker, session, members.length), sector: sectorOf(ticker) }));
      return { asOf: session, lines };
    },
  };
}

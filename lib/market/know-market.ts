import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import { lastSessionOfUnit } from '@/lib/calendar/last-session-of-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from './assume-session';
import type { ClosesRead } from './choose-closes';
import { cutMarket } from './cut-market';
import { findQuorumAsOf, findReadableAsOf } from './find-as-of';
import { findLastKnown } from './find-last-known';
import type { Basis, Market } from './market';
import { resampleMarket, type Sampling } from './resample-market';
import { resolveAsOf, type Resolved } from './resolve-range';
import type { UniverseNeed } from './universe/universe';

/** The session after `asOf`: none, the stored provisional bar, or closes that the reader supposes. */
export type Assumption =
  | { readonly kind: 'none' }
  | { readonly kind: 'last' }
  | { readonly kind: 'closes'; readonly closes: Readonly<Record<string, number>> };

/** What a question says of the knowledge it is asked from. */
export interface AskedKnowledge {
  /** Null: the newest on which what is read is known. */
  readonly asOf: SessionDate | null;
  readonly basis: Basis;
  readonly assume: Assumption;
}

/** What an answer reads of the market. */
export interface MarketReads {
  readonly reads: readonly ClosesRead[];
  readonly needs?: readonly UniverseNeed[];
  /** Symbols most of which suffice for the session to count as known; null where all must have it. */
  readonly quorum?: readonly string[] | null;
  /** What is taken for a session; sessions themselves where left out. */
  readonly sampling?: Sampling | undefined;
}

/** A unit that goes on after what is known. */
export interface RunningUnit {
  /** Its newest known session, an assumed one included. */
  readonly to: SessionDate;
  /** Its last session; null before the calendar has rules. */
  readonly end: SessionDate | null;
}

/** The market as known to a question. */
export interface KnownMarket {
  /** Cut after `asOf`, with the assumed session, if any, as its last, and gathered to the unit asked for. */
  readonly market: Market;
  /** The sessions that its units were gathered from, up to the end of the last of them; the same market where it measures sessions. */
  readonly daily: Market;
  /** The last session of which closes are used that are not assumed. Where the market is one of units it may lie between two of them. */
  readonly asOf: SessionDate;
  /** Index of the last of its sessions whose close is not assumed: `asOf`, or the last unit up to it. */
  readonly asOfIndex: number;
  /** The unit that goes on after what is known, whether it is left out or shown to date; null where there is none, as of sessions. */
  readonly running: RunningUnit | null;
  /** The session after the last that is known, an assumed one included, by the calendar; null where that cannot tell. */
  readonly next: SessionDate | null;
  /** The newest session of the whole market, where the answer ends before it without being asked to; else null. */
  readonly newer: SessionDate | null;
  /** Whether the stored closes of the next session were to be assumed and there are none. */
  readonly lacksNext: boolean;
  /** The session whose assumed close nothing reads, since the part of the year that it lies in is not over; else null. */
  readonly unreadAssumed: SessionDate | null;
}

/** From here on an assumed close is a slip of the pen. */
const mostTimes = 10;

function refuse(message: string): { readonly ok: false; readonly issue: { readonly path: string; readonly message: string } } {
  return { ok: false, issue: { path: 'assume', message } };
}

/** Of closes with dividends there is no quorum: the indices have none. */
function isByQuorum({ basis }: AskedKnowledge, quorum: readonly string[] | null): quorum is readonly string[] {
  return quorum !== null && basis === 'price';
}

function findAsOf(market: Market, asked: AskedKnowledge, { reads, needs = [], quorum = null }: MarketReads): Resolved<number> {
  if (asked.asOf !== null) return resolveAsOf(market.sessions, asked.asOf);
  return { ok: true, value: isByQuorum(asked, quorum) ? findQuorumAsOf(market, quorum) : findReadableAsOf(market, reads, needs) };
}

/** A close that is stored already is not assumed anew unless the question names the session that it goes back to (G13), nor is one far from the last. */
function checkAssumed(
  whole: Market,
  { asOf: named }: AskedKnowledge,
  closes: ReadonlyMap<string, number>,
  asOfIndex: number,
): ReturnType<typeof refuse> | null {
  const asOf = whole.sessions[asOfIndex] ?? '';
  for (const symbol of closes.keys()) {
    if (!whole.series.has(symbol)) return refuse(`unknown symbol ${symbol}; known are ${[...whole.series.keys()].join(', ')}`);
  }
  for (const [symbol, close] of closes) {
    const series = whole.series.get(symbol);
    const values = series?.instrument.basis === 'total' ? series.total : series?.close;
    const last = values?.findLastIndex((value) => !Number.isNaN(value)) ?? -1;
    const lastSession = whole.sessions[last];
    if (named === null && last > asOfIndex && lastSession !== undefined) {
      return refuse(
        `${symbol} has closes up to ${lastSession} already, while the last session of all instruments here is ${asOf}; name the session before the assumed one: asOf=${lastSession} for the next close, asOf=${asOf} to look back`,
      );
    }
    const before = values?.subarray(0, asOfIndex + 1).findLast((value) => !Number.isNaN(value));
    if (before !== undefined && (close > before * mostTimes || close < before / mostTimes)) {
      return refuse(
        `${symbol}:${close} is more than ${mostTimes} times away from its last close, ${before}; accepted is ${before / mostTimes} to ${before * mostTimes}`,
      );
    }
  }
  return null;
}

function assume(
  cut: Market,
  whole: Market,
  asked: AskedKnowledge,
  asOfIndex: number,
  calendar: Calendar,
): Resolved<{ readonly market: Market; readonly lacksNext: boolean }> {
  const asOf = cut.sessions[asOfIndex];
  if (asked.assume.kind === 'none' || asOf === undefined) return { ok: true, value: { market: cut, lacksNext: false } };
  if (asked.assume.kind === 'last') {
    const known = findLastKnown(whole, asOfIndex);
    return {
      ok: true,
      value: { market: known === null ? cut : assumeSession(cut, known.closes, known.session), lacksNext: known === null },
    };
  }
  const closes = new Map(Object.entries(asked.assume.closes));
  const refused = checkAssumed(whole, asked, closes, asOfIndex);
  if (refused !== null) return refused;
  return {
    ok: true,
    value: { market: assumeSession(cut, closes, whole.sessions[asOfIndex + 1] ?? calendar.nextSession(asOf)), lacksNext: false },
  };
}

/** The session after another one: the stored one, else the calendar's; null where neither tells. */
function findNext(whole: Market, session: SessionDate, calendar: Calendar): SessionDate | null {
  const stored = whole.sessions[firstSessionFrom(whole.sessions, session) + 1];
  if (stored !== undefined && stored > session) return stored;
  return session < firstCalendarDate ? null : calendar.nextSession(session);
}

/** The market in units, the one that goes on with them where it is asked for or a close is assumed in it; an issue where there is none. */
function sample(
  market: Market,
  next: SessionDate | null,
  sampling: Sampling | undefined,
  calendar: Calendar,
): Resolved<Pick<KnownMarket, 'market' | 'running'>> {
  const last = market.sessions.at(-1);
  if (sampling === undefined || sampling.unit === 'session' || last === undefined) return { ok: true, value: { market, running: null } };
  // A close that is supposed in a unit that goes on is asked about: the unit stands with it.
  const sampled = resampleMarket(market, { ...sampling, toDate: sampling.toDate || market.assumedIndex !== null }, next);
  if (sampled.sessions.length === 0)
    return {
      ok: false,
      issue: {
        path: sampling.part === undefined ? 'unit' : 'part',
        message: `no ${sampling.part === undefined ? `${sampling.unit} is complete` : 'such part of a year is over'} by ${last}, and the first stored session is ${market.sessions[0] ?? ''}`,
      },
    };
  // A part of the year that is over is complete whatever goes on after it.
  const isComplete = sampling.part !== undefined || (sampled.sessions.at(-1) === last && !sampled.isToDate);
  const end = isComplete || last < firstCalendarDate ? null : lastSessionOfUnit(calendar, last, sampling.unit);
  return { ok: true, value: { market: sampled, running: isComplete ? null : { to: last, end } } };
}

/**
 * The market as a question may see it: ended at `asOf`, with what it assumes, in the unit that it counts in. An `asOf` before the first session
 * or unit, and an assumed close that is unknown, stored already or far from the last, are issues that name their parameter.
 * @throws RangeError for a market without sessions.
 */
export function knowMarket(whole: Market, asked: AskedKnowledge, of: MarketReads, calendar: Calendar): Resolved<KnownMarket> {
  const found = findAsOf(whole, asked, of);
  if (!found.ok) return found;
  const asOf = whole.sessions[found.value];
  if (asOf === undefined) throw new RangeError('a market without sessions knows nothing');
  const assumed = assume(cutMarket(whole, asOf), whole, asked, found.value, calendar);
  if (!assumed.ok) return assumed;
  const end = assumed.value.market.sessions.at(-1) ?? asOf;
  const next = findNext(whole, end, calendar);
  const sampled = sample(assumed.value.market, next, of.sampling, calendar);
  if (!sampled.ok) return sampled;
  const { market, running } = sampled.value;
  // Where most suffice, who ends earlier is flagged as late.
  const isOlder = asked.asOf === null && !isByQuorum(asked, of.quorum ?? null) && found.value < whole.sessions.length - 1;
  return {
    ok: true,
    value: {
      market,
      daily: cutDaily(assumed.value.market, market),
      asOf,
      asOfIndex: lastUnassumed(market, asOf),
      running,
      next,
      newer: isOlder ? (whole.sessions.at(-1) ?? null) : null,
      lacksNext: assumed.value.lacksNext,
      unreadAssumed: assumed.value.market.assumedIndex !== null && market.assumedIndex === null ? end : null,
    },
  };
}

/** A unit that runs and is left out has sessions after the last of the others: what is said of these ends with them. */
function cutDaily(sessions: Market, { sessions: units }: Market): Market {
  const end = units.at(-1);
  return end === undefined || end === sessions.sessions.at(-1) ? sessions : cutMarket(sessions, end);
}

/** A unit that ends with an assumed session ends after `asOf`; where there is no other, that one. */
function lastUnassumed({ sessions }: Market, asOf: SessionDate): number {
  return Math.max(lastSessionTo(sessions, asOf), 0);
}

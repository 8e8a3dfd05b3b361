import 'server-only';
import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { formatLongDate } from '@/lib/format/format-date';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import type { SessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { cutMarket } from '@/lib/market/cut-market';
import { findLastKnown } from '@/lib/market/find-last-known';
import type { Market } from '@/lib/market/market';
import { readAlone, selectPanelCloses } from '@/lib/studies/kit/read-panel';
import type { ClosesRead } from '@/lib/studies/kit/study-series';
import type { Flag } from '@/lib/studies/kit/study';
import { resolveAsOf } from '@/lib/market/resolve-range';
import type { View } from '@/lib/view/view';
import { getCalendar } from './get-calendar';
import { findQuorumAsOf } from './find-quorum-as-of';
import { HttpError, toBadRequest } from '../http/http-error';

export interface PreparedMarket {
  /** Cut after `asOf`, with the assumed session, if any, as its last. */
  readonly market: Market;
  readonly asOfIndex: number;
  readonly flags: readonly Flag[];
}

function listCountedSessions({ universes }: Market, needs: readonly UniverseNeed[]): { readonly first: SessionDate; readonly last: SessionDate }[] {
  const bound = needs.flatMap(({ id, ends = 'knowledge' }) => (ends === 'knowledge' ? (universes.get(id) ?? []) : []));
  return bound.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }]));
}

/**
 * The last final session on which everything that is read and has any close has one on the basis that it is read on, and every universe that
 * is needed its counts; the newest when there is none (G13).
 */
export function findReadableAsOf(market: Market, reads: readonly ClosesRead[], needs: readonly UniverseNeed[] = []): number {
  const closes = reads.flatMap((read) => selectPanelCloses(market, read)).filter((values) => values.some((value) => !Number.isNaN(value)));
  const newest = market.sessions.length - 1;
  const counted = listCountedSessions(market, needs);
  for (let index = newest; index >= 0; index -= 1) {
    const session = market.sessions[index] ?? '';
    if (counted.every(({ first, last }) => session >= first && session <= last) && closes.every((values) => !Number.isNaN(values[index] ?? Number.NaN))) return index;
  }
  return newest;
}

/** The same of instruments by themselves, each on its prices where it has any. */
export function findDefaultAsOf(market: Market, symbols: readonly string[]): number {
  return findReadableAsOf(market, readAlone(symbols, 'price'));
}

function flagOlder(market: Market, index: number, reads: readonly ClosesRead[], needs: readonly UniverseNeed[]): Flag[] {
  const newest = market.sessions.length - 1;
  const used = market.sessions[index];
  const latest = market.sessions[newest];
  if (index >= newest || used === undefined || latest === undefined) return [];
  // What ends there is the reason: the members or counts of a universe, or a close of an instrument.
  const ending = needs.flatMap(({ id, ends = 'knowledge' }) => (ends === 'knowledge' ? (market.universes.get(id) ?? []) : [])).find(({ last }) => last === used);
  const symbols = [...new Set(reads.flatMap((read) => read.symbols))];
  const kind = reads.some(({ basis }) => basis === 'total') ? 'a close on the basis that is used' : 'a close';
  const why = ending === undefined ? `the last session on which all of its instruments have ${kind}`
    : `where ${ending.definition.kind === 'counts' ? 'the stored counts' : 'the stored closes of the members'} of the ${ending.definition.name} end`;
  const message = `As of ${formatLongDate(used)}, ${why}; the newest close stored is of ${formatLongDate(latest)}.`;
  return [{ code: 'older-than-newest', message, symbols, dates: [used] }];
}

/** From here on an assumed close is a slip of the pen. */
const mostTimes = 10;

/** A close that is stored already is not assumed anew unless the link names the session that it goes back to (G13), nor is one far from the last. */
function refuseAssumed(whole: Market, view: View, closes: ReadonlyMap<string, number>, asOfIndex: number): void {
  const asOf = whole.sessions[asOfIndex] ?? '';
  for (const [symbol, close] of closes) {
    const series = whole.series.get(symbol);
    const values = series?.instrument.basis === 'total' ? series.total : series?.close;
    const last = values?.findLastIndex((value) => !Number.isNaN(value)) ?? -1;
    const lastSession = whole.sessions[last];
    if (view.asOf === null && last > asOfIndex && lastSession !== undefined) {
      throw toBadRequest([{ path: 'assume', message: `${symbol} has closes up to ${lastSession} already, while the last session of all instruments here is ${asOf}; name the session before the assumed one: asOf=${lastSession} for the next close, asOf=${asOf} to look back` }]);
    }
    const before = values?.subarray(0, asOfIndex + 1).findLast((value) => !Number.isNaN(value));
    if (before !== undefined && (close > before * mostTimes || close < before / mostTimes)) {
      throw toBadRequest([{ path: 'assume', message: `${symbol}:${close} is more than ${mostTimes} times away from its last close, ${before}; accepted is ${before / mostTimes} to ${before * mostTimes}` }]);
    }
  }
}

function assume(cut: Market, whole: Market, view: View, asOfIndex: number): { market: Market; flags: Flag[] } {
  const asOf = cut.sessions[asOfIndex];
  if (view.assume.kind === 'none' || asOf === undefined) return { market: cut, flags: [] };
  if (view.assume.kind === 'last') {
    const known = findLastKnown(whole, asOfIndex);
    if (known !== null) return { market: assumeSession(cut, known.closes, known.session), flags: [] };
    const message = `No provisional closes are stored for the session after ${formatLongDate(asOf)}, so none is assumed.`;
    return { market: cut, flags: [{ code: 'unavailable', message }] };
  }
  const closes = new Map(Object.entries(view.assume.closes));
  for (const symbol of closes.keys()) {
    if (whole.series.has(symbol)) continue;
    throw toBadRequest([{ path: 'assume', message: `unknown symbol ${symbol}; known are ${[...whole.series.keys()].join(', ')}` }]);
  }
  const next = whole.sessions[asOfIndex + 1] ?? getCalendar().nextSession(asOf);
  refuseAssumed(whole, view, closes, asOfIndex);
  return { market: assumeSession(cut, closes, next), flags: [] };
}

/**
 * The market as a view may see it: ended at `asOf`, with what it assumes.
 * @throws HttpError 400 for an `asOf` before the first session or an unknown assumed symbol, 503 for an empty store.
 */
export function prepareMarket(whole: Market, view: View, reads: readonly ClosesRead[], needs: readonly UniverseNeed[] = [], quorum: readonly string[] | null = null): PreparedMarket {
  if (whole.sessions.length === 0 && view.version !== null) {
    throw toBadRequest([{ path: 'version', message: `no closes were known at version ${view.version}; choose a later one` }]);
  }
  if (whole.sessions.length === 0) throw new HttpError(503, 'no_data', 'No closes of followed instruments are stored yet, an index among them. The page of the data says how they are added.');
  const index = findAsOf(whole, view, reads, needs, quorum);
  const asOf = whole.sessions[index];
  if (asOf === undefined) throw new HttpError(503, 'no_data', 'The store holds no closes yet.');
  const { market, flags } = assume(cutMarket(whole, asOf), whole, view, index);
  // Where most suffice, who ends earlier is flagged as late.
  const older = view.asOf === null && !isByQuorum(view, quorum) ? flagOlder(whole, index, reads, needs) : [];
  return { market, asOfIndex: firstSessionFrom(market.sessions, asOf), flags: [...older, ...flags] };
}

/** Of closes with dividends there is no quorum: the indices have none. */
function isByQuorum({ basis }: View, quorum: readonly string[] | null): quorum is readonly string[] {
  return quorum !== null && basis === 'price';
}

function findAsOf(market: Market, view: View, reads: readonly ClosesRead[], needs: readonly UniverseNeed[], quorum: readonly string[] | null): number {
  if (view.asOf === null && isByQuorum(view, quorum)) return findQuorumAsOf(market, quorum);
  if (view.asOf === null) return findReadableAsOf(market, reads, needs);
  const resolved = resolveAsOf(market.sessions, view.asOf);
  if (!resolved.ok) throw toBadRequest([resolved.issue]);
  return resolved.value;
}

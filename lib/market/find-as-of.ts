import type { SessionDate } from '@/lib/calendar/session-date';
import { findLastClose } from '@/lib/metrics';
import { chooseCloses, readAlone, type ClosesRead } from './choose-closes';
import type { Market } from './market';
import type { UniverseNeed } from './universe/universe';

function listCountedSessions(
  { universes }: Market,
  needs: readonly UniverseNeed[],
): { readonly first: SessionDate; readonly last: SessionDate }[] {
  const bound = needs.flatMap(({ id, ends = 'knowledge' }) => (ends === 'knowledge' ? (universes.get(id) ?? []) : []));
  return bound.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }]));
}

/**
 * The last final session on which everything that is read and has any close has one on the basis that it is read on, and every universe that
 * is needed its counts; the newest when there is none (G13). An index into `sessions`.
 */
export function findReadableAsOf(market: Market, reads: readonly ClosesRead[], needs: readonly UniverseNeed[] = []): number {
  const closes = reads.flatMap((read) => chooseCloses(market, read)).filter((values) => findLastClose(values) >= 0);
  const newest = market.sessions.length - 1;
  const counted = listCountedSessions(market, needs);
  for (let index = newest; index >= 0; index -= 1) {
    const session = market.sessions[index] ?? '';
    if (
      counted.every(({ first, last }) => session >= first && session <= last) &&
      closes.every((values) => !Number.isNaN(values[index] ?? NaN))
    )
      return index;
  }
  return newest;
}

/** The same of instruments by themselves, each on its prices where it has any. */
export function findDefaultAsOf(market: Market, symbols: readonly string[]): number {
  return findReadableAsOf(market, readAlone(symbols, 'price'));
}

/**
 * The newest session of which most of `symbols` have a final close on the price basis: two of three, three of four. What the market
 * lacks is not counted; the newest session when it has none of them. An index into `sessions`.
 */
export function findQuorumAsOf(market: Market, symbols: readonly string[]): number {
  const closes = symbols.flatMap((symbol) => {
    const close = market.series.get(symbol)?.close;
    return close !== undefined && findLastClose(close) >= 0 ? [close] : [];
  });
  const newest = market.sessions.length - 1;
  for (let index = newest; index >= 0; index -= 1) {
    const have = closes.filter((values) => !Number.isNaN(values[index] ?? NaN)).length;
    if (have > closes.length / 2) return index;
  }
  return newest;
}

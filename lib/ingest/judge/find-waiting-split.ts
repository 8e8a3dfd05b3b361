import type { SessionDate } from '@/lib/calendar/session-date';
import type { OverlapPair } from './compare-overlap';
import { findJumpRatio } from './explain-jump';

/** Closes that wait in quarantine on another scale than those stored, as after a split of which no provider told. */
export interface WaitingSplit {
  readonly symbol: string;
  /** New shares for one old: 4 for a 4-for-1 split, 0.1 for a 1-for-10 reverse split. */
  readonly ratio: number;
  /** Stored sessions whose close waits on the other scale. */
  readonly waiting: number;
  /** Stored sessions: where as many wait, accepting all of them leaves one scale. */
  readonly stored: number;
}

// Fewer are misprints.
const fewestOfLevel = 3;

/** What is stored of an instrument as final: its newest session, how many there are, and closes up to the newest by session, ascending. */
export interface StoredLevel {
  readonly last: SessionDate;
  readonly sessions: number;
  readonly closes: ReadonlyMap<SessionDate, number>;
}

/**
 * What stands in quarantine of one instrument as the split that it looks like, or null: three sessions or more up to the last stored one, all of them
 * apart from what is stored by the same ratio of a split.
 * @param waiting closes by session, the newest of each; those of sessions that are not stored say nothing.
 * @param stored with the closes of all sessions that wait.
 */
export function findWaitingSplit(
  symbol: string,
  waiting: ReadonlyMap<SessionDate, number>,
  { last, sessions, closes }: StoredLevel,
): WaitingSplit | null {
  const pairs = [...closes].flatMap(([session, close]): OverlapPair[] => {
    const given = waiting.get(session);
    return given === undefined ? [] : [{ session, stored: close, given }];
  });
  const newest = pairs.at(-1);
  if (pairs.length < fewestOfLevel || newest === undefined || newest.session !== last) return null;
  const ratio = findJumpRatio(newest);
  if (ratio === null || pairs.some((pair) => findJumpRatio(pair) !== ratio)) return null;
  return { symbol, ratio, waiting: pairs.length, stored: sessions };
}

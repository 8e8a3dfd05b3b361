import type { BreadthOptions } from './breadth-types';

/** Positions of sessions, half-open. */
export interface AffectedSessions {
  /** The sessions whose counts can have changed: [from, to). */
  readonly from: number;
  readonly to: number;
  /** The first session whose closes are read to count them anew. */
  readonly readFrom: number;
}

/**
 * The sessions whose counts closes of [changedFrom, changedTo) can move, and what must be read to count them anew.
 *
 * **Shape** positions in, positions out; all of the same sessions. **Units** sessions.
 * **Window** a close reaches as far as the longest window that holds it, and at least to the session after it, which compares with it.
 * **Missing** nothing depends on the closes: one inserted or taken away reaches as far as one corrected. Membership that changed
 * reaches no further than its own sessions. **Ties/edges** cut to the sessions there are; an empty change affects nothing.
 * **Source** DEFINITIONS, `above-average`; appended sessions are a change of the sessions appended.
 *
 * @throws RangeError when the change is no stretch of the sessions.
 * @example affectedSessions(300, 301, { averageSessions: [50], highSessions: 252 }, 1000) // { from: 300, to: 552, readFrom: 49 }
 */
export function affectedSessions(
  changedFrom: number,
  changedTo: number,
  { averageSessions, highSessions }: Pick<BreadthOptions, 'averageSessions' | 'highSessions'>,
  sessionCount: number,
): AffectedSessions {
  if (
    !Number.isInteger(changedFrom) ||
    !Number.isInteger(changedTo) ||
    changedFrom < 0 ||
    changedTo < changedFrom ||
    changedTo > sessionCount
  ) {
    throw new RangeError(`a change is a stretch of the sessions from 0 to ${sessionCount}, not ${changedFrom} to ${changedTo}`);
  }
  if (changedFrom === changedTo) return { from: changedFrom, to: changedTo, readFrom: changedFrom };
  const reach = Math.max(2, highSessions, ...averageSessions) - 1;
  return { from: changedFrom, to: Math.min(sessionCount, changedTo + reach), readFrom: Math.max(0, changedFrom - reach) };
}

import type { Outcome } from './event-study-types';

/** @throws RangeError when the horizon is no whole number from 1. */
export function requireHorizon(horizonSessions: number): void {
  if (Number.isInteger(horizonSessions) && horizonSessions >= 1) return;
  throw new RangeError(`a horizon is a whole number of sessions from 1, not ${horizonSessions}`);
}

/** @throws RangeError when the two series of a pair differ in length. */
export function requireOutcome({ close, versus }: Outcome): void {
  if (versus === null || versus.length === close.length) return;
  throw new RangeError(`both series of an outcome must have one length, not ${close.length} and ${versus.length}`);
}

/** @throws RangeError when the number of draws is no whole number from 1. */
export function requireDraws(draws: number): void {
  if (Number.isInteger(draws) && draws >= 1) return;
  throw new RangeError(`draws is a whole number from 1, not ${draws}`);
}

/** @throws RangeError when a session stands behind a later one. */
export function requireAscending(sessions: Int32Array): void {
  const at = sessions.findIndex((t, place) => t < (sessions[place - 1] ?? -Infinity));
  if (at >= 0) throw new RangeError(`sessions must ascend, not go from ${sessions[at - 1]} to ${sessions[at]}`);
}

import type { OverlapPolicy } from './event-study-types';
import { requireHorizon } from './require-arguments';

/**
 * The sessions that count as events of a rule under an overlap policy, ascending.
 *
 * **Shape** one entry per session, 1 where the rule holds at its close (0 also where it cannot be judged). **Units** session indexes.
 * **Window** trailing: whether a session is kept depends on it and earlier ones only, so pass the whole history and cut the
 * span afterwards. **Ties/edges** `all` keeps every one; `first-cross` those whose session before does not hold (the first
 * session has none before it and is kept; with `known`, 1 on the sessions on which the rule can be judged, only those from a session of which
 * that is known); `gap` those at least `sessions` after the previous one, kept or not;
 * `first-in-horizon` those at least the horizon after the last kept one. **Source** DEFINITIONS, `forward`.
 *
 * @throws RangeError when the horizon or the gap is no whole number from 1.
 * @example keptEvents(Uint8Array.of(1, 1, 0, 1), { kind: 'first-cross' }, 5) // [0, 3]
 */
export function keptEvents(mask: Uint8Array, policy: OverlapPolicy, horizonSessions: number, known: Uint8Array | null = null): Int32Array {
  requireHorizon(horizonSessions);
  if (policy.kind === 'gap' && !(Number.isInteger(policy.sessions) && policy.sessions >= 1)) {
    throw new RangeError(`a gap is a whole number of sessions from 1, not ${policy.sessions}`);
  }
  const kept: number[] = [];
  let previous = -Infinity;
  let last = -Infinity;
  for (let t = 0; t < mask.length; t += 1) {
    if (mask[t] !== 1) continue;
    const isUnknownBefore = policy.kind === 'first-cross' && known !== null && known[t - 1] !== 1;
    if (!isUnknownBefore && isKept(policy, horizonSessions, t - previous, t - last)) {
      kept.push(t);
      last = t;
    }
    previous = t;
  }
  return Int32Array.from(kept);
}

function isKept(policy: OverlapPolicy, horizonSessions: number, sincePrevious: number, sinceKept: number): boolean {
  switch (policy.kind) {
    case 'all':
      return true;
    case 'first-cross':
      return sincePrevious > 1;
    case 'gap':
      return sincePrevious >= policy.sessions;
    case 'first-in-horizon':
      return sinceKept >= horizonSessions;
  }
}

/**
 * How close together events that a policy keeps can lie, in sessions.
 * @example policyGapSessions({ kind: 'first-cross' }, 5) // 2: the session between does not hold
 */
export function policyGapSessions(policy: OverlapPolicy, horizonSessions: number): number {
  switch (policy.kind) {
    case 'all':
      return 1;
    case 'first-cross':
      return 2;
    case 'gap':
      return policy.sessions;
    case 'first-in-horizon':
      return horizonSessions;
  }
}

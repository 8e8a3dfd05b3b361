import type { SessionDate } from '@/lib/calendar/session-date';
import type { Dating } from '@/lib/market/series/series';

/** Why a rule cannot be judged: nothing of its series was known, the newest value is too old, or a value that it needs was never published. */
export type Unknown = 'none' | 'stale' | 'gap';

/** A decision on a rate that a rule rests on, and the day on which it was announced. */
export interface Decision {
  readonly kind: 'cut' | 'hike';
  readonly announced: SessionDate;
}

/** What a rule came to, by what was known then. */
export interface State {
  /** Null where it could not be told. */
  readonly holds: boolean | null;
  readonly unknown: Unknown | null;
  /** What is judged, a fraction; NaN where it is missing. */
  readonly figure: number;
  /** What it is set against beside a fixed level, a fraction; NaN where there is none. */
  readonly against: number;
  /** The period of the figure, as its series names it. */
  readonly period: SessionDate | null;
  /** The day from which the figure was known, and how that day is. */
  readonly knownFrom: SessionDate | null;
  readonly dating: Dating | null;
  /** Of rules of a rate alone. */
  readonly decision?: Decision | null;
}

/** What a rule came to from the end of a day on. */
export interface Standing extends State {
  readonly day: SessionDate;
}

/** A rule over the whole market. */
export interface Judged {
  /** By day, ascending. */
  readonly standings: readonly Standing[];
  /** Per session the place of what stood at its close, -1 before anything did. */
  readonly at: Int32Array;
}

/** A session on which nothing was known. */
const nothingKnown: State = { holds: null, unknown: 'none', figure: NaN, against: NaN, period: null, knownFrom: null, dating: null };

/** What stood at the close of a session. */
export function standingAt({ standings, at }: Judged, t: number): State {
  return standings[at[t] ?? -1] ?? nothingKnown;
}

/** Standings with the sessions at whose close each was the newest. */
export function placeStandings(standings: readonly Standing[], sessions: readonly SessionDate[]): Judged {
  const at = new Int32Array(sessions.length);
  let place = -1;
  sessions.forEach((session, t) => {
    while ((standings[place + 1]?.day ?? '9999') <= session) place += 1;
    at[t] = place;
  });
  return { standings, at };
}

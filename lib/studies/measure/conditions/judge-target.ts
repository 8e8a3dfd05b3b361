import type { SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import type { ObservedSeries } from '@/lib/market/series/observed-series';
import type { Observation } from '@/lib/market/series/series';
import { placeStandings, type Decision, type Judged, type Standing, type State, type Unknown } from './standing';
import { lastCurrentDay, listUsable } from './walk-series';

/** A step of a rate that is set from day to day. */
interface Step {
  readonly kind: Decision['kind'];
  /** Index of the first session at whose close it was known. */
  readonly session: number;
  readonly announced: SessionDate;
  readonly observation: Observation;
}

/** What was known of a rate at the close of a session. */
export interface KnownTarget {
  readonly t: number;
  readonly session: SessionDate;
  /** Index of the first session at whose close anything was. */
  readonly start: number;
  /** In percent, as announced. */
  readonly value: number;
  /** In the order in which they were announced. */
  readonly steps: readonly Step[];
  /** What was announced by a day; NaN before the series begins. */
  readonly valueAt: (day: SessionDate) => number;
}

/** What a rule finds of a rate; `holds` null where too little history is stored to tell. */
export interface TargetFinding {
  readonly holds: boolean | null;
  /** In percent; NaN where nothing is compared with. */
  readonly against: number;
  readonly decision: Decision | null;
}

function toState({ value, steps }: KnownTarget, first: Observation, isStale: boolean, found: TargetFinding): State {
  const last = steps.at(-1);
  const unknown: Unknown | null = isStale ? 'stale' : found.holds === null ? 'gap' : null;
  return {
    holds: unknown === null ? found.holds : null,
    unknown,
    figure: value / 100,
    against: found.against / 100,
    period: last?.observation.period ?? first.period,
    knownFrom: last?.announced ?? first.knownFrom,
    dating: (last?.observation ?? first).dating,
    decision: found.decision,
  };
}

const isSame = (one: State, other: State): boolean =>
  one.holds === other.holds &&
  one.unknown === other.unknown &&
  Object.is(one.figure, other.figure) &&
  Object.is(one.against, other.against) &&
  one.decision?.announced === other.decision?.announced;

/**
 * A rule over a rate that is set from day to day and announced before it is in force, session by session. A rate is not revised: the first
 * value of a day counts, and days that come out of order are left out.
 */
export function judgeTarget(series: ObservedSeries, find: (known: KnownTarget) => TargetFinding, sessions: readonly SessionDate[]): Judged {
  const usable = listUsable(series);
  const steps: Step[] = [];
  const levels: { readonly day: SessionDate; readonly value: number }[] = [];
  const standings: Standing[] = [];
  let [first, newest]: [Observation | null, Observation | null] = [null, null];
  let [next, start] = [0, -1];
  const valueAt = (day: SessionDate): number => levels.findLast((level) => level.day <= day)?.value ?? NaN;
  sessions.forEach((session, t) => {
    for (let item = usable[next]; item !== undefined && item.day <= session; next += 1, item = usable[next]) {
      const { day: announced, observation } = item;
      if (newest !== null && observation.period <= newest.period) continue;
      if (newest === null || observation.value !== newest.value) levels.push({ day: announced, value: observation.value });
      if (newest !== null && observation.value !== newest.value)
        steps.push({ kind: observation.value < newest.value ? 'cut' : 'hike', session: t, announced, observation });
      first ??= observation;
      newest = observation;
    }
    if (newest === null || first === null) return;
    if (start < 0) start = t;
    const known: KnownTarget = { t, session, start, value: newest.value, steps, valueAt };
    const state = toState(known, first, newest.period < session && lastCurrentDay(newest.period, 'daily') < session, find(known));
    const before = standings.at(-1);
    if (before === undefined || !isSame(before, state)) standings.push({ ...state, day: session });
  });
  return placeStandings(standings, sessions);
}

const tell = ({ kind, announced }: Step): Decision => ({ kind, announced });

/** Whether the first cut after the last hike was announced within so many sessions; which cut is the first is unknown where no hike is stored. */
export function findFirstCut({ t, start, steps }: KnownTarget, mostSessions: number): TargetFinding {
  const hike = steps.findLastIndex(({ kind }) => kind === 'hike');
  const cut = steps.slice(hike + 1)[0];
  const last = steps[hike];
  if (last !== undefined) return { holds: cut !== undefined && t - cut.session <= mostSessions, against: NaN, decision: tell(cut ?? last) };
  const isWithin = cut !== undefined && steps.some((step) => t - step.session <= mostSessions);
  return { holds: isWithin || t - start <= mostSessions ? null : false, against: NaN, decision: null };
}

/** Whether any cut was announced within so many sessions. */
export function findAnyCut({ t, start, steps }: KnownTarget, mostSessions: number): TargetFinding {
  const cut = steps.findLast(({ kind }) => kind === 'cut');
  const decision = cut === undefined ? null : tell(cut);
  if (cut !== undefined && t - cut.session <= mostSessions) return { holds: true, against: NaN, decision };
  return { holds: t - start <= mostSessions ? null : false, against: NaN, decision };
}

/** Whether the rate, as announced, is below what it was a year ago. */
export function findBelowYearAgo({ session, value, steps, valueAt }: KnownTarget): TargetFinding {
  const against = valueAt(shiftMonths(session, -12));
  const last = steps.at(-1);
  return { holds: Number.isNaN(against) ? null : value < against, against, decision: last === undefined ? null : tell(last) };
}

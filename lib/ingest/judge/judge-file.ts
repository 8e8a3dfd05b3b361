import type { SessionDate } from '@/lib/calendar/session-date';
import type { StoredInstrument } from '@/lib/store/instruments';
import { providerTolerance, type OverlapPair } from './compare-overlap';
import { findSteps } from './find-steps';
import { isMuch, mostShare, nameLines } from './is-much';

interface DatedClose {
  readonly session: SessionDate;
  readonly close: number;
}

/** A line of a file that gives no close. */
export interface UnreadableLine {
  readonly line: number;
  readonly reason: string;
}

export interface JudgeRequest {
  readonly instrument: Pick<StoredInstrument, 'symbol' | 'kind'>;
  /** The closes of the file on the basis that the instrument stores, ascending. */
  readonly rows: readonly DatedClose[];
  readonly unreadable: readonly UnreadableLine[];
  readonly lineOf?: ReadonlyMap<SessionDate, number>;
  /** What is stored, by session, ascending. */
  readonly stored: ReadonlyMap<string, DatedClose & { readonly provisional: boolean }>;
  /** Why a date cannot be a session, or null. */
  readonly findDateFault: (session: SessionDate) => string | null;
  /** Whether the difference comes from a split that the file carries through all of the past. */
  readonly isExplained: (pair: OverlapPair) => boolean;
}

export interface Verdict {
  /** Why nothing of the file may be stored; none where it may. */
  readonly refusals: readonly string[];
  /** New closes that wait in quarantine, and why. */
  readonly waiting: ReadonlyMap<SessionDate, string>;
}

const sameScale = 0.01;

function judgeReading({ rows, unreadable, lineOf, findDateFault }: JudgeRequest): string[] {
  const total = rows.length + unreadable.length;
  if (rows.length === 0)
    return [
      total === 0
        ? 'it holds no close'
        : `none of its ${total} rows can be read: ${nameLines(unreadable.map(({ line, reason }) => ({ line, text: reason })))}`,
    ];
  const off = rows.flatMap(({ session }) => {
    const fault = findDateFault(session);
    return fault === null ? [] : [{ line: lineOf?.get(session), text: `${session} is ${fault}` }];
  });
  return [
    ...(isMuch(unreadable.length, total)
      ? [
          `${unreadable.length} of ${total} rows cannot be read: ${nameLines(unreadable.map(({ line, reason }) => ({ line, text: reason })))}`,
        ]
      : []),
    ...(off.length === rows.length || isMuch(off.length, rows.length)
      ? [`${off.length} of ${rows.length} dates are off the calendar: ${nameLines(off)}`]
      : []),
  ];
}

/** How many of the differing closes are what is stored for the session before, or after. */
function countShifted(pairs: readonly OverlapPair[], stored: JudgeRequest['stored'], by: 1 | -1): number {
  const sessions = [...stored.values()];
  const placeOf = new Map(sessions.map(({ session }, place) => [session, place]));
  return pairs.filter(({ session, given }) => sessions[(placeOf.get(session) ?? Number.NaN) + by]?.close === given).length;
}

function toPercent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`;
}

function judgeOverlap({ rows, stored, lineOf, isExplained }: JudgeRequest): string[] {
  const overlap = rows.flatMap((row): OverlapPair[] => {
    const old = stored.get(row.session);
    return old === undefined || old.provisional ? [] : [{ session: row.session, stored: old.close, given: row.close }];
  });
  const changed = overlap.filter((pair) => Math.abs(pair.given / pair.stored - 1) > providerTolerance && !isExplained(pair));
  if (!isMuch(changed.length, overlap.length)) return [];
  const all = `${changed.length} of the ${overlap.length} closes that are stored already differ`;
  const lines = nameLines(
    changed.map((pair) => ({ line: lineOf?.get(pair.session), text: `${pair.session} ${pair.given} against ${pair.stored} stored` })),
  );
  for (const [by, text] of [
    [1, 'after'],
    [-1, 'before'],
  ] as const) {
    if (countShifted(changed, stored, by) > changed.length / 2)
      return [`${all}, most of them being what is stored for the session ${text}: its dates are shifted by a day (${lines})`];
  }
  const ratios = changed.map(({ given, stored: old }) => given / old);
  const [first = 1, last = 1] = [ratios[0], ratios.at(-1)];
  const middle = ratios.toSorted((one, other) => one - other)[Math.floor(ratios.length / 2)] ?? 1;
  if (ratios.every((ratio) => Math.abs(ratio / middle - 1) <= sameScale) && Math.abs(middle - 1) > sameScale)
    return [`${all}, all by the same factor: they are ${Number(middle.toFixed(4))} times the stored ones, another scale (${lines})`];
  const isDrift =
    ratios.every((ratio, place) => place === 0 || Math.abs(ratio - 1) <= Math.abs((ratios[place - 1] ?? ratio) - 1) + sameScale) &&
    Math.abs(first - 1) > Math.abs(last - 1);
  if (isDrift)
    return [
      `${all}, by ${toPercent(first - 1)} at first and ${toPercent(last - 1)} at last: they drift as dividend-adjusted closes do beside plain ones; give those as adj_close (${lines})`,
    ];
  return [`${all}; at most ${mostShare * 100}% may (${lines})`];
}

/** The file's new closes in their place among the stored ones; where a split explains the difference, the file's scale stands. */
function place({ rows, stored, isExplained, findDateFault }: JudgeRequest) {
  const given = new Map<string, DatedClose>(rows.map((row) => [row.session, row]));
  const isRescaled = rows.some((row) => {
    const old = stored.get(row.session);
    return old !== undefined && isExplained({ session: row.session, stored: old.close, given: row.close });
  });
  const kept = [...stored.values()].map(({ session, close }) => ({
    session,
    close: isRescaled ? (given.get(session)?.close ?? close) : close,
    isNew: false,
  }));
  const fresh = rows
    .filter(({ session }) => !stored.has(session) && findDateFault(session) === null)
    .map(({ session, close }) => ({ session, close, isNew: true }));
  return [...kept, ...fresh].sort((one, other) => (one.session < other.session ? -1 : 1));
}

/**
 * Judges the file of one security whole, against itself, the calendar and what is stored. It is refused where the whole is wrong: rows that
 * cannot be read, dates off the calendar, shifted by a day, another scale or basis than the stored closes, or a change of scale inside.
 * Single closes that step by a split's ratio or a power of ten, or spike and revert, wait.
 */
export function judgeFile(request: JudgeRequest): Verdict {
  const doubts = [...judgeReading(request), ...judgeOverlap(request)];
  if (doubts.length > 0) return { refusals: doubts, waiting: new Map() };
  const { waiting, lasting } = findSteps(request.instrument, place(request));
  return {
    refusals: lasting.map(
      (text) => `${text}, and stays there: closes before and after are on different scales; give split-adjusted closes`,
    ),
    waiting,
  };
}

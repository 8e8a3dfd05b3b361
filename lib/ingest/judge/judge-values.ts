import type { SessionDate } from '@/lib/calendar/session-date';
import type { ReadLines } from '@/lib/sources/universe-files/refuse-file';
import { isMuch, mostShare, nameLines } from './is-much';

/** What is wrong with a file of a universe, and what of it is left out. */
export interface FileVerdict {
  /** Why nothing of the file may be stored; none where it may. */
  readonly refusals: readonly string[];
  /** What is left out, in sentences. */
  readonly remarks: readonly string[];
}

/** A value of a file. */
export interface DatedValue {
  readonly session: SessionDate;
  readonly value: number;
  readonly line: number;
}

/** One line of values through time: the advances, the weight of a security. */
export interface ValueSeries {
  readonly name: string;
  /** Ascending. */
  readonly given: readonly DatedValue[];
  /** What stands, ascending. */
  readonly stored: ReadonlyMap<SessionDate, number>;
}

/** Judges how much of a file could be read; where `isWholeNeeded` one line that could not is enough to refuse it. */
export function judgeLines({ faults, lineCount, accepted }: ReadLines, isWholeNeeded = false): FileVerdict {
  const count = new Set(faults.map(({ line }) => line)).size;
  if (count === 0) return { refusals: [], remarks: [] };
  const named = nameLines(faults);
  if (count >= lineCount || isWholeNeeded || isMuch(count, lineCount))
    return { refusals: [`${count} of ${lineCount} rows cannot be read: ${named}. Accepted: ${accepted}`], remarks: [] };
  return { refusals: [], remarks: [`left out ${count} of ${lineCount} rows that cannot be read: ${named}`] };
}

/** Judges the dates of a file, each with a line on which it stands. */
export function judgeDates(lineOf: ReadonlyMap<SessionDate, number>, findDateFault: (session: SessionDate) => string | null): FileVerdict {
  const off = [...lineOf].flatMap(([session, line]) => {
    const fault = findDateFault(session);
    return fault === null ? [] : [{ line, text: `${session} is ${fault}` }];
  });
  if (off.length === 0) return { refusals: [], remarks: [] };
  const text = `${off.length} of ${lineOf.size} dates are off the calendar: ${nameLines(off)}`;
  return off.length === lineOf.size || isMuch(off.length, lineOf.size)
    ? { refusals: [text], remarks: [] }
    : { refusals: [], remarks: [`left out ${off.length} dates that are off the calendar: ${nameLines(off)}`] };
}

interface Pair extends DatedValue {
  readonly series: ValueSeries;
  readonly old: number;
}

type Agrees = (given: number, stored: number) => boolean;

// Rounding to whole hundreds moves small numbers by more, and most are larger.
const [sameFactor, mostOfThem, anotherScale] = [0.25, 0.8, 1.5];

/** How many pairs have the value that stands for the session before, or after. */
function countShifted(pairs: readonly Pair[], by: 1 | -1, agrees: Agrees): number {
  const neighbours = new Map<ValueSeries, ReadonlyMap<SessionDate, number | undefined>>();
  const listNeighbours = ({ stored }: ValueSeries) => {
    const entries = [...stored];
    return new Map(entries.map(([session], place) => [session, entries[place + by]?.[1]]));
  };
  return pairs.filter(({ series, session, value }) => {
    const known = neighbours.get(series) ?? listNeighbours(series);
    neighbours.set(series, known);
    const beside = known.get(session);
    return beside !== undefined && agrees(value, beside);
  }).length;
}

function findFactor(changed: readonly Pair[]): number | null {
  const factor = changed.reduce((sum, { value }) => sum + value, 0) / changed.reduce((sum, { old }) => sum + old, 0);
  const alike = changed.filter(({ value, old }) => Math.abs(value / (old * factor) - 1) <= sameFactor).length;
  return alike >= changed.length * mostOfThem && (factor >= anotherScale || factor <= 1 / anotherScale) ? factor : null;
}

/**
 * Judges the values of a file against those that stand for the same sessions: one here and there may be revised; where many differ the file
 * is shifted by a session, on another scale, or another one.
 * @param show a value as it is written in messages.
 */
export function judgeAgainstStored(all: readonly ValueSeries[], agrees: Agrees, show: (value: number) => string): string[] {
  const pairs = all.flatMap((series) =>
    series.given.flatMap((given): Pair[] => {
      const old = series.stored.get(given.session);
      return old === undefined ? [] : [{ ...given, series, old }];
    }),
  );
  const changed = pairs.filter(({ value, old }) => !agrees(value, old));
  if (!isMuch(changed.length, pairs.length)) return [];
  const what = `${changed.length} of the ${pairs.length} values that are stored already differ`;
  const lines = nameLines(
    changed.map(({ line, series, session, value, old }) => ({
      line,
      text: `${series.name} on ${session} ${show(value)} against ${show(old)} stored`,
    })),
  );
  for (const [by, text] of [
    [1, 'after'],
    [-1, 'before'],
  ] as const) {
    if (countShifted(changed, by, agrees) > changed.length / 2)
      return [`${what}, most of them being what is stored for the session ${text}: its dates are shifted by a session (${lines})`];
  }
  const factor = findFactor(changed);
  if (factor !== null)
    return [
      `${what}, all by about the same factor: they are about ${Number(factor.toPrecision(2))} times the stored ones, another scale (${lines})`,
    ];
  return [`${what}; at most ${mostShare * 100}% may (${lines})`];
}

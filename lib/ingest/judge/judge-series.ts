import type { SessionDate } from '@/lib/calendar/session-date';
import type { DefaultSeries } from '@/lib/market/series/default-series';
import { findFrequency, periodOf } from '@/lib/market/series/periods';
import type { SeriesDefinition } from '@/lib/market/series/series';
import { isMuch, nameLines } from './is-much';
import type { FileVerdict } from './judge-values';

/** A value to be judged; `line` where it comes from a file. */
export interface GivenValue {
  readonly day: SessionDate;
  readonly value: number;
  /** The day from which it was known, where that is said. */
  readonly knownFrom: SessionDate | null;
  readonly line: number | undefined;
}

export interface SeriesVerdict extends FileVerdict {
  /** What may be stored, by period. */
  readonly sound: readonly (GivenValue & { readonly period: SessionDate })[];
}

/** What a series is judged by; bounds are those of shipped series. */
export type SeriesBounds = Pick<SeriesDefinition, 'id' | 'frequency'> & Partial<Pick<DefaultSeries, 'between' | 'largestStep'>>;

interface Fault {
  readonly line: number | undefined;
  readonly text: string;
}

function findFault({ day, value, knownFrom }: GivenValue, { id, frequency, between }: SeriesBounds, today: SessionDate): string | null {
  const period = periodOf(day, frequency);
  if (period > today) return `${day} is in the future`;
  if (knownFrom !== null && knownFrom > today) return `${day} is said to be known from ${knownFrom}, which is in the future`;
  if (knownFrom !== null && knownFrom < period) return `${day} is said to be known from ${knownFrom}, before its period begins`;
  if (between !== undefined && (value < between[0] || value > between[1]))
    return `${value} for ${day} is no value of ${id}, which lies between ${between[0]} and ${between[1]}`;
  return null;
}

/** Those that can be values of the series, with their periods: all that can be said of a part of it. */
export function keepPossible<Given extends GivenValue>(
  given: readonly Given[],
  bounds: SeriesBounds,
  today: SessionDate,
): (Given & { readonly period: SessionDate })[] {
  return given
    .filter((one) => findFault(one, bounds, today) === null)
    .map((one) => ({ ...one, period: periodOf(one.day, bounds.frequency) }));
}

/** Of two values of one period that were known from one day nobody can say which is right; equal ones are one. */
function findDoubled(given: SeriesVerdict['sound']): Map<GivenValue, string> {
  const first = new Map<string, GivenValue>();
  const doubled = new Map<GivenValue, string>();
  for (const one of given) {
    const key = `${one.period} ${one.knownFrom ?? ''}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, one);
    else if (known.value !== one.value) {
      for (const each of [known, one]) doubled.set(each, `${one.period} has two values, ${known.value} and ${one.value}`);
    }
  }
  return doubled;
}

/** Values that are far from the one before, of a series that moves little. */
function findSteps(given: SeriesVerdict['sound'], largestStep: number): Map<GivenValue, string> {
  const far = new Map<GivenValue, string>();
  const newest = [...new Map(given.map((one) => [one.period, one])).values()];
  let before = newest[0];
  for (const one of newest.slice(1)) {
    const factor = one.value / (before?.value ?? one.value);
    if (factor > largestStep || factor < 1 / largestStep) far.set(one, `${one.period} is ${one.value} after ${before?.value ?? 'nothing'}`);
    else before = one;
  }
  return far;
}

function judgeFaults(faults: ReadonlyMap<GivenValue, string>, total: number, what: string): FileVerdict {
  if (faults.size === 0) return { refusals: [], remarks: [] };
  const named = nameLines([...faults].map(([{ line }, text]): Fault => ({ line, text })));
  const isWhole = faults.size === total || isMuch(faults.size, total);
  return isWhole
    ? { refusals: [`${faults.size} of ${total} ${what}: ${named}`], remarks: [] }
    : { refusals: [], remarks: [`left out ${faults.size} values that ${what}: ${named}`] };
}

function judgeFrequency(given: readonly GivenValue[], { id, frequency }: SeriesBounds): string[] {
  const days = [...new Set(given.map(({ day }) => day))].sort();
  const found = findFrequency(days);
  // Of one value nothing can be told.
  if (days.length < 2 || found === frequency) return [];
  return [`its dates are ${found === null ? 'at no interval that is known here' : found}, and ${id} is ${frequency}`];
}

// Fewer differences may be chance; a shift explains nearly all, a scale leaves nearly one factor.
const [fewest, nearlyAll, anotherScale, sameFactor, far] = [3, 0.98, 1.5, 0.02, 0.05];

/** Why values are not those of the series that is stored, or nothing: shifted by a period, on another scale, or far from it. */
function judgeAgainstStored(given: SeriesVerdict['sound'], stored: ReadonlyMap<SessionDate, number>): string[] {
  const pairs = given.flatMap(({ period, value }) => {
    const old = stored.get(period);
    return old === undefined ? [] : [{ period, value, old }];
  });
  const changed = pairs.filter(({ value, old }) => value !== old);
  if (changed.length < fewest) return [];
  const what = `${changed.length} of the ${pairs.length} values that are stored already differ`;
  const periods = [...stored.keys()];
  const placeOf = new Map(periods.map((period, place) => [period, place]));
  for (const [by, text] of [
    [1, 'after'],
    [-1, 'before'],
  ] as const) {
    const agrees = pairs.flatMap(({ period, value }) => {
      const beside = periods[(placeOf.get(period) ?? NaN) + by];
      return beside === undefined ? [] : [value === stored.get(beside)];
    });
    const share = agrees.filter((isSame) => isSame).length / agrees.length;
    if (share >= nearlyAll && share > 1 - changed.length / pairs.length)
      return [`${what}, nearly all being what is stored for the period ${text}: its dates are shifted by a period`];
  }
  const middleOf = (values: readonly number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
  const factor = middleOf(changed.map(({ value, old }) => value / old));
  const isOneFactor =
    changed.filter(({ value, old }) => Math.abs(value / (old * factor) - 1) <= sameFactor).length >= changed.length * nearlyAll;
  if (isOneFactor && (factor >= anotherScale || factor <= 1 / anotherScale))
    return [`${what}, all by about the same factor: they are about ${Number(factor.toPrecision(2))} times the stored ones, another scale`];
  // A new base year moves all values by one factor, which is a revision.
  const apart = middleOf(pairs.map(({ value, old }) => Math.abs(value - old) / Math.max(Math.abs(old), 1)));
  return !isOneFactor && apart > far ? [`${what}, half of them by more than ${far * 100}%: another series`] : [];
}

/**
 * Judges values of a series whole: single ones that cannot be are left out and named, and nothing is taken where many are so, where the dates
 * are not those of its frequency, or the values not those that are stored. Revisions, however many, are no fault.
 * @param knowledge the newest stored value of each period, ascending; whether somebody insists on values that are far from the one before.
 */
export function judgeSeries(
  given: readonly GivenValue[],
  bounds: SeriesBounds,
  {
    stored,
    today,
    isForced = false,
  }: { readonly stored: ReadonlyMap<SessionDate, number>; readonly today: SessionDate; readonly isForced?: boolean },
): SeriesVerdict {
  const frequencyFaults = judgeFrequency(given, bounds);
  if (frequencyFaults.length > 0) return { refusals: frequencyFaults, remarks: [], sound: [] };
  const impossible = new Map(
    given.flatMap((one) => {
      const fault = findFault(one, bounds, today);
      return fault === null ? [] : [[one, fault] as const];
    }),
  );
  const possible = keepPossible(given, bounds, today);
  possible.sort((one, other) =>
    one.period === other.period ? (one.knownFrom ?? '').localeCompare(other.knownFrom ?? '') : one.period < other.period ? -1 : 1,
  );
  const doubled = findDoubled(possible);
  const single = possible.filter((one) => !doubled.has(one));
  const steps = bounds.largestStep === undefined || isForced ? new Map<GivenValue, string>() : findSteps(single, bounds.largestStep);
  const sound = single.filter((one) => !steps.has(one));
  const verdicts = [
    judgeFaults(impossible, given.length, 'cannot be'),
    judgeFaults(doubled, given.length, 'stand twice and differ'),
    judgeFaults(steps, given.length, 'are far from the one before'),
    { refusals: judgeAgainstStored(sound, stored), remarks: [] },
  ];
  return { refusals: verdicts.flatMap(({ refusals }) => refusals), remarks: verdicts.flatMap(({ remarks }) => remarks), sound };
}

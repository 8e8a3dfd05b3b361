import { runningMax } from './running-max';

/** One record; indexes into the series. */
export interface RecordEvent {
  readonly index: number;
  readonly level: number;
  /** Sessions since the record before it; for the first one since the first value, and NaN where it is that value: what came before is not known. */
  readonly gapSessions: number;
  /** Records on consecutive sessions up to and with this one. */
  readonly runLength: number;
}

/**
 * Every record, ascending: a value above all values before it, and above every bound before it.
 *
 * **Shape** one series (closes, or intraday highs for `price=high`), and where it is not stored throughout the closes that bound it: a bound
 * counts on the sessions without a value, as the high of a session is at least its close. **Units** levels, compared as stored.
 * **Window** from the first value or bound on; the first of them is no record. **Missing** the running maximum skips gaps (G8); without bounds NaN is skipped.
 * **Ties/edges** strict; with `includeTies` an equal value counts. **Source** DEFINITIONS, `records`.
 * @example findRecords(Float64Array.of(1, 2, 2, 3), false) // indexes 1 and 3
 */
export function findRecords(values: Float64Array, includeTies: boolean, bounds: Float64Array | null = null): RecordEvent[] {
  const highest = runningMax(bounds === null ? values : values.map((value, t) => (Number.isNaN(value) ? (bounds[t] ?? NaN) : value)));
  const events: RecordEvent[] = [];
  let previous = -1;
  let runLength = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value)) continue;
    const before = t === 0 ? NaN : (highest[t - 1] ?? NaN);
    if (previous < 0) previous = t;
    if (!(value > before || (includeTies && value === before))) continue;
    runLength = events.length > 0 && previous === t - 1 ? runLength + 1 : 1;
    events.push({ index: t, level: value, gapSessions: t === previous ? NaN : t - previous, runLength });
    previous = t;
  }
  return events;
}

/** Records and sessions of one calendar year. */
export interface YearCount {
  readonly year: number;
  readonly records: number;
  /** Sessions of the year that have a value. */
  readonly sessions: number;
  /** Index of the first and last session of the year that has a value. */
  readonly first: number;
  readonly last: number;
}

/**
 * Records and sessions per calendar year, ascending; a year without a value is left out.
 * **Shape** one series and the calendar year of each session. **Missing** a session without a value is not counted.
 * @throws RangeError when `years` has another length.
 */
export function countRecordsPerYear(values: Float64Array, years: Int16Array, events: readonly RecordEvent[]): YearCount[] {
  if (years.length !== values.length) throw new RangeError(`years has ${years.length} entries for ${values.length} values`);
  const counts: { year: number; records: number; sessions: number; first: number; last: number }[] = [];
  let next = 0;
  values.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    const year = years[t] ?? NaN;
    let current = counts.at(-1);
    if (current?.year !== year) {
      current = { year, records: 0, sessions: 0, first: t, last: t };
      counts.push(current);
    }
    current.sessions += 1;
    current.last = t;
    if (events[next]?.index === t) {
      current.records += 1;
      next += 1;
    }
  });
  return counts;
}

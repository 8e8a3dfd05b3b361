/**
 * Invented series that are no prices, for the sample market: their levels, drifts and cycles are made up; only frequencies, first periods and
 * lags are those of the series whose names they bear. Deterministic: same code, same numbers.
 */
import { addDays, joinDate, splitDate } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { createRandom } from './random';

/** A value with the day from which it counts as known. */
export interface SampleValue {
  readonly period: SessionDate;
  readonly value: number;
  readonly knownFrom: SessionDate;
}

export interface SampleObservations {
  readonly id: string;
  readonly values: readonly SampleValue[];
}

const seed = 7;
const firstYear = 1985;
// Of a year, and of how it is felt in prices before output.
const [cycleMonths, leadMonths] = [108, 20] as const;

function addMonths(month: SessionDate, count: number): SessionDate {
  const { year, month: of } = splitDate(month);
  const place = year * 12 + of - 1 + count;
  return joinDate(Math.floor(place / 12), (place % 12) + 1, 1);
}

/** Months from the first on whose values were known by the last day. */
function listMonths(last: SessionDate): SessionDate[] {
  const months: SessionDate[] = [];
  for (let month = joinDate(firstYear, 1, 1); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
/** Where an invented cycle stands, from -1 to 1. */
const wave = (at: number): number => Math.sin((2 * Math.PI * at) / cycleMonths);

function toMonthly(months: readonly SessionDate[], values: readonly number[], lagDays: number, last: SessionDate): SampleValue[] {
  return months.flatMap((period, at): SampleValue[] => {
    const knownFrom = addDays(addMonths(period, 1), lagDays - 1);
    return knownFrom > last ? [] : [{ period, value: values[at] ?? NaN, knownFrom }];
  });
}

function buildPrices(months: readonly SessionDate[], first: number, mean: number, noise: number, of: number): number[] {
  const random = createRandom(seed + of);
  let level = first;
  return months.map((_, at) => {
    level *= 1 + (mean + 0.018 * wave(at - leadMonths)) / 12 + noise * random.normal();
    return round(level, 3);
  });
}

/** A target of rates that follows the cycle in quarter points, changed on a Wednesday every six weeks or so, known the day before it is in force. */
function buildTarget(last: SessionDate): SampleValue[] {
  const values: SampleValue[] = [];
  let target = 5;
  let wait = 0;
  for (let day = joinDate(1990, 1, 1), at = 0; day <= addDays(last, 1); day = addDays(day, 1), at += 1) {
    const wanted = 3 + 2.5 * wave(60 + at / 30.44 - leadMonths);
    wait -= 1;
    if (wait <= 0 && Math.abs(wanted - target) > 0.5 && splitDate(day).day % 7 === 4) {
      target = round(target + (wanted > target ? 0.25 : -0.25), 2);
      wait = 42;
    }
    values.push({ period: day, value: target, knownFrom: day > last ? last : day });
  }
  return values;
}

/** Output by the quarter, with a shrinking one now and then where the cycle is low. */
function buildOutput(months: readonly SessionDate[], last: SessionDate): SampleValue[] {
  const random = createRandom(seed + 3);
  let level = 8_000;
  return months.flatMap((period, at): SampleValue[] => {
    if (at % 3 !== 0) return [];
    level *= 1 + 0.006 + 0.009 * wave(at) + 0.004 * random.normal();
    const knownFrom = addDays(addMonths(period, 3), 27);
    return knownFrom > last ? [] : [{ period, value: round(level, 1), knownFrom }];
  });
}

function buildUnemployment(months: readonly SessionDate[]): number[] {
  const random = createRandom(seed + 4);
  return months.map((_, at) => round(5 - 1.1 * wave(at - 6) + 0.05 * random.normal(), 1));
}

/** The series that the conditions read, ascending by period, up to what is known on the last day. */
export function generateSampleSeries(last: SessionDate): SampleObservations[] {
  const months = listMonths(last);
  const recessions = months.map((_, at) => Number(wave(at) < -0.93));
  return [
    { id: 'CPIAUCSL', values: toMonthly(months, buildPrices(months, 105, 0.028, 0.0016, 0), 12, last) },
    { id: 'CPILFESL', values: toMonthly(months, buildPrices(months, 107, 0.028, 0.0006, 1), 12, last) },
    { id: 'PCEPILFE', values: toMonthly(months, buildPrices(months, 55, 0.023, 0.0006, 2), 29, last) },
    { id: 'DFEDTARU', values: buildTarget(last) },
    { id: 'GDPC1', values: buildOutput(months, last) },
    { id: 'UNRATE', values: toMonthly(months, buildUnemployment(months), 5, last) },
    { id: 'USREC', values: toMonthly(months, recessions, 602, last) },
  ];
}

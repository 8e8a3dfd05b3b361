import { rollingMean } from '../rolling-mean';
import { exponentialMean } from './exponential-mean';
import { trailingScore } from './trailing-score';

/** The formulas of relative strength and its momentum that are published and open. */
export const rotationFormulas = ['averages', 'zscore', 'smoothed', 'exponential'] as const;

export type RotationFormula = (typeof rotationFormulas)[number];

/** Strength relative to a benchmark and its momentum, both about 100. */
export interface Rotation {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function changeOver(values: Float64Array, weeks: number): Float64Array {
  return values.map((value, t) => value - (values[t - weeks] ?? NaN));
}

function ratioOver(values: Float64Array, weeks: number): Float64Array {
  return values.map((value, t) => (100 * value) / (values[t - weeks] ?? NaN));
}

const middle = 100;
const aboutHundred = (scores: Float64Array, times = 1): Float64Array => scores.map((score) => middle + times * score);

const measure: Readonly<Record<RotationFormula, (strength: Float64Array) => Rotation>> = {
  averages: (strength) => {
    const long = rollingMean(strength, 30);
    const x = rollingMean(strength, 10).map((mean, t) => (100 * mean) / (long[t] ?? NaN));
    const mean = rollingMean(x, 9);
    return { x, y: x.map((value, t) => (100 * value) / (mean[t] ?? NaN)) };
  },
  zscore: (strength) => {
    const x = aboutHundred(trailingScore(strength, 52, 26));
    return { x, y: aboutHundred(trailingScore(changeOver(x, 1), 52, 26, middle)) };
  },
  smoothed: (strength) => {
    const x = rollingMean(ratioOver(strength, 11), 12);
    return { x, y: rollingMean(ratioOver(x, 4), 5) };
  },
  exponential: (strength) => {
    const x = aboutHundred(trailingScore(exponentialMean(strength, 5), 26), 5);
    return { x, y: aboutHundred(trailingScore(exponentialMean(changeOver(x, 4), 3), 13, 13, middle), 5) };
  },
};

/**
 * Where an instrument stands against a benchmark: x is its relative strength, y the momentum of that, by one of four formulas.
 *
 * **Shape** two series of weekly closes of one length in, two of the same length out. **Units** about 100; the level of neither close matters.
 * **Window** trailing, today included: x needs 30, 26, 23 or 26 weeks, y 38, 52, 31 or 42, in the order of `rotationFormulas`.
 * **Missing** NaN where a window is not whole or spans a missing close (G5, G8); an exponential mean starts over after one.
 * **Ties/edges** a window without deviation gives 100. **Source** DEFINITIONS, `rotation`, formula by formula.
 * @example rotation(closes, closes, 'averages') // x and y are 100 from the 30th and 38th week on
 */
export function rotation(closes: Float64Array, benchmark: Float64Array, formula: RotationFormula): Rotation {
  return measure[formula](closes.map((close, t) => (100 * close) / (benchmark[t] ?? NaN)));
}

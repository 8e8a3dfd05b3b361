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
  const changes = new Float64Array(values.length).fill(NaN);
  for (let t = weeks; t < changes.length; t += 1) changes[t] = (values[t] ?? NaN) - (values[t - weeks] ?? NaN);
  return changes;
}

function ratioOver(values: Float64Array, weeks: number): Float64Array {
  const ratios = new Float64Array(values.length).fill(NaN);
  for (let t = weeks; t < ratios.length; t += 1) ratios[t] = (100 * (values[t] ?? NaN)) / (values[t - weeks] ?? NaN);
  return ratios;
}

const middle = 100;

/** A series of its own scores, moved. */
function aboutHundred(scores: Float64Array, times = 1): Float64Array {
  for (let t = 0; t < scores.length; t += 1) scores[t] = middle + times * (scores[t] ?? NaN);
  return scores;
}

/** How many hundredths of another series each value is. */
function percentOf(values: Float64Array, others: Float64Array): Float64Array {
  const shares = new Float64Array(values.length);
  for (let t = 0; t < shares.length; t += 1) shares[t] = (100 * (values[t] ?? NaN)) / (others[t] ?? NaN);
  return shares;
}

const measure: Readonly<Record<RotationFormula, (strength: Float64Array) => Rotation>> = {
  averages: (strength) => {
    const x = percentOf(rollingMean(strength, 10), rollingMean(strength, 30));
    return { x, y: percentOf(x, rollingMean(x, 9)) };
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
  return measure[formula](percentOf(closes, benchmark));
}

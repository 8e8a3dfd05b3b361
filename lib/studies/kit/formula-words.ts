import type { RotationFormula } from '@/lib/metrics';

/** The formulas of relative rotation as a table heads them. */
export const formulaNames: Readonly<Record<RotationFormula, string>> = {
  averages: 'Averages',
  zscore: 'Z-score',
  smoothed: 'Smoothed',
  exponential: 'Exponential',
};

/** And in a sentence, after 'by'. */
export const formulaWords: Readonly<Record<RotationFormula, string>> = {
  averages: 'averages',
  zscore: 'z-score',
  smoothed: 'smoothed changes',
  exponential: 'exponential means',
};

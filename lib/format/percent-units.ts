import { toPercent } from './to-percent';

const percentUnits: ReadonlySet<string> = new Set(['pct', 'pp', 'log']);

/** Whether values of this unit are fractions in the core and shown times 100: percent, points and log points. */
export function isPercentUnit(unit: string): boolean {
  return percentUnits.has(unit);
}

/** Whether a rise and a fall are told apart by a sign: the percent units, deviations, and points of a level. */
export function isSignedUnit(unit: string): boolean {
  return isPercentUnit(unit) || unit === 'sigma' || unit === 'points';
}

/** A value of the core in the unit in which it is shown. **Missing**: NaN stays NaN. */
export function toShown(value: number, unit: string): number {
  return isPercentUnit(unit) ? toPercent(value) : value;
}

/** A value as it is shown, in the core. **Missing**: NaN stays NaN. */
export function fromShown(shown: number, unit: string): number {
  return isPercentUnit(unit) ? shown / 100 : shown;
}

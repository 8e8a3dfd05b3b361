import type { MeasureParts } from './measure-parts';

/** The side of what has but two: high or low, above a mean or below it. Moves to either side are told of no such measure (`checkMeasure`). */
export function sideOf(direction: MeasureParts['direction']): 'up' | 'down' {
  return direction === 'down' ? 'down' : 'up';
}

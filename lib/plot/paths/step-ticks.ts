import { computeLinearTicks } from '../value-ticks';

const quarters = [0, 63, 126, 189, 252] as const;

/** Sessions after an event that carry a label, from 0 to `last`: the quarters of a year, or over a shorter stretch a few round ones. */
export function computeStepTicks(last: number): readonly number[] {
  return last >= 126 ? quarters.filter((step) => step <= last) : computeLinearTicks(0, last).filter((step) => Number.isInteger(step));
}

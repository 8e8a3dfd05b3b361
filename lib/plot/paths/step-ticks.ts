import { computeLinearTicks } from '../value-ticks';

const quarters = [0, 63, 126, 189, 252] as const;

const yearSessions = 252;
const mostTicks = 7;

/** Sessions after an event that carry a label, from 0 to `last`: the quarters of a year, over a longer stretch half years, years or several, over a shorter one a few round ones. */
export function computeStepTicks(last: number): readonly number[] {
  if (last > yearSessions + quarters[1]) {
    const years = Math.ceil(last / yearSessions / (mostTicks - 1));
    const step = last < 3 * yearSessions ? yearSessions / 2 : years * yearSessions;
    return Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
  }
  return last >= 126 ? quarters.filter((step) => step <= last) : computeLinearTicks(0, last).filter((step) => Number.isInteger(step));
}

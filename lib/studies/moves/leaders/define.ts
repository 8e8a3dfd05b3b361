import type { Definition } from '../../kit/study';
import type { LeadersParams } from './params';

export function defineLeaders({ benchmark }: LeadersParams): Definition {
  return {
    text: `Return of each instrument up to the last session shown: over 1, 5, 21, 63, 126 and 252 exchange sessions, since the last close of the year before, and over the dates shown, which are measured from the close before the first of them or from the latest of the first closes where that is later. Ranked from the largest; equal returns share a rank. A return needs the closes at both ends: without one of them it is missing and not ranked.${benchmark === '' ? '' : ` Beside each return stands that return less the one of ${benchmark} over the same sessions, in percentage points.`}`,
    formula: String.raw`r_t(N) = \frac{C_t}{C_{t-N}} - 1`,
    sources: ['Closing prices as stored; definition: Broadtape, returns over sessions'],
  };
}

import type { Definition } from '../../kit/study';
import { leastSettled, type BatonParams } from './params';

const groups = {
  sectors: 'the funds of the eleven sectors of the S&P 500',
  sizes: 'the S&P 500, the funds of the S&P MidCap 400 and SmallCap 600, and the Russell 2000',
  custom: 'the instruments chosen',
} as const;

const starts = {
  settled: `the last close before the half year of the last session shown, or before the one before it while fewer than ${leastSettled} sessions have passed since`,
  half: 'the last close before the half year of the last session shown',
  quarter: 'the last close before the quarter of the last session shown',
  month: 'the last close before the month of the last session shown',
  peak: 'the last peak of the leader',
} as const;

export function defineBaton({ group, benchmark, start, usual, before, after }: BatonParams): Definition {
  const from = start === '' ? starts[usual] : `the close of ${start}, or of the session before it`;
  const until = after === 'to-date' ? 'up to the last session shown' : `over ${after} exchange sessions, or those that have passed so far`;
  return {
    text: `Of ${groups[group]}: the return less that of ${benchmark}, in percentage points, over the ${before} exchange sessions up to a start and from there ${until}, each ranked from the largest; equal leads share a rank. The start is ${from}. A lead needs the closes of both at both ends. The order turned round where Spearman’s rank correlation of the two sides is below -0.5, and held where it is above 0.5; equal ranks count in their middle. The first third is a third of those ranked after, rounded; new there is who was not in it before. A ratio is at its high where it is the highest of its last 252 closes, the last session shown included. The leader whose peak is a usual start is the one whose ratio to ${benchmark} rose the most over the 252 sessions to the last one shown; its peak is the last of these sessions on which the ratio stood highest. Equal weight less cap weight is RSP less SPY, where both are stored.`,
    formula: String.raw`\begin{gathered} \text{lead} = \frac{C_t}{C_s} - \frac{B_t}{B_s} \\ \rho = \operatorname{corr}(R_{\text{before}}, R_{\text{after}}) \end{gathered}`,
    sources: ['Closing prices as stored; definition: Broadtape, baton', 'Spearman 1904'],
  };
}

import type { Definition } from '../../kit/study';
import type { NeedsParams } from './params';

export function defineNeeds({ symbol, sinceSessions }: NeedsParams): Definition {
  return {
    text: `The close of ${symbol} on the session after the last final one, on a tick of 0.01, from which on each statement is true: the first tick that passes the very comparison of the study that it links to. Runs of moves of at least a threshold that would go on, or begin; a record close, the end of the drawdown, a close 10% or 20% below the record; the highest or lowest of 252 closes; the largest gain or loss over 1, 5, 21, 63 and 252 sessions, ever and of the last ${sinceSessions} sessions; the same for the lead over, and the lag behind, each instrument whose close is assumed, in points and as a ratio; the other side of the 50 and 200-session means, the new close included. Prices, never dividend-adjusted. Nearest first.`,
    formula: String.raw`\min \{ p : C_{t+1} = p \text{ will do} \}`,
    sources: ['Closing prices as stored; definition: Broadtape, needed closes'],
  };
}

import type { Definition } from '../../kit/study';
import type { MembersParams } from './params';

export function defineMembers({ span }: MembersParams): Definition {
  return {
    text: `Members of the universe on the last session shown by sector, with their return ${span === 'session' ? 'on that session' : 'from the close before the first session shown to the close of the last'} and, where weights are stored, their weight at its close; between stored weights the last one drifts with price. A return needs the closes at both ends.`,
    formula: String.raw`r_i = \frac{C_{i,t}}{C_{i,s}} - 1`,
    sources: ['Closing prices, membership, sectors and weights as stored'],
  };
}

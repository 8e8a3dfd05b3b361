import type { Definition } from '../../kit/study';
import type { RatioParams } from './params';

export function defineRatio({ a, b }: RatioParams): Definition {
  return {
    text: `The close of ${a} divided by the close of ${b}, rebased to 100 at the close before the first session shown, or at the later of their first closes where that is later (display only), with the means of the last 50 and 200 sessions of the same line. A mean whose window holds a missing session is missing; means use the whole history, not the range.`,
    formula: '100 \\, \\frac{A_t / B_t}{A_{\\text{base}} / B_{\\text{base}}}',
    sources: ['Closing prices as stored; definition: Broadtape, relative outperformance'],
  };
}

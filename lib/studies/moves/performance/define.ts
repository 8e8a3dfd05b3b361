import type { Definition } from '../../kit/study';
import type { PerformanceParams } from './params';

export function definePerformance({ symbols, mode, align }: PerformanceParams): Definition {
  const start = align === 'common' ? 'all from the close before the first session shown, or from the latest of their first closes where that is later' : 'each from the close before the first session shown, or from its own first close where that is later';
  return {
    text: `Closes of ${symbols.join(', ')}${mode === 'level' ? ' as stored' : ', each divided by the one at its start, times 100'}: ${start}. A return needs the closes at both ends.`,
    formula: mode === 'level' ? 'C_t' : String.raw`100 \, \frac{C_t}{C_{\text{base}}}`,
    sources: ['Closing prices as stored'],
  };
}

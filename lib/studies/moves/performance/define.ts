import type { Definition } from '../../kit/study';
import { defineUnit } from '../../kit/unit-words';
import type { PerformanceParams } from './params';

export function definePerformance(chosen: PerformanceParams): Definition {
  const { symbols, unit, mode, align } = chosen;
  const before = `the close before the first ${unit} shown`;
  const start =
    align === 'common'
      ? `all from ${before}, or from the latest of their first closes where that is later`
      : `each from ${before}, or from its own first close where that is later`;
  return {
    text: `Closes of ${symbols.join(', ')}${mode === 'level' ? ' as stored' : ', each divided by the one at its start, times 100'}: ${start}. A return needs the closes at both ends.${defineUnit(chosen)}`,
    formula: mode === 'level' ? 'C_t' : String.raw`100 \, \frac{C_t}{C_{\text{base}}}`,
    sources: ['Closing prices as stored'],
  };
}

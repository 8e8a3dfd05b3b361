import { toSampling } from '../../kit/sampling-params';
import type { Study } from '../../kit/study';
import { outcomeSymbols, settleThreshold, toMeasureChoice } from '../../measure/event-rule';
import { findUsualRule } from '../../measure/conditions/find-usual-rule';
import { listMeasureSymbols, listMeasureUniverses } from '../../measure/measure-series';
import { computeForward } from './compute';
import { defineForward } from './define';
import { fillForward } from './fill-forward';
import { forwardParams } from './params';

/** What came after an event, beside what came after any session. */
export const forward: Study<typeof forwardParams> = {
  id: 'forward',
  title: 'What happened next',
  question: 'What came after events like this one, and was it more than after any session?',
  rowsAre: 'horizons',
  heavy: true,
  params: forwardParams,
  fill: fillForward,
  symbols: (chosen) => {
    const [main, other] = outcomeSymbols(chosen);
    return [...new Set([...listMeasureSymbols(toMeasureChoice(chosen)), main, ...(other === null ? [] : [other])])];
  },
  // The outcome is on the basis of the rule, unless it has none.
  reads: (chosen, basis) =>
    [listMeasureSymbols(toMeasureChoice(chosen)), outcomeSymbols(chosen).filter((symbol) => symbol !== null)].map((symbols) => ({
      symbols,
      basis,
    })),
  // What came next is known as far as the index is, also where the members or counts end before it.
  universes: (chosen) => listMeasureUniverses(chosen).map((need) => ({ ...need, ends: 'rows' })),
  series: ({ when }) => (when === 'any' ? [] : [{ id: findUsualRule(when).series }]),
  sampling: toSampling,
  definition: (given) => defineForward(settleThreshold(given)),
  compute: computeForward,
};

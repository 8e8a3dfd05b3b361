import type { z } from 'zod';
import { meetsConditions } from '../../kit/meets-conditions';
import { comparisonConditions, comparisons, thresholdNeeded, type ComparisonName } from './claim-rules';

interface CheckedParams {
  readonly measure: string;
  readonly indicator: string;
  readonly comparison: ComparisonName;
  readonly symbol: string;
  readonly versus: string;
  readonly atLeast: string;
  readonly count: number;
  readonly sessions: number;
}

const counting: ReadonlySet<ComparisonName> = new Set(['nth', 'only-k-since', 'gap']);

/** Refuses a claim whose parts make no sense together, and says what is accepted. */
export function checkClaim(params: CheckedParams, context: z.RefinementCtx): void {
  const { measure, indicator, comparison, symbol, versus, atLeast, count, sessions } = params;
  const texts: Readonly<Record<string, string>> = { measure, indicator, comparison };
  const read = (name: string): string => texts[name] ?? '';
  const refuse = (path: string, message: string): void => { context.addIssue({ code: 'custom', path: [path], message }); };
  if (!meetsConditions(comparisonConditions[comparison], read)) {
    const accepted = comparisons.filter((name) => meetsConditions(comparisonConditions[name], read));
    refuse('comparison', `${comparison} cannot be said of ${measure === 'breadth' ? `${measure} ${indicator}` : measure}; accepted are ${accepted.join(', ')}`);
  } else if (atLeast === '' && meetsConditions(thresholdNeeded, read)) {
    refuse('atLeast', `${comparison} of a ${measure} needs a number from where on it counts, as ${measure === 'level' ? '5000' : '100'}`);
  }
  if (measure === 'outperformance' && versus === '') refuse('versus', 'an outperformance needs another instrument, as SPX');
  if ((measure === 'outperformance' || measure === 'streak') && versus !== '' && versus === symbol) refuse('versus', `an instrument is not set against itself; accepted is any other than ${symbol}${measure === 'streak' ? ', or none' : ''}`);
  // Every close is its own mean of one.
  if ((measure === 'distance' || measure === 'participation') && sessions < 2) refuse('sessions', 'a mean has 2 to 2520 closes');
  if (counting.has(comparison) && count < 1) refuse('count', 'a whole number from 1 to 50000');
}

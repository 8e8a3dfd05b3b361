import 'server-only';
import katex from 'katex';
import { memoOnProcess } from '@/lib/keep/keep';

// Definitions are few, and the same for every range of a study.
const recall = memoOnProcess<string>('formulas', { mostBytes: 1024 * 1024 });

/** A formula in LaTeX as MathML, which a browser sets by itself; empty for the empty text. */
export function typesetFormula(latex: string): string {
  return latex === '' ? '' : recall(latex, () => katex.renderToString(latex, { output: 'mathml', throwOnError: false, displayMode: true }));
}

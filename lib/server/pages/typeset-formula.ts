import 'server-only';
import katex from 'katex';

/** A formula in LaTeX as MathML, which a browser sets by itself; empty for the empty text. */
export function typesetFormula(latex: string): string {
  return latex === '' ? '' : katex.renderToString(latex, { output: 'mathml', throwOnError: false, displayMode: true });
}

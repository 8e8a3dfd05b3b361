import type { Definition } from '../../kit/study';
import type { ConcentrationParams } from './params';

const formulas = {
  top: String.raw`\sum_{i \le N} w_{(i)}`,
  hhi: String.raw`H = \sum_i w_i^2`,
  effective: String.raw`\frac{1}{\sum_i w_i^2}`,
  mag7: String.raw`\sum_{i \in M7} w_i`,
} as const;

export function defineConcentration({ show, top, minCoveragePct }: ConcentrationParams): Definition {
  const what = {
    top: `Sum of the ${top} largest weights of members.`,
    hhi: 'Sum of the squared weights of all members, as fractions: 1 is one member alone, 1/n is n equal ones.',
    effective: 'One divided by the sum of squared weights: as many equal members would be as concentrated.',
    mag7: 'Sum of the weights of the Magnificent 7, of those that are members on the session; GOOG and GOOGL are two lines and both belong to Alphabet.',
  }[show];
  const needs =
    show === 'mag7'
      ? 'It needs their weights alone.'
      : `A session on which the known weights sum to less than ${minCoveragePct}% has no value.`;
  return {
    text: `${what} Between stored weights the last one drifts with price, as the member's move against that of the index; its age in sessions stands beside the value. ${needs}`,
    formula: formulas[show],
    sources: ['Weights, membership and closing prices as stored', 'Herfindahl-Hirschman index: Hirschman 1945, Herfindahl 1950'],
  };
}

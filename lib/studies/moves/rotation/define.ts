import { sayIncomplete } from '../../kit/unit-words';
import type { Definition } from '../../kit/study';
import { rotationFormulas, type RotationFormula } from '@/lib/metrics';
import { formulaNames } from '../../kit/formula-words';
import type { RotationParams } from './params';

const formulas: Readonly<Record<RotationFormula, { readonly text: string; readonly formula: string }>> = {
  averages: {
    text: 'strength is the mean of ten weeks of the ratio over its mean of thirty, momentum is strength over its mean of nine weeks',
    formula: String.raw`\begin{gathered} x = 100\,\frac{\mathrm{SMA}_{10}(RS)}{\mathrm{SMA}_{30}(RS)} \\ y = 100\,\frac{x}{\mathrm{SMA}_{9}(x)} \end{gathered}`,
  },
  zscore: {
    text: 'strength is 100 and the sample deviations by which the ratio stands above its mean of 52 weeks (of all since the first, from 26 on), momentum the same of the weekly change of strength',
    formula: String.raw`\begin{gathered} x = 100 + z_{52}(RS) \\ y = 100 + z_{52}(x_t - x_{t-1}) \end{gathered}`,
  },
  smoothed: {
    text: 'strength is the mean of twelve weeks of the ratio over that of eleven weeks before, momentum the mean of five weeks of strength over that of four weeks before',
    formula: String.raw`\begin{gathered} x = \mathrm{SMA}_{12}\!\left(100\,\frac{RS_t}{RS_{t-11}}\right) \\ y = \mathrm{SMA}_{5}\!\left(100\,\frac{x_t}{x_{t-4}}\right) \end{gathered}`,
  },
  exponential: {
    text: 'strength is 100 and five times the sample deviations by which the exponential mean of five weeks of the ratio stands above its mean of 26 weeks, momentum 100 and five times those by which the exponential mean of three weeks of the change of strength over four weeks stands above its mean of 13',
    formula: String.raw`\begin{gathered} x = 100 + 5\,z_{26}(\mathrm{EMA}_5(RS)) \\ y = 100 + 5\,z_{13}(\mathrm{EMA}_3(x_t - x_{t-4})) \end{gathered}`,
  },
};

export function defineRotation({ benchmark, formula, running }: RotationParams): Definition {
  const others = rotationFormulas
    .filter((other) => other !== formula)
    .map((other) => `${formulaNames[other].toLowerCase()}: ${formulas[other].text}`);
  return {
    text: `Relative strength of each instrument against ${benchmark}, and its momentum, from weekly closes: that of the last session of each week. A week that is not complete ${sayIncomplete(running)}; a complete one never changes, since nothing reads a later week. The ratio is the close over that of ${benchmark}. ${formulaNames[formula]}: ${formulas[formula].text}. At 100 or more strength leads (with momentum of 100 or more) or weakens (below); below 100 it improves or lags. Of these charts no formula is agreed upon, so the quadrant under three others that are published stands beside it: ${others.join('; ')}. The formulas that agree are as many as have the quadrant that most of the four have. Weeks in a quadrant are counted with this one; where the week before them has no quadrant, when it was entered is not known. Distance is the way from the middle, 100 and 100; heading is the way that the last week went, clockwise from straight up, which is momentum alone. A deviation of zero gives 100; an exponential mean begins with its first value, and again after a missing week; any other window that a week is missing from is missing. The benchmark has no place of its own.`,
    formula: formulas[formula].formula,
    sources: ['Closing prices as stored; definition: Broadtape, four open formulas of relative rotation, as published by their users'],
  };
}

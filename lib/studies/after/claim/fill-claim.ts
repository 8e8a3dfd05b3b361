import { meetsConditions } from '../../kit/meets-conditions';
import type { ComparisonName } from '../../measure/comparisons';
import { fillPartner } from '../../measure/usual-partner';
import { claimParams } from './params';
import { comparisonConditions, thresholdNeeded, usualComparisons } from './claim-rules';

const initial = claimParams.parse({});

/** Where nothing else is usual. */
const plainComparison: ComparisonName = 'largest';

/** The comparison that a link leaves out: the one that claims begin with where it can be said of the measure without more, else its usual one. */
function fillComparison(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (texts['comparison'] !== undefined || !claimParams.shape.measure.safeParse(texts['measure']).success) return {};
  const { measure, comparison, indicator } = initial;
  const read = (name: string): string => ({ measure, comparison, indicator, atLeast: '', ...texts })[name] ?? '';
  const isSaid =
    meetsConditions(comparisonConditions[comparison], read) && !(read('atLeast') === '' && meetsConditions(thresholdNeeded, read));
  return isSaid ? {} : { comparison: usualComparisons.find(({ when }) => meetsConditions([when], read))?.value ?? plainComparison };
}

/** What a link of a claim leaves out where its measure decides it: a comparison that can be said of it, and the partner of a lead. */
export function fillClaim(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...fillComparison(texts), ...fillPartner(texts) };
}

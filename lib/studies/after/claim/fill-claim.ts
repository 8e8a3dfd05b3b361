import { meetsConditions } from '../../kit/meets-conditions';
import { fillPartner } from '../../measure/usual-partner';
import { claimParams, type ClaimParams } from './params';
import { comparisonConditions, thresholdNeeded, type ComparisonName } from './claim-rules';

/** What is said of a measure where another comparison makes no sense of it, in a link as in the form; of all others it is the largest. */
const usualComparison: Readonly<Partial<Record<ClaimParams['measure'], ComparisonName>>> = { streak: 'only-k-since', record: 'count-this-year' };

const initial = claimParams.parse({});

/** The comparison that a link leaves out: the one that claims begin with where it can be said of the measure without more, else its usual one. */
function fillComparison(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const measure = claimParams.shape.measure.safeParse(texts['measure']);
  if (texts['comparison'] !== undefined || !measure.success) return {};
  const { comparison, indicator } = initial;
  const read = (name: string): string => ({ comparison, indicator, atLeast: '', ...texts })[name] ?? '';
  const isSaid = meetsConditions(comparisonConditions[comparison], read) && !(read('atLeast') === '' && meetsConditions(thresholdNeeded, read));
  return isSaid ? {} : { comparison: usualComparison[measure.data] ?? 'largest' };
}

/** What a link of a claim leaves out where its measure decides it: a comparison that can be said of it, and the partner of a lead. */
export function fillClaim(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...fillComparison(texts), ...fillPartner(texts) };
}

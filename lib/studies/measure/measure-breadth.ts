import { readCounts } from './counts/read-counts';
import type { StudyContext } from '../kit/study';
import { readUniverse } from '../kit/universe/read-universe';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { describeIndicator, type IndicatorChoice } from './indicators';
import type { MeasureParts } from './measure';
import { measureCounts } from './counts/measure-counts';
import { measureMembers } from './members/measure-members';
import type { MeasuredValues } from './measured-values';
import type { SentenceParts } from './sentence-word';

/** Least coverage of a session whose breadth is part of a claim, an event or a fact, in percent. */
export const minCoveragePct = 90;

/**
 * A universe's breadth at every session, reading nothing later than it.
 * **Units** by its indicator: fractions, sessions since the signal before, levels or members. **Missing** NaN where nothing is counted, where fewer
 * than 90% of the members have a close (or weights of 90% are known), and for a mean that is not counted.
 */
export function measureBreadth(context: StudyContext, choice: MeasureParts): MeasuredValues {
  const { indicator, members } = choice;
  switch (indicator) {
    case 'dispersion':
    case 'correlation':
    case 'mag7-weight':
    case 'top-weight':
    case 'effective-number':
    case 'equal-weight':
      return measureMembers(context, readUniverse(context.market, members), { ...choice, indicator }, minCoveragePct);
    default:
      return measureCounts(context, readCounts(context, members, minCoveragePct), { ...choice, indicator });
  }
}

/** The universe as it stands in a sentence: 'S&P 500 members'. */
export function nameMembers({ members }: Pick<MeasureParts, 'members'>): string {
  const name = findDefaultUniverse(members)?.name ?? members;
  return members === 'nyse' ? 'NYSE issues' : `${name} members`;
}

/** An indicator of a universe in the parts of a sentence, as a noun without an article: 'share of S&P 500 members above their 200-session mean'. */
export function sayIndicator(choice: IndicatorChoice, who: SentenceParts): SentenceParts {
  return describeIndicator(choice.indicator).say(choice, who);
}

/** The same as plain text. */
export function nameIndicator(choice: IndicatorChoice & Pick<MeasureParts, 'members'>): string {
  return sayIndicator(choice, [nameMembers(choice)])
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
}

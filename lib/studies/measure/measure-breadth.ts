import { readCounts, type CoveredCounts } from './counts/read-counts';
import type { StudyContext } from '../kit/study';
import { readUniverse } from '../kit/universe/read-universe';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { nameMembersOf } from '@/lib/market/universe/name-members';
import { nameSector } from '@/lib/market/universe/sector-slug';
import { allSectors } from '../kit/universe/universe-params';
import { describeIndicator, sectoredIndicators, type IndicatorChoice } from './indicators';
import type { MeasureParts } from './measure-parts';
import { measureCounts } from './counts/measure-counts';
import { measureMembers } from './members/measure-members';
import type { MeasuredValues } from './measured-values';
import { sentenceWord as word, type SentenceParts } from './sentence-word';

/** Least coverage of a session whose breadth is part of a claim, an event or a fact, in percent. */
export const minCoveragePct = 90;

type Measured = Pick<MeasureParts, 'members' | 'sector' | 'indicator'>;

/** The sector that is measured, as links write it; `all` where the indicator, or ready-made counts, cannot be of one. */
export function sectorOf({ members, sector, indicator }: Measured): string {
  return members !== 'nyse' && sectoredIndicators.includes(indicator) ? sector : allSectors;
}

/**
 * A universe's breadth at every session, reading nothing later than it.
 * **Units** by its indicator: fractions, sessions since the signal before, levels or members. **Missing** NaN where nothing is counted, where fewer
 * than 90% of the members have a close (or weights of 90% are known), and for a mean that is not counted.
 * @param covered the counts, where the caller has read them already for several indicators of the universe.
 */
export function measureBreadth(context: StudyContext, choice: MeasureParts, covered?: CoveredCounts): MeasuredValues {
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
      return measureCounts(context, covered ?? readCounts(context, members, minCoveragePct, sectorOf(choice)), { ...choice, indicator });
  }
}

/** The universe, or one sector of it, in the parts of a sentence: 'S&P 500 members', 'S&P 500 Health Care sector members'. */
export function sayMembers(choice: Measured): SentenceParts {
  const { members } = choice;
  const name = findDefaultUniverse(members)?.name ?? members;
  const sector = sectorOf(choice);
  if (sector === allSectors) return [word('members', nameMembersOf({ id: members, name }))];
  return [word('members', name), ' ', word('sector', `${nameSector([], sector)} sector`), ' members'];
}

function toText(parts: SentenceParts): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** The same as plain text. */
export function nameMembers(choice: Measured): string {
  return toText(sayMembers(choice));
}

/** An indicator of a universe in the parts of a sentence, as a noun without an article: 'share of S&P 500 members above their 200-session mean'. */
export function sayIndicator(choice: IndicatorChoice, who: SentenceParts): SentenceParts {
  return describeIndicator(choice.indicator).say(choice, who);
}

/** The same as plain text. */
export function nameIndicator(choice: IndicatorChoice & Measured): string {
  return toText(sayIndicator(choice, [nameMembers(choice)]));
}

import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent, sayPoints } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { contributionShare } from '@/lib/metrics';
import { nameInSentence, nameShort } from '../../kit/name-in-sentence';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { MarketUniverse, PanelMember } from '@/lib/market/universe/universe';
import type { ContributionParts, MemberPart } from './contribution-parts';
import { listWeightAgeFlags } from '../../measure/members/member-flags';
import type { WeighedMembers } from '../../measure/members/read-members';

function dateAt({ market }: StudyContext, { panel }: WeighedMembers, position: number): string {
  return formatLongDate(market.sessions[panel.start + position] ?? '');
}

function sayGroup({ indexReturn, group }: ContributionParts): string {
  if (Number.isNaN(group.contribution) || group.lines === 0) return '';
  const share = contributionShare(group.contribution, indexReturn);
  // A share of a move in the other direction, or of more than all, says less than the points.
  const of = !(share >= 0 && share <= 1) ? '' : ` (${formatPercent(toPercent(share), { decimals: 0 })} of it)`;
  return `The Magnificent 7 together ${sayPoints(toPercent(group.contribution), { sign: true })}${of}; without them ${formatPercent(toPercent(group.restReturn), { sign: true })}.`;
}

/** The members whose contribution is known, in their order. */
export function listTold({ members }: ContributionParts): readonly MemberPart[] {
  return members.filter(({ contribution }) => !Number.isNaN(contribution));
}

/** Title of the picture; of a few among many members it says so. */
export function nameContributions({ definition: { name } }: MarketUniverse, parts: ContributionParts): string {
  const told = listTold(parts).length;
  return told === parts.members.length
    ? `Largest contributions, ${name}`
    : `Largest contributions of the ${told} known of ${parts.members.length} members, ${name}`;
}

function nameMember(member: PanelMember | undefined): string {
  return member === undefined ? '' : nameShort(member);
}

/** The move of the index with the members that added most and took most from it. */
export function sayContribution(
  context: StudyContext,
  universe: MarketUniverse,
  weighed: WeighedMembers,
  parts: ContributionParts,
): Headline[] {
  const { panel, index } = weighed;
  const known = [...listTold(parts)].sort((one, other) => other.contribution - one.contribution);
  const tell = (part: MemberPart): string =>
    `${nameMember(panel.members[part.at])} (${sayPoints(toPercent(part.contribution), { sign: true })})`;
  const sayEnds = (most: MemberPart, least: MemberPart): string => {
    if (most.contribution < 0) return `all took away, ${tell(least)} most and ${tell(most)} least`;
    return least.contribution < 0
      ? `${tell(most)} added most and ${tell(least)} took most away`
      : `${tell(most)} added most and ${tell(least)} least`;
  };
  const subject = index === null ? `The ${universe.definition.name}` : nameInSentence(index.instrument, true);
  const span = `from the close of ${dateAt(context, weighed, parts.from)} to that of ${dateAt(context, weighed, parts.to)}`;
  const [most, least] = [known[0], known.at(-1)];
  const who =
    most === undefined || least === undefined || most === least
      ? ''
      : `; ${known.length < parts.members.length ? `of the ${countWord(known.length)} members with a known weight ` : ''}${sayEnds(most, least)}`;
  return [
    {
      text: `${subject} returned ${formatPercent(toPercent(parts.indexReturn), { sign: true })} ${span}${who}.`,
      detail: sayGroup(parts),
      provisional: false,
    },
  ];
}

// Less than this of the index return is rounding of stored weights.
const leastGap = 0.00005;

/** What is not counted: members without weights, missing returns, and what that leaves of the index return. */
export function listContributionFlags(
  context: StudyContext,
  universe: MarketUniverse,
  weighed: WeighedMembers,
  parts: ContributionParts,
): Flag[] {
  const { id, name } = universe.definition;
  const without = parts.members.filter(({ contribution }) => Number.isNaN(contribution));
  const holed = listTold(parts).filter(({ missing }) => missing > 0);
  const symbolsOf = (found: readonly MemberPart[]): string[] => found.flatMap(({ at }) => weighed.panel.members[at]?.symbol ?? []);
  const flags: Flag[] = [];
  if (without.length > 0) {
    const who =
      without.length === parts.members.length
        ? 'No member'
        : `${capitalise(countWord(without.length))} of ${countWord(parts.members.length)} members`;
    const what =
      without.length === parts.members.length
        ? 'has a weight and closes here'
        : `${pluralise(without.length, 'has', 'have')} no weight or no close here, and no contribution`;
    flags.push({ code: 'coverage', message: `${who} of the ${name} ${what}.`, symbols: [id] });
  }
  if (Math.abs(parts.told - parts.indexReturn) > leastGap) {
    flags.push({
      code: 'coverage',
      message: `Contributions told sum to ${sayPoints(toPercent(parts.told), { sign: true })} of the ${formatPercent(toPercent(parts.indexReturn), { sign: true })} that the index returned.`,
      symbols: [id],
    });
  }
  if (holed.length > 0)
    flags.push({
      code: 'gap',
      message: `A weight or a return is missing on some of their sessions, which are not counted: ${holed
        .slice(0, 5)
        .map(({ at }) => nameMember(weighed.panel.members[at]))
        .join(', ')}${holed.length > 5 ? ` and ${holed.length - 5} more` : ''}.`,
      symbols: symbolsOf(holed),
    });
  if (parts.group.missing > 0) {
    flags.push({
      code: 'unavailable',
      message: `Unavailable: the Magnificent 7 together and the return without them need a weight and a return of each on every session; ${countWord(parts.group.missing)} ${pluralise(parts.group.missing, 'session lacks', 'sessions lack')} one.`,
      symbols: [id],
    });
  }
  return [...flags, ...listWeightAgeFlags(context, universe, weighed, weighed.panel.start + parts.to - 1)];
}

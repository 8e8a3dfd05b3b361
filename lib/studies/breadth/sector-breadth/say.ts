import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { formatLongDate } from '@/lib/format/format-date';
import { nameMembersOf } from '@/lib/market/universe/name-members';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import type { Headline, StudyContext } from '../../kit/study';
import type { SectorBreadthParams } from './params';
import type { SectorShare, SplitShares } from './split-shares';

const isSigned = ({ show }: Pick<SectorBreadthParams, 'show'>): boolean => show === 'net' || show === 'highs';

/** What is shown, as the label of a column. */
export function nameShare({ show, windowSessions }: Pick<SectorBreadthParams, 'show' | 'windowSessions'>): string {
  return { above: `Above their ${windowSessions}-session mean`, advancing: 'Advancing', net: 'AD percent', highs: 'New highs less lows' }[
    show
  ];
}

function sayWhole(definition: UniverseDefinition, figure: string, { show, windowSessions }: SectorBreadthParams): string {
  switch (show) {
    case 'above':
      return `${figure} of the ${nameMembersOf(definition)} closed above their ${windowSessions}-session mean`;
    case 'advancing':
      return `${figure} of the ${nameMembersOf(definition)} rose`;
    case 'net':
      return `the ${definition.name} had an AD percent of ${figure}`;
    case 'highs':
      return `new 52-week highs less lows came to ${figure} of the ${nameMembersOf(definition)}`;
  }
}

/** Sectors by their share on a session, the highest first; equal ones by name. */
export function rankSectors(sectors: readonly SectorShare[], t: number): readonly SectorShare[] {
  return sectors
    .filter(({ share }) => !Number.isNaN(share[t] ?? NaN))
    .sort((one, other) => (other.share[t] ?? 0) - (one.share[t] ?? 0) || (one.name < other.name ? -1 : 1));
}

const mostNamed = 3;

/**
 * Which sectors stand highest and lowest; all those that stand alike there, by name up to three of them. Empty for a single one.
 * @param ranked the highest first.
 */
export function sayStanding(
  ranked: readonly { readonly name: string; readonly share: number }[],
  percent: (share: number) => string,
): string {
  const [highest, lowest] = [ranked[0]?.share, ranked.at(-1)?.share];
  if (ranked.length < 2 || highest === undefined || lowest === undefined) return '';
  if (highest === lowest) return ranked.length === 2 ? 'both sectors stand alike' : `all ${countWord(ranked.length)} sectors stand alike`;
  const tell = (share: number, where: string): string => {
    const alike = ranked.filter((one) => one.share === share).map(({ name }) => name);
    const who = alike.length > mostNamed ? `${countWord(alike.length)} sectors` : joinWords(alike);
    return `${who} (${percent(share)}) ${where.replace('stand', pluralise(alike.length, 'stands', 'stand'))}`;
  };
  return `${tell(highest, 'stand highest')} and ${tell(lowest, 'lowest')}`;
}

/** How broad the last session was with one vote per member and one per sector, which sectors stand out, and which gave most of it. */
export function saySectorBreadth(
  { market, range }: StudyContext,
  { covered, total, sectorMean, sectors }: SplitShares,
  chosen: SectorBreadthParams,
): Headline {
  const t = total.findLastIndex((value, index) => index <= range.last && !Number.isNaN(value));
  const { name } = covered.universe.definition;
  if (t < range.first || t < 0)
    return { text: `There is nothing to measure for the ${name} in this range.`, detail: '', provisional: false };
  const percent = (share: number | undefined): string => formatPercent(toPercent(share ?? NaN), { decimals: 1, sign: isSigned(chosen) });
  const whole = `On ${formatLongDate(market.sessions[t] ?? '')} ${sayWhole(covered.universe.definition, percent(total[t]), chosen)}`;
  const provisional = t === market.assumedIndex;
  const ranked = rankSectors(sectors, t);
  if (ranked.length === 0) return { text: `${whole}.`, detail: '', provisional };
  const spread = sayStanding(
    ranked.map(({ name: sector, share }) => ({ name: sector, share: share[t] ?? NaN })),
    percent,
  );
  const most = sectors
    .filter(({ points }) => (points[t] ?? 0) !== 0)
    .sort((one, other) => Math.abs(other.points[t] ?? 0) - Math.abs(one.points[t] ?? 0) || (one.name < other.name ? -1 : 1))
    .slice(0, 3);
  const points = (share: number | undefined): string => formatNumber(toPercent(share ?? NaN), { decimals: 1, sign: isSigned(chosen) });
  return {
    text: `${whole}, ${percent(sectorMean[t])} with one vote per sector${spread === '' ? '' : `; ${spread}`}.`,
    detail:
      most.length === 0
        ? ''
        : `Of the ${points(total[t])} points ${joinWords(most.map(({ name: sector, points: own }) => `${points(own[t])} are ${sector}`))}.`,
    provisional,
  };
}

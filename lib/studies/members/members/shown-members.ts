import { sectorAt } from '@/lib/market/universe/sector-at';
import { toSectorSlug } from '@/lib/market/universe/sector-slug';
import { windowReturn } from '@/lib/metrics';
import type { StudyContext } from '../../kit/study';
import { allSectors } from '../../kit/universe/universe-params';
import { isMemberAt, weightAt, type WeighedMembers } from '../../measure/members/read-members';
import type { MembersParams } from './params';

/** Members of one session. Positions are into the panel. */
export interface ShownMembers {
  readonly weighed: WeighedMembers;
  readonly first: number;
  readonly last: number;
  readonly rows: readonly MemberRow[];
}

/** A member as it is shown; NaN where a figure is unknown. **Units** fractions. */
export interface MemberRow {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly change: number;
  readonly weight: number;
}

/** Where a member stands whose sector is not stored. */
export const unsectored = 'Unsectored';

/** The members of the last final session shown with their returns, sector by sector; null where the range has no session of theirs. */
export function readShownMembers(
  context: StudyContext,
  weighed: WeighedMembers,
  { span, sector: chosen, order }: MembersParams,
): ShownMembers | null {
  const { panel } = weighed;
  const { market, range } = context;
  // Members are not assumed: the last final session is shown.
  const last = Math.min((range.last === market.assumedIndex ? range.last - 1 : range.last) - panel.start, panel.length - 1);
  if (last < 1) return null;
  const first = span === 'session' ? last - 1 : Math.max(0, range.base - panel.start);
  // A range of the assumed session alone has none of theirs.
  if (first >= last) return null;
  const rows = panel.members.flatMap((member, at): MemberRow[] => {
    const { symbol, name, spans, closes } = member;
    const sector = sectorAt(member, last);
    return isMemberAt(spans, last) && (chosen === allSectors || toSectorSlug(sector ?? '') === chosen)
      ? [
          {
            symbol,
            name,
            sector: sector ?? unsectored,
            change: windowReturn(closes.values, last - closes.start, Math.max(1, last - first)),
            weight: weightAt(weighed, at, last),
          },
        ]
      : [];
  });
  const size = ({ weight, change }: MemberRow): number => {
    const value = order === 'weight' ? weight : change;
    return Number.isNaN(value) ? -Infinity : value;
  };
  const compare = (one: MemberRow, other: MemberRow): number =>
    size(one) === size(other) ? (one.symbol < other.symbol ? -1 : 1) : size(other) - size(one);
  rows.sort((one, other) => (one.sector < other.sector ? -1 : one.sector > other.sector ? 1 : compare(one, other)));
  return { weighed, first, last, rows };
}

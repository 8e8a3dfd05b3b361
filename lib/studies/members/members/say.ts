import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent } from '@/lib/format/format-number';
import { countAmong, countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { sayMembersOf } from '@/lib/market/universe/name-members';
import { nameEnds } from '../../kit/name-ends';
import { nameShort } from '../../kit/name-in-sentence';
import type { Headline, StudyContext } from '../../kit/study';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { MemberRow, ShownMembers } from './shown-members';
import { sayNothingStored } from '../say-nothing';

/** Share of the members with a return for a count of them to be one of the universe. */
const leastMeasured = 0.9;

/** How many rose, and who did best and worst. */
export function sayMembers(
  { market }: StudyContext,
  universe: MarketUniverse,
  shown: ShownMembers | null,
  span: 'session' | 'range',
  sector: string | null,
): Headline {
  const members = `${sayMembersOf(universe.definition)}${sector === null ? '' : ` in ${sector}`}`;
  if (shown !== null && sector !== null && shown.rows.length === 0)
    return { text: `No member of the ${universe.definition.name} is stored under the sector ${sector}.`, detail: '', provisional: false };
  const measured = (shown?.rows ?? []).filter(({ change }) => !Number.isNaN(change)).sort((one, other) => other.change - one.change);
  const [best, worst] = [measured[0], measured.at(-1)];
  if (shown === null || best === undefined || worst === undefined) return sayNothingStored(universe);
  const dateAt = (position: number): string => formatLongDate(market.sessions[shown.weighed.panel.start + position] ?? '');
  const when =
    span === 'session' ? `on ${dateAt(shown.last)}` : `from the close of ${dateAt(shown.first)} to that of ${dateAt(shown.last)}`;
  const rose = measured.filter(({ change }) => change > 0).length;
  const tell = ({ change, ...member }: MemberRow): string => `${nameShort(member)} (${formatPercent(toPercent(change), { sign: true })})`;
  const all = shown.rows.length;
  const many = countWord(measured.length);
  const isAll = rose === measured.length && rose > 1;
  const said = isAll ? (rose === 2 ? 'both' : `all ${many}`) : `${countAmong(rose, measured.length)} of the ${many}`;
  const whole = span === 'session' ? 'a return' : 'a return over the whole range';
  const moved = measured.length > 1 ? `${said} rose` : rose === 1 ? 'it rose' : 'it did not rise';
  // Of a few among many nothing is told of the universe.
  const text =
    all === 1
      ? `Of the ${members} only one is stored; ${moved} ${when}.`
      : measured.length >= leastMeasured * all
        ? `${capitalise(said)} ${members}${measured.length === all ? '' : span === 'session' ? ' with a return' : ' with a return over the range'} rose ${when}.`
        : `Only ${many} of the ${countWord(all)} ${members} ${pluralise(measured.length, 'has', 'have')} ${whole}; ${moved} ${when}.`;
  const out = all - measured.length;
  const left = out === 0 ? '' : `; ${countWord(out)} of ${countWord(all)} without a return`;
  const [top, bottom] = nameEnds(measured.length);
  const ends = measured.length === 1 ? `${tell(best)} alone` : `${tell(best)} did ${top} and ${tell(worst)} ${bottom}`;
  return { text, detail: `${ends}${left}.`, provisional: false };
}

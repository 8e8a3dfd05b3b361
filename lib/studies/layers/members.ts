import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { MarketUniverse, MemberSpell } from '@/lib/market/universe/universe';
import type { Layer, LayerEvent, LayerSubject } from './layer';
import { needCounts } from './need-counts';

/** More names than that have no room on a chart. */
const mostNamed = 2;
/** More are counted: a list of all members is no event. */
const mostDetailed = 12;

/** The universe whose members are told of: ready-made counts have none. */
function toIndex({ symbol, universe }: LayerSubject): LayerSubject {
  return { symbol, universe: findDefaultUniverse(universe)?.kind === 'counts' ? 'sp500' : universe };
}

interface DayOfChanges {
  readonly joined: MemberSpell[];
  readonly left: MemberSpell[];
}

/** Joins and leaves by day. Who stands in the first list that is known did not join with it, and who left and came back on one day stayed. */
function listChanges(spells: readonly MemberSpell[], since: SessionDate): Map<SessionDate, DayOfChanges> {
  const days = new Map<SessionDate, DayOfChanges>();
  const on = (day: SessionDate): DayOfChanges => {
    const known = days.get(day) ?? { joined: [], left: [] };
    days.set(day, known);
    return known;
  };
  const begins = new Set(spells.map(({ symbol, from }) => `${symbol} ${from}`));
  const ends = new Set(spells.map(({ symbol, until }) => `${symbol} ${until ?? ''}`));
  for (const spell of spells) {
    const { symbol, from, until } = spell;
    if (from > since && !ends.has(`${symbol} ${from}`)) on(from).joined.push(spell);
    if (until !== null && until > since && !begins.has(`${symbol} ${until}`)) on(until).left.push(spell);
  }
  return days;
}

function toLabel({ joined, left }: DayOfChanges): string {
  if (joined.length + left.length > mostNamed) return `${joined.length} in, ${left.length} out`;
  return [...joined.map(({ symbol }) => `${symbol} in`), ...left.map(({ symbol }) => `${symbol} out`)].join(', ');
}

function nameAll(spells: readonly MemberSpell[]): string {
  const named = spells.slice(0, mostDetailed).map(({ symbol, name }) => (name === symbol ? symbol : `${name} (${symbol})`));
  const more = spells.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : joinWords(named);
}

/** The list before a day, where changes are found by comparing lists that are apart. */
function tellBracket({ joined, left }: DayOfChanges, day: SessionDate): string[] {
  const before = [...joined.map(({ lastWithout }) => lastWithout), ...left.map(({ lastWith }) => lastWith)];
  const [first] = before.filter((list) => list !== null).sort();
  return first === undefined || first >= day ? [] : [`Found by comparing lists, the one before of ${formatLongDate(first)}.`];
}

function toDetail(day: DayOfChanges, on: SessionDate): string {
  const joined = day.joined.length === 0 ? [] : [`Joined: ${nameAll(day.joined)}.`];
  const left = day.left.length === 0 ? [] : [`Left: ${nameAll(day.left)}.`];
  return [...joined, ...left, ...tellBracket(day, on)].join(' ');
}

/** From which day on the list tells changes: after its first one, and after the last that a later list stands for. */
function listSince(spells: readonly MemberSpell[], { hindsightTo = null }: MarketUniverse): SessionDate | null {
  const [first] = spells.map(({ from }) => from).sort();
  return first === undefined ? null : hindsightTo !== null && hindsightTo > first ? hindsightTo : first;
}

/** Joins and leaves of an index: a day is known from itself on. */
export const membersLayer: Layer = {
  id: 'members',
  universes: (subject) => needCounts(toIndex(subject)),
  find(market, subject) {
    const { universe: id } = toIndex(subject);
    const universe = market.universes.get(id);
    const asOf = market.sessions.at(-1) ?? '';
    const name = universe?.definition.name ?? findDefaultUniverse(id)?.name ?? id;
    const spells = universe?.spells ?? [];
    const since = universe === undefined ? null : listSince(spells, universe);
    if (universe === undefined || since === null) return { lacks: `the members of ${name}` };
    // A list of today's members applied to the past tells when they were listed, not when they joined.
    if (universe.definition.survivorship !== 'point-in-time') return { lacks: `a list of members of ${name} as it was on each day` };
    const source = `members of ${name}`;
    const events = [...listChanges(spells, since)].flatMap(([day, changes]): LayerEvent[] =>
      !isSessionDate(day) || day > asOf
        ? []
        : [{ from: day, to: day, label: toLabel(changes), detail: toDetail(changes, day), knownFrom: day, source }],
    );
    events.sort((one, other) => (one.from < other.from ? -1 : 1));
    return { label: `Index changes, ${name}`, events };
  },
};

import type { SessionDate } from '@/lib/calendar/session-date';
import type { Snapshot } from '@/lib/sources/universe-files/membership-file';
import { groupBy } from '../group-by';
import type { FileVerdict } from './judge-values';
import { isMuch, nameLines } from './is-much';

interface Spell {
  readonly symbol: string;
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

export interface MembershipQuestion {
  readonly spells: readonly Spell[];
  /** What stands. */
  readonly stored: readonly Spell[];
  readonly snapshots: readonly Snapshot[] | null;
}

// Fewer members than this are a list that a person chose, and may choose anew.
const fewestJudged = 20;
// Two sources of one index miss a few former members each; a fifth is another list, or a part of it.
const mostMissing = 0.2;
// So many days apart two spells are one that begins on another day.
const nearDays = 7;
const dayMs = 86_400_000;

function listSymbols(spells: readonly Spell[]): Set<string> {
  return new Set(spells.map(({ symbol }) => symbol));
}

function judgeMissing({ spells, stored }: MembershipQuestion): string[] {
  const isOpen = ({ until }: Spell) => until === null;
  const parts = [
    ['are members', listSymbols(stored.filter(isOpen)), listSymbols(spells.filter(isOpen))],
    ['ever were members', listSymbols(stored), listSymbols(spells)],
  ] as const;
  return parts.flatMap(([text, known, given]) => {
    const missing = [...known].filter((symbol) => !given.has(symbol));
    if (known.size < fewestJudged || missing.length / known.size <= mostMissing) return [];
    return [
      `it replaces the whole list and lacks ${missing.length} of the ${known.size} that ${text} as stored: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}`,
    ];
  });
}

function judgeStarts({ spells, stored }: MembershipQuestion): string[] {
  const storedOf = groupBy(stored, ({ symbol }) => symbol);
  const pairs = spells.flatMap((spell) => {
    const days = (storedOf.get(spell.symbol) ?? [])
      .map((other) => ({ spell, other, off: Math.round((Date.parse(spell.from) - Date.parse(other.from)) / dayMs) }))
      .sort((one, other) => Math.abs(one.off) - Math.abs(other.off));
    return days.slice(0, 1).filter(({ off }) => Math.abs(off) <= nearDays);
  });
  const moved = pairs.filter(({ off }) => off !== 0);
  if (pairs.length < fewestJudged || !isMuch(moved.length, pairs.length)) return [];
  const named = moved
    .slice(0, 5)
    .map(({ spell, other }) => `${spell.symbol} ${spell.from} against ${other.from} stored`)
    .join('; ');
  return [
    `${moved.length} of the ${pairs.length} memberships that are stored already begin some days earlier or later: its dates are shifted, or another source's (${named})`,
  ];
}

const around = 5;

function judgeSnapshots(snapshots: readonly Snapshot[]): string[] {
  const cut = snapshots.flatMap(({ session, size, line }, place) => {
    const beside = [...snapshots.slice(Math.max(0, place - around), place), ...snapshots.slice(place + 1, place + 1 + around)]
      .map((other) => other.size)
      .sort((one, other) => one - other);
    const middle = beside[Math.floor(beside.length / 2)] ?? size;
    return size * 2 < middle ? [{ line, text: `${session} has ${size} members where those beside it have ${middle}` }] : [];
  });
  return cut.length === 0 ? [] : [`lists are cut short: ${nameLines(cut)}`];
}

/** Judges a list of members against what stands: it replaces all of it, so that a part of a list, another one, or one of other dates would take members away. */
export function judgeMembership(question: MembershipQuestion): FileVerdict {
  return { refusals: [...judgeMissing(question), ...judgeStarts(question), ...judgeSnapshots(question.snapshots ?? [])], remarks: [] };
}

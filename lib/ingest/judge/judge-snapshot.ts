import type { SessionDate } from '@/lib/calendar/session-date';
import type { FileVerdict } from './judge-values';

export interface SnapshotQuestion {
  readonly name: string;
  readonly session: SessionDate;
  readonly symbols: ReadonlySet<string>;
  /** As a fraction; null where none are given. */
  readonly weightSum: number | null;
  readonly unresolved: readonly string[];
  /** Fewest and most members of the index. */
  readonly members: readonly [number, number];
  readonly reconstitution: 'quarterly' | 'russell';
  /** The list of the session nearest to this one, before it if there is one, or null. */
  readonly nearest: { readonly session: SessionDate; readonly symbols: ReadonlySet<string> } | null;
}

const countSlack = 0.1;
const [leastSum, mostSum] = [0.985, 1.01];
// Without a reconstitution few names come; with one, or several between two lists, the half stays.
const [mostNew, mostNewAtReconstitution] = [0.05, 0.5];
const named = 10;
const dayMs = 86_400_000;

/** The n-th Friday of a month; the last where n is 5 and there are four. */
function fridayOf(year: number, month: number, nth: number): string {
  const first = Date.UTC(year, month - 1, 1);
  const days = [...Array(31).keys()].map((day) => new Date(first + day * dayMs)).filter((date) => date.getUTCMonth() === month - 1 && date.getUTCDay() === 5);
  return (days[Math.min(nth, days.length) - 1] ?? new Date(first)).toISOString().slice(0, 10);
}

/** Days after whose close an index is made anew: third Fridays of March, June, September and December, or Russell's last Friday of June and, from 2026, second of November. */
function reconstitutionDays(kind: SnapshotQuestion['reconstitution'], year: number): string[] {
  if (kind === 'quarterly') return [3, 6, 9, 12].map((month) => fridayOf(year, month, 3));
  return [fridayOf(year, 6, 4), fridayOf(year, 6, 5), ...(year < 2026 ? [] : [fridayOf(year, 11, 2)])];
}

/** Whether an index was made anew between two sessions: names change on the first session after the day, and funds a few days around it. */
export function hasReconstitution(kind: SnapshotQuestion['reconstitution'], one: SessionDate, other: SessionDate): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  const nearDays = 5;
  const shift = (date: string, days: number) => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)) + 1; year += 1) {
    if (reconstitutionDays(kind, year).some((day) => shift(day, -nearDays) <= to && shift(day, nearDays) >= from)) return true;
  }
  return false;
}

function judgeNew({ session, symbols, nearest, reconstitution }: SnapshotQuestion): string[] {
  if (nearest === null) return [];
  // Of two lists the later one has the new names.
  const [earlier, later] = nearest.session < session ? [nearest.symbols, symbols] : [symbols, nearest.symbols];
  const fresh = [...later].filter((symbol) => !earlier.has(symbol)).sort();
  const most = hasReconstitution(reconstitution, session, nearest.session) ? mostNewAtReconstitution : mostNew;
  if (fresh.length <= most * later.size) return [];
  const names = `${fresh.slice(0, named).join(', ')}${fresh.length > named ? ` and ${fresh.length - named} more` : ''}`;
  return [`${fresh.length} of ${later.size} names are not in both lists of ${session} and ${nearest.session}, more than ${most * 100}%: ${names}`];
}

/** Judges a list of the members of an index before it is stored: how many, what their weights sum to, how many are new. */
export function judgeSnapshot(question: SnapshotQuestion): FileVerdict {
  const { name, symbols, weightSum, unresolved, members: [fewest, most] } = question;
  const [least, largest] = [Math.ceil(fewest * (1 - countSlack)), Math.floor(most * (1 + countSlack))];
  const isCount = symbols.size >= least && symbols.size <= largest;
  const isSum = weightSum === null || (weightSum >= leastSum && weightSum <= mostSum);
  return {
    refusals: [
      ...(isCount ? [] : [`it has ${symbols.size} members; the ${name} has ${least} to ${largest}`]),
      ...(isSum ? [] : [`the weights of its members sum to ${(weightSum * 100).toFixed(2)}%, not to ${leastSum * 100} to ${mostSum * 100}%`]),
      ...judgeNew(question),
    ],
    remarks: unresolved.length === 0 ? [] : [`${unresolved.length} lines could not be told from their ticker: ${unresolved.slice(0, named).join(', ')}`],
  };
}

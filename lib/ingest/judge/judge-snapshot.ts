import type { SessionDate } from '@/lib/calendar/session-date';
import { hasReconstitution, type Reconstitution } from './has-reconstitution';
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
  readonly reconstitution: Reconstitution;
  /** The list of the session nearest to this one, before it if there is one, or null. */
  readonly nearest: { readonly session: SessionDate; readonly symbols: ReadonlySet<string> } | null;
}

const countSlack = 0.1;
const [leastSum, mostSum] = [0.985, 1.01];
// Without a reconstitution few names come; with one, or several between two lists, the half stays.
const [mostNew, mostNewAtReconstitution] = [0.05, 0.5];
const named = 10;

function judgeNew({ session, symbols, nearest, reconstitution }: SnapshotQuestion): string[] {
  if (nearest === null) return [];
  // Of two lists the later one has the new names.
  const [earlier, later] = nearest.session < session ? [nearest.symbols, symbols] : [symbols, nearest.symbols];
  const fresh = [...later].filter((symbol) => !earlier.has(symbol)).sort();
  const most = hasReconstitution(reconstitution, session, nearest.session) ? mostNewAtReconstitution : mostNew;
  if (fresh.length <= most * later.size) return [];
  const names = `${fresh.slice(0, named).join(', ')}${fresh.length > named ? ` and ${fresh.length - named} more` : ''}`;
  return [
    `${fresh.length} of ${later.size} names are not in both lists of ${session} and ${nearest.session}, more than ${most * 100}%: ${names}`,
  ];
}

/** Judges a list of the members of an index before it is stored: how many, what their weights sum to, how many are new. */
export function judgeSnapshot(question: SnapshotQuestion): FileVerdict {
  const {
    name,
    symbols,
    weightSum,
    unresolved,
    members: [fewest, most],
  } = question;
  const [least, largest] = [Math.ceil(fewest * (1 - countSlack)), Math.floor(most * (1 + countSlack))];
  const isCount = symbols.size >= least && symbols.size <= largest;
  const isSum = weightSum === null || (weightSum >= leastSum && weightSum <= mostSum);
  return {
    refusals: [
      ...(isCount ? [] : [`it has ${symbols.size} members; the ${name} has ${least} to ${largest}`]),
      ...(isSum
        ? []
        : [`the weights of its members sum to ${(weightSum * 100).toFixed(2)}%, not to ${leastSum * 100} to ${mostSum * 100}%`]),
      ...judgeNew(question),
    ],
    remarks:
      unresolved.length === 0
        ? []
        : [`${unresolved.length} lines could not be told from their ticker: ${unresolved.slice(0, named).join(', ')}`],
  };
}

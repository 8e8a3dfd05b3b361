import type { SessionDate } from '@/lib/calendar/session-date';
import { listAnyInstruments, type StoredInstrument } from '@/lib/store/instruments';
import { listAliases } from '@/lib/store/security-aliases';
import { listStandingMembers } from '@/lib/store/standing-members';
import type { Store } from '@/lib/store/store';
import { knownAliases } from '../securities/known-aliases';

/** A stored security that is another one's under its former ticker. */
export interface Rename {
  readonly former: StoredInstrument;
  /** What it is called since; it need not be stored yet. */
  readonly symbol: string;
  /** The days of the former ticker: the end is exclusive. Null: from the beginning, and still. */
  readonly from: SessionDate | null;
  readonly until: SessionDate | null;
  /** The universes of which the former stands as a member. */
  readonly universes: readonly string[];
}

/** Whether a day is one of the former ticker. */
export function isBefore({ from, until }: Pick<Rename, 'from' | 'until'>, day: SessionDate): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/**
 * The members of universes that are stored under a ticker which a stored or known alias says is another security's: it came to be known later than
 * they did. A ticker that has been another company's since is left out, for its members of today are that company's.
 */
export async function listRenames(store: Store): Promise<Rename[]> {
  const bySymbol = new Map((await listAnyInstruments(store)).map((instrument) => [instrument.symbol, instrument]));
  const symbolOf = new Map([...bySymbol.values()].map(({ id, symbol }) => [id, symbol]));
  const stored = (await listAliases(store)).flatMap(({ instrumentId, ...alias }) => {
    const symbol = symbolOf.get(instrumentId);
    return symbol === undefined ? [] : [{ ...alias, symbol }];
  });
  // What a person stored about a ticker replaces what is known of it here.
  const told = new Set(stored.map(({ ticker }) => ticker));
  const known = knownAliases.filter(({ ticker, isReused = false }) => !isReused && !told.has(ticker));
  const aliases = [...stored, ...known].filter(({ ticker, symbol }) => ticker !== symbol && bySymbol.has(ticker));
  const found: Rename[] = [];
  for (const { ticker, symbol, from, until } of aliases) {
    const former = bySymbol.get(ticker);
    const spells = former === undefined ? [] : await listStandingMembers(store, former.id);
    const universes = spells
      .filter((spell) => (until === null || spell.from < until) && (from === null || spell.until === null || spell.until > from))
      .map(({ universeId }) => universeId);
    if (former !== undefined && universes.length > 0) found.push({ former, symbol, from, until, universes: [...new Set(universes)] });
  }
  return found;
}

import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { listAnyInstruments } from '@/lib/store/instruments';
import { listAliases } from '@/lib/store/security-aliases';
import type { Store } from '@/lib/store/store';
import { groupBy } from '../group-by';
import { knownAliases } from './known-aliases';
import { joinedClasses } from './share-classes';

/** Dates between which something was so: the end is exclusive, null while it lasts. */
export interface Spell {
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

/** A spell of one security. */
export interface SecuritySpell extends Spell {
  readonly symbol: string;
}

/** What securities are called now that had a ticker; the ticker itself, class after a dot, unless an alias says otherwise. */
export interface TickerResolver {
  /** The security that had the ticker on a date. */
  readonly at: (ticker: string, session: SessionDate) => string;
  /**
   * The securities that had it during a spell of a list, in order and without a gap. A list keeps the last ticker for the whole spell and may
   * notice a change late or never, so that what no alias covers belongs to the one beside it; where two do, the later begins on its first day.
   */
  readonly during: (ticker: string, spell: Spell) => readonly SecuritySpell[];
  /** A ticker as it is spelled here: as a stored security that differs in the sign before its class alone, or has none, else with a dot there. */
  readonly spell: (ticker: string) => string;
  /** The security that is meant where no date is given: the stored one of that name, else the one that is called so or last was. */
  readonly named: (ticker: string) => string;
}

const longAgo = parseSessionDate('1900-01-01');

interface Alias {
  readonly symbol: string;
  readonly from: SessionDate | null;
  readonly until: SessionDate | null;
  readonly isReused?: boolean;
}

function cutSpell(ticker: string, { from, until }: Spell, aliases: readonly Alias[]): readonly SecuritySpell[] {
  const overlapping = aliases
    .filter((alias) => (until === null || alias.from === null || alias.from < until) && (alias.until === null || from < alias.until))
    .toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  const pieces = overlapping.map(
    (alias, place): SecuritySpell => ({
      symbol: alias.symbol,
      from: place === 0 || alias.from === null || alias.from < from ? from : alias.from,
      until: overlapping[place + 1]?.from ?? until,
    }),
  );
  return pieces.length === 0
    ? [{ symbol: ticker, from, until }]
    : pieces.filter((piece) => piece.until === null || piece.from < piece.until);
}

// Vendors write the class of a share after a dash, a dot, a slash or a blank: BRK-B is BRK.B.
const classPattern = /^([A-Z]{1,5})[-/ ]([A-Z])$/;

function dotClass(ticker: string): string {
  return ticker.trim().toUpperCase().replace(classPattern, '$1.$2');
}

/** A resolver over the stored aliases and the known changes of ticker. */
export async function createTickerResolver(store: Store): Promise<TickerResolver> {
  const symbolOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [id, symbol]));
  const stored = (await listAliases(store)).flatMap(({ instrumentId, ...alias }) => {
    const symbol = symbolOf.get(instrumentId);
    return symbol === undefined ? [] : [{ ...alias, symbol }];
  });
  const storedByTicker = groupBy(stored, ({ ticker }) => dotClass(ticker));
  const knownByTicker = groupBy(knownAliases, ({ ticker }) => ticker);
  // What a person stored about a ticker replaces what is known of it here.
  const aliasesOf = (ticker: string): readonly Alias[] => storedByTicker.get(dotClass(ticker)) ?? knownByTicker.get(ticker) ?? [];
  const known = new Set(symbolOf.values());
  const spellings = new Map([...known].map((symbol) => [dotClass(symbol), symbol]));
  // Funds write BRKB in their lists: it is the stored class BRK.B, or one that is known, where nothing else is or was called so. VOD.L is no class of VOD.
  const joined = new Map(
    [...known].filter((symbol) => /\.[A-C]$/.test(dotClass(symbol))).map((symbol) => [dotClass(symbol).replace('.', ''), symbol]),
  );
  const spell = (ticker: string): string => {
    const dotted = dotClass(ticker);
    if (known.has(ticker)) return ticker;
    return spellings.get(dotted) ?? (aliasesOf(dotted).length > 0 ? dotted : (joined.get(dotted) ?? joinedClasses.get(dotted) ?? dotted));
  };
  const find = (ticker: string, session: SessionDate): string =>
    aliasesOf(ticker).find(
      ({ from, until, isReused = false }) => !isReused && (from === null || from <= session) && (until === null || session < until),
    )?.symbol ?? ticker;
  const during: TickerResolver['during'] = (ticker, time) => cutSpell(spell(ticker), time, aliasesOf(spell(ticker)));
  return {
    spell,
    during,
    named: (ticker) =>
      known.has(spell(ticker)) ? spell(ticker) : (during(ticker, { from: longAgo, until: null }).at(-1)?.symbol ?? spell(ticker)),
    at: (ticker, session) => find(spell(ticker), session),
  };
}

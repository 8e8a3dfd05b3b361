import { defaultUniverses, findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { universeIdPattern, universeIdText } from '@/lib/market/universe/universe-id';
import { listInstruments } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { findUniverse, listUniverses } from '@/lib/store/universes';

/** What a person says of a universe of their own. */
export interface GivenDefinition {
  readonly id: string;
  /** As in sentences, after "the"; made of the id where it is left out. */
  readonly name?: string | undefined;
  /** The instrument that is shown above its breadth; none where it is left out. */
  readonly indexSymbol?: string | undefined;
}

/** A universe cannot be defined, or withdrawn, as it was asked for. Nothing was stored. */
export class BadDefinition extends Error {
  override readonly name = 'BadDefinition';

  constructor(message: string) {
    super(`${message} Nothing was stored.`);
  }
}

const longestName = 60;

async function requireName(store: Store, id: string, name: string): Promise<string> {
  const isPlain = name.length >= 1 && name.length <= longestName && !/[\p{C}<>]/u.test(name);
  if (!isPlain) throw new BadDefinition(`A name has 1 to ${longestName} characters, none of them a control character or an angle bracket.`);
  const others = [...defaultUniverses, ...(await listUniverses(store))];
  const same = others.find((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
  if (same !== undefined) throw new BadDefinition(`“${name}” is what ${same.id} is called; sentences could not tell the two apart.`);
  return name;
}

async function requireIndex(store: Store, given: string): Promise<string> {
  const followed = await listInstruments(store);
  const symbol = given.trim().toUpperCase();
  if (followed.some((instrument) => instrument.symbol === symbol)) return symbol;
  const indices = followed.filter(({ kind }) => kind === 'index').map((instrument) => instrument.symbol);
  throw new BadDefinition(
    `${symbol} is no followed instrument, so nothing can be shown above the breadth; followed indices are ${indices.join(', ') || 'none'}.`,
  );
}

/** A universe of the kind that is defined by a list, by its id. @throws BadDefinition for a shipped one, and one whose members have dates. */
export async function findOwnUniverse(store: Store, id: string): Promise<UniverseDefinition | null> {
  if (!universeIdPattern.test(id)) throw new BadDefinition(`“${id.slice(0, 40)}” is no id of a universe: it has ${universeIdText}.`);
  const shipped = findDefaultUniverse(id);
  if (shipped !== undefined)
    throw new BadDefinition(`${id} is the ${shipped.name}, which Broadtape ships; a list of one’s own takes another id.`);
  const stored = await findUniverse(store, id);
  if (stored !== null && stored.survivorship !== 'hindsight')
    throw new BadDefinition(`${id} is stored with the dates of its members; universe import ${id} <file> changes it.`);
  return stored;
}

/**
 * The definition of a universe of one's own. Once stored its name and index stay: pinned links say them.
 * @throws BadDefinition for an id that cannot be had, a bad name, an unknown index, another name or index than the stored one.
 */
export async function settleDefinition(store: Store, { id, name, indexSymbol }: GivenDefinition): Promise<UniverseDefinition> {
  const stored = await findOwnUniverse(store, id);
  const [named, index] = [name?.trim(), indexSymbol === undefined ? undefined : await requireIndex(store, indexSymbol)];
  if (stored !== null) {
    if (named !== undefined && named !== stored.name)
      throw new BadDefinition(`${id} is called “${stored.name}”, and pinned links say so; another name takes another id.`);
    if (index !== undefined && index !== stored.indexSymbol)
      throw new BadDefinition(
        `${id} has ${stored.indexSymbol ?? 'no index'} above its breadth, and pinned links show it; another index takes another id.`,
      );
    return stored;
  }
  return {
    id,
    name: await requireName(store, id, named ?? `${id} list`),
    kind: 'members',
    survivorship: 'hindsight',
    indexSymbol: index ?? null,
    licenceClass: 'restricted',
  };
}

import type { SessionDate } from '@/lib/calendar/session-date';
import type { PublishedUniverse } from '@/lib/market/universe/members-from';
import { holdingsProviders } from '@/lib/sources/holdings/registry';
import { UnknownUniverse } from '../import/choose-universe';
import type { Reconstitution } from '../judge/has-reconstitution';

/** A fund at a source of holdings. */
export interface FundOf {
  readonly source: string;
  readonly fund: string;
}

/** Who is asked for the members of a universe, and what a list of them must look like. */
export interface UniverseFunds {
  /** First choice first: where two have a list of one session, the earlier one's stands. */
  readonly funds: readonly [FundOf, ...FundOf[]];
  /** A second list of the newest session that is compared with the first, or null. */
  readonly confirm: FundOf | null;
  /** Fewest and most members of the index. */
  readonly members: readonly [number, number];
  /** When many names change at once: on the index provider's quarterly days, or when Russell's indexes are made anew. */
  readonly reconstitution: Reconstitution;
}

/** The universes whose members are what an index fund publishes every day. A fund stands in for its index. */
const known: Readonly<Record<PublishedUniverse, UniverseFunds>> = {
  sp500: {
    funds: [
      { source: 'ishares', fund: 'IVV' },
      { source: 'ssga', fund: 'SPY' },
    ],
    confirm: { source: 'ssga', fund: 'SPY' },
    members: [500, 505],
    reconstitution: 'quarterly',
  },
  sp400: {
    funds: [
      { source: 'ishares', fund: 'IJH' },
      { source: 'ssga', fund: 'MDY' },
    ],
    confirm: null,
    members: [400, 401],
    reconstitution: 'quarterly',
  },
  sp600: {
    funds: [
      { source: 'ishares', fund: 'IJR' },
      { source: 'ssga', fund: 'SPSM' },
    ],
    confirm: null,
    members: [600, 605],
    reconstitution: 'quarterly',
  },
  nasdaq100: {
    funds: [
      { source: 'invesco', fund: 'QQQ' },
      { source: 'nasdaq-list', fund: 'nasdaq100' },
    ],
    confirm: { source: 'nasdaq-list', fund: 'nasdaq100' },
    members: [100, 108],
    reconstitution: 'quarterly',
  },
  russell1000: { funds: [{ source: 'ishares', fund: 'IWB' }], confirm: null, members: [980, 1030], reconstitution: 'russell' },
  russell2000: { funds: [{ source: 'ishares', fund: 'IWM' }], confirm: null, members: [1900, 2050], reconstitution: 'russell' },
};

/** The same by any id: none of another universe. */
export const universeFunds: Readonly<Record<string, UniverseFunds>> = known;

/** @throws UnknownUniverse naming the universes that have one. */
export function requireFunds(universeId: string): UniverseFunds {
  const found = universeFunds[universeId];
  if (found === undefined)
    throw new UnknownUniverse(`No fund publishes the members of "${universeId}"; accepted are ${Object.keys(universeFunds).join(', ')}`);
  return found;
}

/** The first day of which a source of holdings keeps lists, or null where it has the newest alone. */
export const findSince = (source: string): SessionDate | null => holdingsProviders.find(({ id }) => id === source)?.since ?? null;

/** The universes whose sources have the newest list alone: no past of them can be asked for. */
export function listWithoutPast(): readonly string[] {
  return Object.keys(universeFunds).filter((universeId) => !keepsPast(universeId));
}

/** Whether a source keeps the past of a universe. */
export function keepsPast(universeId: string): boolean {
  return requireFunds(universeId).funds.some(({ source }) => findSince(source) !== null);
}

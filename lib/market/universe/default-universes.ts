import type { UniverseDefinition } from './universe';

/** The universes that Broadtape ships, without members: those come from files, from the providers or with the sample market. */
export const defaultUniverses = [
  { id: 'sp500', name: 'S&P 500', kind: 'members', survivorship: 'point-in-time', indexSymbol: 'SPX', licenceClass: 'restricted' },
  { id: 'sp400', name: 'S&P MidCap 400', kind: 'members', survivorship: 'point-in-time', indexSymbol: null, licenceClass: 'restricted' },
  { id: 'sp600', name: 'S&P SmallCap 600', kind: 'members', survivorship: 'point-in-time', indexSymbol: null, licenceClass: 'restricted' },
  { id: 'nasdaq100', name: 'Nasdaq-100', kind: 'members', survivorship: 'point-in-time', indexSymbol: 'NDX', licenceClass: 'restricted' },
  {
    id: 'russell1000',
    name: 'Russell 1000',
    kind: 'members',
    survivorship: 'point-in-time',
    indexSymbol: null,
    licenceClass: 'restricted',
  },
  {
    id: 'russell2000',
    name: 'Russell 2000',
    kind: 'members',
    survivorship: 'point-in-time',
    indexSymbol: 'RUT',
    licenceClass: 'restricted',
  },
  { id: 'mag7', name: 'Magnificent 7', kind: 'members', survivorship: 'hindsight', indexSymbol: 'M7', licenceClass: 'restricted' },
  {
    id: 'sectors',
    name: 'S&P 500 sectors',
    memberNames: 'S&P 500 sectors',
    kind: 'members',
    survivorship: 'point-in-time',
    indexSymbol: 'SPX',
    licenceClass: 'restricted',
  },
  {
    id: 'nyse',
    name: 'NYSE',
    memberNames: 'NYSE issues',
    kind: 'counts',
    survivorship: 'point-in-time',
    indexSymbol: 'SPX',
    licenceClass: 'restricted',
  },
] as const satisfies readonly UniverseDefinition[];

export type UniverseId = (typeof defaultUniverses)[number]['id'];

/** The shipped definition with this id, or undefined. */
export function findDefaultUniverse(id: string): UniverseDefinition | undefined {
  return defaultUniverses.find((universe) => universe.id === id);
}

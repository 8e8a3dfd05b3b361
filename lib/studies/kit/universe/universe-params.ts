import { choiceParam, numberParam, type Conditions } from '../params';
import { defaultUniverses } from '@/lib/market/universe/default-universes';

const ids = ['sp500', 'nasdaq100', 'russell2000', 'mag7', 'sectors', 'nyse'] as const;
const memberIds = ['sp500', 'nasdaq100', 'russell2000', 'mag7', 'sectors'] as const;

function nameOf(id: string): string {
  return defaultUniverses.find((universe) => universe.id === id)?.name ?? id;
}

/** Any universe, those of ready-made counts included. */
export function universeParam(initial: (typeof ids)[number] = 'sp500', about: { readonly appliesWhen?: Conditions } = {}) {
  return choiceParam(ids, initial, ids.map(nameOf), { label: 'Universe', description: 'Whose members are counted; nyse comes as ready-made counts of advances, declines, highs and lows.', ...about });
}

/** A universe whose members are stored. */
export function memberUniverseParam(initial: (typeof memberIds)[number] = 'sp500') {
  return choiceParam(memberIds, initial, memberIds.map(nameOf), { label: 'Universe', description: 'Whose members are measured.' });
}

/** The least coverage with which a value is told. */
export function minCoverageParam(appliesWhen: Conditions = {}) {
  return numberParam(90, 0, 100, { label: 'Coverage', description: 'Share of the members that must have a close for a session to have a value, in percent; below it the value is missing.', unit: 'percent', appliesWhen: { universe: memberIds, ...appliesWhen } });
}

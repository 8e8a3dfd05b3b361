import { z } from 'zod';
import { toSectorSlug } from '@/lib/market/universe/sector-slug';
import { choiceParam, numberParam, type Conditions } from '../params';
import { defaultUniverses } from '@/lib/market/universe/default-universes';

const ids = ['sp500', 'sp400', 'sp600', 'nasdaq100', 'russell1000', 'russell2000', 'mag7', 'sectors', 'nyse'] as const;
const memberIds = ['sp500', 'sp400', 'sp600', 'nasdaq100', 'russell1000', 'russell2000', 'mag7', 'sectors'] as const;

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

/** The text of a link that means all sectors. */
export const allSectors = 'all';

/** One sector of a universe, by its slug, or all. Which there are is known by the store alone: the server refuses others and lists them. */
export function sectorParam(about: { readonly appliesWhen?: Conditions } = {}) {
  const accepted = 'all, or the name of a stored sector, as health-care';
  return z
    .string({ error: accepted })
    .max(60, accepted)
    .transform(toSectorSlug)
    .pipe(z.string().min(1, accepted))
    .default(allSectors)
    .meta({ label: 'Sector', description: 'all, or the members of one sector alone, by its stored name: energy, health-care. Sectors have no dates: those of today are applied to the past.', ...about, widget: 'sector' });
}

/** `sectorParam` beside universes of which some are ready-made counts. */
export function countedSectorParam() {
  return sectorParam({ appliesWhen: { universe: memberIds } });
}

/** The least coverage with which a value is told. */
export function minCoverageParam(appliesWhen: Conditions = {}) {
  return numberParam(90, 0, 100, { label: 'Coverage', description: 'Share of the members that must have a close for a session to have a value, in percent; below it the value is missing.', unit: 'percent', appliesWhen: { universe: memberIds, ...appliesWhen } });
}

import { z } from 'zod';
import { toSectorSlug } from '@/lib/market/universe/sector-slug';
import { numberParam, type Conditions } from '../params';
import { defaultUniverses, findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { universeIdPattern } from '@/lib/market/universe/universe-id';

const ids = ['sp500', 'sp400', 'sp600', 'nasdaq100', 'russell1000', 'russell2000', 'mag7', 'sectors', 'nyse'] as const;
const memberIds = ['sp500', 'sp400', 'sp600', 'nasdaq100', 'russell1000', 'russell2000', 'mag7', 'sectors'] as const;

function nameOf(id: string): string {
  return defaultUniverses.find((universe) => universe.id === id)?.name ?? id;
}

// Of universes that are counted from their members, whoever defined them.
const ofMembers: Conditions = { universe: ['!nyse'] };

/** A universe by its id. Which are stored beside the shipped ones is known by the store alone: the server refuses others and lists them. */
function universeText(
  shipped: readonly string[],
  initial: string,
  about: { readonly description: string; readonly appliesWhen?: Conditions },
) {
  const accepted = `accepted are ${shipped.join(', ')}, or the id of a list of one’s own, as my-list`;
  return z
    .string({ error: accepted })
    .transform((text) => text.trim().toLowerCase())
    .pipe(
      z
        .string()
        .regex(universeIdPattern, accepted)
        .refine((id) => shipped.includes(id) || findDefaultUniverse(id) === undefined, accepted),
    )
    .default(initial)
    .meta({ label: 'Universe', ...about, widget: 'universe', shipped, optionLabels: shipped.map(nameOf) });
}

const countedDescription = 'Whose members are counted; nyse comes as ready-made counts of advances, declines, highs and lows.';

/** Any universe, those of ready-made counts included. */
export function universeParam(initial: (typeof ids)[number] = 'sp500') {
  return universeText(ids, initial, { description: countedDescription });
}

/** A universe whose members are stored. */
export function memberUniverseParam(initial: (typeof memberIds)[number] = 'sp500') {
  return universeText(memberIds, initial, { description: 'Whose members are measured.' });
}

/** Any universe as one part of what is measured, which has a say with some measures alone. */
export function measuredUniverseParam(about: { readonly appliesWhen: Conditions }) {
  return universeText(ids, 'sp500', { description: countedDescription, ...about });
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
    .meta({
      label: 'Sector',
      description:
        'all, or the members of one sector alone, by its stored name: energy, health-care. Sectors have no dates: those of today are applied to the past.',
      ...about,
      widget: 'sector',
    });
}

/** `sectorParam` beside universes of which some are ready-made counts. */
export function countedSectorParam() {
  return sectorParam({ appliesWhen: ofMembers });
}

/** The least coverage with which a value is told. */
export function minCoverageParam(appliesWhen: Conditions = {}) {
  return numberParam(90, 0, 100, {
    label: 'Coverage',
    description: 'Share of the members that must have a close for a session to have a value, in percent; below it the value is missing.',
    unit: 'percent',
    appliesWhen: { ...ofMembers, ...appliesWhen },
  });
}

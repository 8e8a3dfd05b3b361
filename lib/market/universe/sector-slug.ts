/** Where members stand of which no sector is stored. No stored sector has this word. */
export const unsectoredSlug = '';

// One sector under two names: funds of BlackRock shorten it.
const otherNames: Readonly<Record<string, string>> = { communication: 'communication-services' };

/** A sector's name as links write it: 'Health Care' is health-care, letters and digits of any script with a dash between words. Empty where the name has neither. */
export function toSectorSlug(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return Object.hasOwn(otherNames, slug) ? (otherNames[slug] ?? slug) : slug;
}

/** The name that a sector is stored under, or the words of the link where none is: health-care is then Health Care. */
export function nameSector(names: readonly string[], slug: string): string {
  return (
    names.find((name) => toSectorSlug(name) === slug) ??
    slug
      .split('-')
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join(' ')
  );
}

/** The sectors of a list of names, one a slug, in alphabetical order. */
export function listSectors(names: Iterable<string>): string[] {
  const bySlug = new Map<string, string>();
  for (const name of [...names].sort()) {
    const slug = toSectorSlug(name);
    if (slug !== unsectoredSlug && !bySlug.has(slug)) bySlug.set(slug, name);
  }
  return [...bySlug.values()];
}

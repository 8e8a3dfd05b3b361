import type { Survivorship, UniverseDefinition } from './universe';

/** Whether nobody ever left: such a list is today's applied to the past. Asked of securities, since a change of ticker is no departure. */
export function isTodaysList(spells: readonly { readonly until: string | null }[]): boolean {
  return spells.length > 0 && spells.every(({ until }) => until === null);
}

/** How the members that stand came about; said of a list from a file alone, since of what is shipped or made it is known. */
export function survivorshipOf(
  { kind, survivorship }: Pick<UniverseDefinition, 'kind' | 'survivorship'>,
  spells: readonly { readonly until: string | null; readonly source: string }[],
): Survivorship {
  const isKnown = kind === 'counts' || survivorship !== 'point-in-time';
  // Spells that stood already keep their source when a file says the same of them.
  return !isKnown && spells.some(({ source }) => source === 'import') && isTodaysList(spells) ? 'survivors' : survivorship;
}

/**
 * The session from which on the members are known as they were, where before it a list of today's stands: the first snapshot. Null where none does.
 * @param exact the spells of an imported list, or null
 */
export function findHindsightEnd<Day extends string>(
  spells: readonly { readonly from: string }[],
  exact: readonly { readonly until: string | null }[] | null,
  firstSnapshot: Day | null,
): Day | null {
  if (exact === null || firstSnapshot === null || !isTodaysList(exact)) return null;
  return spells.some(({ from }) => from < firstSnapshot) ? firstSnapshot : null;
}

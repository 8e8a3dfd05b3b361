import type { Spell } from './resolve-ticker';

/** Spells of one security, under several tickers or in any order, as one where they touch or overlap. */
export function mergeSpells(spells: readonly Spell[]): Spell[] {
  const merged: Spell[] = [];
  for (const spell of [...spells].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || (last.until !== null && last.until < spell.from)) merged.push(spell);
    else
      merged[merged.length - 1] = {
        from: last.from,
        until: last.until === null || spell.until === null ? null : last.until > spell.until ? last.until : spell.until,
      };
  }
  return merged;
}

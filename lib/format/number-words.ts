const counts = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;
const ordinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;

/** A whole number with its ordinal ending: 1st, 2nd, 3rd, 11th, 1,022nd. */
export function ordinal(value: number): string {
  const digits = String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  const tail = Math.abs(value) % 100;
  if (tail >= 11 && tail <= 13) return `${digits}th`;
  const endings: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  return `${digits}${endings[tail % 10] ?? 'th'}`;
}

/** An ordinal as a word up to twelve ('fifth'), with digits beyond ('13th'). */
export function ordinalWord(value: number): string {
  return ordinals[value] ?? ordinal(value);
}

/** A count as a word up to twelve ('five'), with digits and thousands separators beyond ('1,250'). */
export function countWord(value: number): string {
  return counts[value] ?? String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The singular for exactly one, else the plural (the singular with `s` unless given). Answers the noun alone. */
export function pluralise(count: number, singular: string, plural = `${singular}s`): string {
  return count === 1 ? singular : plural;
}

/** A count with its noun: 'no record', 'one record', '38 records'. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return count === 0 ? `no ${singular}` : `${countWord(count)} ${pluralise(count, singular, plural)}`;
}

/** A count as it stands before 'of' and the whole that it is a part of: 'none' of seven, 'neither' of two, 'five' of seven. */
export function countAmong(count: number, whole: number): string {
  if (count !== 0) return countWord(count);
  return whole === 2 ? 'neither' : 'none';
}

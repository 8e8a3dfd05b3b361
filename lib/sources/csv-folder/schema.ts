import { z } from 'zod';

/** Letters, digits, dot and dash, 1 to 16, starting with a letter or digit; upper-cased. */
export const symbolSchema = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,15}$/, 'a symbol has 1 to 16 letters, digits, dots or dashes and starts with a letter or digit'));

const columnNames = ['date', 'open', 'high', 'low', 'close', 'adj_close', 'volume', 'source'] as const;
export type ColumnName = (typeof columnNames)[number];

/** Where each known column stands; -1 where the file does not have it. */
export type ColumnPlaces = Readonly<Record<ColumnName, number>>;

const header = z
  .array(z.string())
  .refine((names) => names.includes('date') && names.includes('close'), 'columns named date and close are needed')
  .refine((names) => columnNames.every((name) => names.indexOf(name) === names.lastIndexOf(name)), 'a column stands there twice');

/**
 * Places of the known columns in a lower-case header, in any order; other columns are passed over.
 * @throws RangeError saying what is missing and what the header was.
 */
export function findColumnPlaces(names: readonly string[]): ColumnPlaces {
  const parsed = header.safeParse(names);
  if (!parsed.success) {
    const why = parsed.error.issues.map(({ message }) => message).join('; ');
    throw new RangeError(`the header is "${names.join(',')}": ${why}; also known: open, high, low, adj_close, volume, source`);
  }
  const place = (name: ColumnName): number => names.indexOf(name);
  return { date: place('date'), open: place('open'), high: place('high'), low: place('low'), close: place('close'), adj_close: place('adj_close'), volume: place('volume'), source: place('source') };
}

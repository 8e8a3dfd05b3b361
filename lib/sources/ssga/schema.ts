import { z } from 'zod';
import type { WorkbookCell, WorkbookRow } from '../files/read-workbook';
import { SourceError } from '../source-error';

const wanted = ['name', 'ticker', 'weight'] as const;

/** A cell as text. */
export function toText(cell: WorkbookCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** Where the table of a workbook begins and its columns stand; -1 for one that it lacks. */
export interface SsgaLayout {
  readonly headerRow: number;
  readonly name: number;
  readonly ticker: number;
  readonly percent: number;
  readonly sector: number;
  readonly currency: number;
}

/** @throws SourceError `schema` where no row heads the table. */
export function findSsgaLayout(rows: readonly WorkbookRow[]): SsgaLayout {
  const names = rows.map((row) => row.map((cell) => toText(cell).toLowerCase()));
  const headerRow = names.findIndex((row) => wanted.every((name) => row.includes(name)));
  const header = names[headerRow];
  if (header === undefined)
    throw new SourceError('schema', `ssga sent a workbook without a table that has the columns ${wanted.join(', ')}`);
  const place = (name: string): number => header.indexOf(name);
  return {
    headerRow,
    name: place('name'),
    ticker: place('ticker'),
    percent: place('weight'),
    sector: place('sector'),
    currency: place('local currency'),
  };
}

/** A weight in percent: a number, or text that reads as one. */
export const percentSchema = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullable()
  .catch(null);

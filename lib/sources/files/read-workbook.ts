import { readSheet } from 'read-excel-file/universal';
import { SourceError } from '../source-error';
import { repackWorkbook } from './unpack-workbook';

/** A cell of a sheet; null where it is empty. */
export type WorkbookCell = string | number | boolean | Date | null;
export type WorkbookRow = readonly WorkbookCell[];

/** Whether bytes begin as those of an .xlsx file do. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function toCell(value: unknown): WorkbookCell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date ? value : null;
}

/**
 * The rows of the first sheet of an .xlsx file, within `workbookLimits`.
 * @param source named in errors.
 * @throws SourceError `transient` for a file that breaks off, `schema` for one that is no workbook or beyond the limits.
 */
export async function readWorkbook(source: string, bytes: Uint8Array): Promise<WorkbookRow[]> {
  const packed = repackWorkbook(source, bytes);
  try {
    const rows = await readSheet(new Blob([packed.slice()]));
    return rows.map((row) => row.map(toCell));
  } catch (error) {
    throw new SourceError(
      'schema',
      `${source}: the workbook cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`,
      { cause: error },
    );
  }
}

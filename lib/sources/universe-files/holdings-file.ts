import { isWorkbook } from '../files/read-workbook';
import type { Holdings } from '../holdings/holdings';
import { isIsharesFile, toHoldings } from '../ishares/transform';
import { SourceError } from '../source-error';
import { readSsgaFile } from '../ssga/transform';
import { readFileBytes } from './read-table-file';

/**
 * What a fund holds, from a file as it was downloaded: the CSV of iShares or the workbook of State Street. Null for any other file.
 * @throws SourceError where it cannot be read, or is such a file and not whole.
 */
export async function readHoldingsFile(file: string): Promise<Holdings | null> {
  const bytes = await readFileBytes(file);
  const isBook = isWorkbook(bytes);
  const text = isBook ? '' : new TextDecoder().decode(bytes);
  if (!isBook && !isIsharesFile(text)) return null;
  try {
    return isBook ? await readSsgaFile(bytes) : toHoldings(text);
  } catch (error) {
    if (error instanceof SourceError) throw new SourceError(error.kind, `${file}: ${error.message}. Nothing was stored.`, { cause: error });
    throw error;
  }
}

import { readWorkbook, type WorkbookCell } from './read-workbook';

function toText(cell: WorkbookCell): string {
  if (cell === null) return '';
  // A date of a sheet has no zone; the reader gives it at midnight UTC.
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).replace(/\s+/g, ' ').trim();
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first sheet of a workbook as CSV, a line a row, so that every reader of texts reads it too. @throws SourceError as `readWorkbook`. */
export async function readWorkbookText(name: string, bytes: Uint8Array): Promise<string> {
  const rows = await readWorkbook(name, bytes);
  return rows.map((cells) => cells.map(toText).join(',')).join('\n');
}

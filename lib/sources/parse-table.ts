import { splitText, type TableRow } from './files/split-text';

export interface Table {
  /** Lower case, trimmed. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A provider's comma-separated text as a header and rows of cells. A byte order mark, CRLF and empty lines are passed over. */
export function parseTable(text: string): Table {
  const [first, ...rows] = splitText(text.startsWith('\uFEFF') ? text.slice(1) : text, ',');
  return { header: first?.cells.map((cell) => cell.toLowerCase()) ?? [], rows };
}

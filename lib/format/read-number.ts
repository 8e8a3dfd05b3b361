/** The number in a cell of a row; null where the cell is empty, no finite number, or not there. */
export function readNumber(row: Readonly<Record<string, unknown>> | undefined, key: string): number | null {
  const cell = row?.[key];
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

/**
 * One statement that inserts a row or changes everything but the keys of the one that stands: read-then-write would fail at once where
 * another process writes in between. Parameters: the values, in the order of `columns`.
 */
export function upsertStatement(table: string, keys: readonly string[], columns: readonly string[]): string {
  const quote = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  const changed = columns.filter((name) => !keys.includes(name));
  return `INSERT INTO "${table}" (${quote(columns)}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (${quote(keys)}) DO UPDATE SET ${changed.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`;
}

/** One statement that inserts a row unless one with its key stands. Parameters: the values, in the order of `columns`. */
export function insertMissingStatement(table: string, keys: readonly string[], columns: readonly string[]): string {
  const quote = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" (${quote(columns)}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (${quote(keys)}) DO NOTHING`;
}

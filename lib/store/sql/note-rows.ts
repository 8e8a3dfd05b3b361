import { stoodAt, type VersionedColumn, type VersionedTable } from './versioned-rows';

const text = (name: string): VersionedColumn => ({ name, type: 'TEXT' });

export const noteTable: VersionedTable = {
  table: 'Note',
  owner: 'listId',
  keys: [text('from'), text('to'), text('text')],
  values: [text('knownFrom'), text('source')],
};

/** By their days. Parameters: version, version. */
export const selectNotes = `SELECT "listId", "from", "to", "text", "knownFrom", "source" FROM "Note" WHERE ${stoodAt()} ORDER BY "from", "to", "listId", "text"`;

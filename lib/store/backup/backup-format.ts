import { z } from 'zod';

// A backup is a text, a JSON value a line, compressed with gzip: first what it is, then rows of one table after the other, parents before
// those that name them, at last how many rows there were. The same for both databases.

/** The first line. */
export const backupHead = z.object({
  format: z.literal('broadtape-backup'),
  edition: z.literal(1),
  /** The newest migration that the store had had. */
  migration: z.string(),
  dataVersion: z.number().int(),
  madeAt: z.string(),
});

/** Some rows of a table, in the order of its columns. */
const part = z.object({ table: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) });

/** The last line. */
const end = z.object({ counts: z.record(z.string(), z.number().int()) });

export const backupLine = z.union([part, end]);
export type BackupHead = z.output<typeof backupHead>;

import type { z } from 'zod';
import type { ImportChoice as StoredChoice } from '@/lib/store/uploads/upload-schemas';
import type { importProgressSchema } from '../../http/answer-schemas';

/** How far a received file is, as `GET /api/v1/imports/{id}` answers it. */
export type ImportProgress = z.output<typeof importProgressSchema>;
export type ImportRecognition = NonNullable<ImportProgress['recognition']>;
export type ImportVerdict = NonNullable<ImportProgress['verdict']>;
export type ImportKind = NonNullable<ImportRecognition['kind']>;
/** What a person says of a file. */
export type ImportChoice = StoredChoice;

/** What `/data/import` is told by its server. */
export interface ImportPage {
  /** Whether whoever looks needs the token, needs nothing, or is at the wrong machine. */
  readonly access: 'token' | 'open' | 'closed';
  readonly maxBytes: number;
}

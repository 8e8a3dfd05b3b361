import { z } from 'zod';

/** What a file can be imported as: what `npm run data --` takes in a file. */
export const importKinds = [
  'closes',
  'panel',
  'counts',
  'weights',
  'sectors',
  'membership',
  'holdings',
  'earnings',
  'events',
  'series',
  'list',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** The id of a series. */
export const seriesIdSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9_.-]{0,39}$/, 'an id of a series is at most 40 letters, digits, _ . or -, as CPILFESL');

/** What a person says of a file that it does not say itself. */
export const importChoiceSchema = z.strictObject({
  kind: z.enum(importKinds).optional(),
  /** Of which security, where it is closes of one. */
  symbol: z.string().min(1).max(20).optional(),
  /** Of which universe, where it is counts, weights, sectors, members, earnings or a fund's holdings; of a list of one's own its id. */
  universe: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  /** Of which series, where it is values of one. */
  series: seriesIdSchema.optional(),
  /** What sentences call a list of one's own, and the instrument above its breadth. */
  title: z.string().max(60).optional(),
  index: z.string().max(20).optional(),
  /** Which comes first in dates that can be read both ways. */
  dates: z.enum(['dmy', 'mdy']).optional(),
  /** What each column is, in their order; empty for one that is not read. */
  columns: z.array(z.string().max(40)).max(60).optional(),
});
export type ImportChoice = z.output<typeof importChoiceSchema>;

const text = z.string();
const count = z.int().nonnegative();

/** What a person has to say before a file can be tried. */
export const questionSchema = z.strictObject({ about: z.enum(['kind', 'symbol', 'universe', 'series', 'dates', 'columns']), text });
export type Question = z.output<typeof questionSchema>;

/** What was found in a file. */
export const recognitionSchema = z.strictObject({
  kind: z.enum(importKinds).nullable(),
  /** The kinds that its columns allow, the likeliest first. */
  kinds: z.array(z.enum(importKinds)),
  symbol: text.nullable(),
  universe: text.nullable(),
  series: text.nullable(),
  /** Universes that take this kind. */
  universes: z.array(z.strictObject({ id: text, name: text })),
  /** How dates are written, in words; null where it has none. */
  dates: text.nullable(),
  order: z.enum(['dmy', 'mdy']).nullable(),
  /** The columns in their order, with what each is read as; null for one that is passed over. */
  columns: z.array(z.strictObject({ header: text, readAs: text.nullable() })),
  /** What a column may be read as, by kind. */
  roles: z.record(z.enum(importKinds), z.array(text)),
  /** Whether nothing is to be said of each column: all are securities, or the file is read as a fund writes it. */
  isFixed: z.boolean(),
  securities: count.nullable(),
  rows: count,
  first: text.nullable(),
  last: text.nullable(),
  preview: z.array(z.array(text)),
  questions: z.array(questionSchema),
});
export type Recognition = z.output<typeof recognitionSchema>;

/** A sentence of a study that would read otherwise. */
export const changedSentenceSchema = z.strictObject({ study: text, before: text.nullable(), after: text.nullable() });

/** A row that would wait in quarantine, and why. */
export const heldRowSchema = z.strictObject({ symbol: text, session: text.nullable(), reason: text });
export type HeldRow = z.infer<typeof heldRowSchema>;

/** What importing a file would do, as `npm run data -- import --dry-run` says it. */
export const dryVerdictSchema = z.strictObject({
  /** False where it could not be tried: on PostgreSQL a file is judged when it is imported. */
  isTried: z.boolean(),
  isAccepted: z.boolean(),
  rowsSeen: count,
  rowsNew: count,
  rowsRevised: count,
  rowsQuarantined: count,
  /** Securities, or universes, that would be stored, and that are refused. */
  stored: count,
  refused: count,
  /** The words of the command line, line by line, the first of them. */
  lines: z.array(text),
  linesLeftOut: count,
  /** The first of the rows that would be held back, and how many of them were before, for the same reason. */
  held: z.array(heldRowSchema),
  heldBefore: count,
  sentences: z.array(changedSentenceSchema),
});
export type DryVerdict = z.output<typeof dryVerdictSchema>;

/** How far the worker is with a file: it was recognised and is being tried, waits for an answer, was tried, or is refused. */
export const uploadCheckSchema = z.strictObject({
  state: z.enum(['trying', 'asking', 'checked', 'refused']),
  /** Why it is refused before it could be tried. */
  message: text.nullable(),
  recognition: recognitionSchema.nullable(),
  verdict: dryVerdictSchema.nullable(),
});
export type UploadCheck = z.output<typeof uploadCheckSchema>;

/** A file as it was received. */
export const uploadSchema = z.strictObject({
  /** What its sender calls it: for showing, and for guessing its symbol; no path is made of it. */
  name: text,
  bytes: count,
  receivedAt: text,
  choice: importChoiceSchema,
});
export type Upload = z.output<typeof uploadSchema>;

/** How far a received file is, and its run where it is being imported, as `GET /api/v1/imports/{id}` answers it. */
export const importProgressSchema = z.strictObject({
  id: text,
  state: z.enum(['received', 'trying', 'asking', 'checked', 'refused', 'queued', 'running', 'done', 'partial', 'failed']),
  name: text.nullable(),
  bytes: count.nullable(),
  message: text.nullable().describe('Why it is refused, or how its run ended.'),
  recognition: recognitionSchema.nullable(),
  verdict: dryVerdictSchema.nullable(),
  run: z
    .strictObject({ run: count, state: text, message: text.nullable(), rowsNew: count, rowsRevised: count, rowsQuarantined: count })
    .nullable(),
});
export type ImportProgress = z.output<typeof importProgressSchema>;

/** What the API answers where it refuses. */
export const problemSchema = z.strictObject({ code: text, message: text, issues: z.array(z.strictObject({ path: text, message: text })) });

/** What a received file is answered with. */
export const receivedImportSchema = z.strictObject({ id: text, state: z.literal('received') });

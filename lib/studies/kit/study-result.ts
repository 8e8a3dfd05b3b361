import { z } from 'zod';
import { basisSchema, countSchema, dateSchema, rowsAreSchema, symbolSchema } from './answer-texts';
import { chartSchema } from './chart-spec';
import { columnSchema, rowSchema } from './column';
import type { DeepReadonly } from './deep-readonly';
import { flagSchema } from './flag';
import { verdictSchema } from './verdict';

export const headlineSchema = z.strictObject({
  /** A whole sentence with figure, rank and span; ends with a full stop. */
  text: z.string(),
  /** A shorter second line: rank, last time, other definition. Empty when there is none. */
  detail: z.string(),
  provisional: z.boolean(),
});

const definitionSchema = z.strictObject({
  /** One paragraph in plain words, with the parameters as chosen. */
  text: z.string(),
  /** LaTeX. */
  formula: z.string(),
  sources: z.array(z.string()),
});

const coverageSchema = z.strictObject({
  first: dateSchema.nullable(),
  last: dateSchema.nullable(),
  sessions: countSchema,
  gaps: countSchema,
});

const eventTableSchema = z.strictObject({ title: z.string(), columns: z.array(columnSchema), rows: z.array(rowSchema) });

/** A further table of a study, with a chart of its own or none. Its rows obey the rules of the main ones. */
const sideTableSchema = z.strictObject({
  /** kebab-case; names the table in links. */
  id: z.string(),
  ...eventTableSchema.shape,
  chart: chartSchema.nullable(),
  /** Whether its chart stands in the place of the study's own, on the page and in pictures: a curve behind events. */
  leads: z.boolean().optional(),
  /** How many rows there are, where those here are thinned. */
  totalRows: countSchema.optional(),
  /** Another study that tells more of the same, with its parameters; basis and, unless it names its own, dates are those of the view. */
  link: z.strictObject({ study: z.string(), query: z.string(), label: z.string() }).optional(),
});

const resultSourceSchema = z.strictObject({
  symbol: symbolSchema,
  /** Provider ids in the displayed stretch. More than one is flagged `mixed-sources`. */
  providers: z.array(z.string()),
  licenceClass: z.string(),
  first: dateSchema.nullable(),
  last: dateSchema.nullable(),
});

/** The JSON answer of `GET /api/v1/studies/{id}`, and what a page renders: complete, serialisable, without NaN. */
export const studyResultSchema = z.strictObject({
  study: z.strictObject({ id: z.string(), title: z.string(), question: z.string(), rowsAre: rowsAreSchema }),
  /** Every parameter with its value in force, defaults included. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  definition: definitionSchema,
  range: z.strictObject({
    base: dateSchema.describe(
      'The session from whose close a return over the range starts: the one before `from`, or `from` itself where no close is known before it.',
    ),
    from: dateSchema,
    to: dateSchema,
    last: z.string().nullable(),
    sessions: countSchema,
  }),
  asOf: dateSchema,
  dataVersion: countSchema,
  universe: z.string().nullable().describe('The universe whose members or counts are measured; null for studies of instruments.'),
  basis: basisSchema,
  provisional: z.boolean(),
  simulated: z.boolean(),
  coverage: coverageSchema,
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
  /** Rows before thinning; equal to `rows.length` when `points` was not asked for. */
  totalRows: countSchema,
  events: z.array(rowSchema).nullable(),
  eventTitle: z.string().nullable(),
  eventColumns: z.array(columnSchema).nullable(),
  tables: z.array(sideTableSchema),
  verdict: verdictSchema.nullable(),
  headlines: z.array(headlineSchema).min(1),
  flags: z.array(flagSchema),
  sources: z.array(resultSourceSchema),
  chart: chartSchema,
  universes: z
    .array(z.strictObject({ value: z.string(), label: z.string() }))
    .describe(
      'The universes that can be chosen, where the study measures one: those that are shipped, and those that are stored beside them.',
    ),
  sectors: z
    .array(z.strictObject({ value: z.string(), label: z.string() }))
    .describe('The sectors that are stored of the universe, where the study has one to choose: what links write, and the stored name.'),
  instruments: z.array(z.strictObject({ symbol: symbolSchema, name: z.string(), kind: z.string() })),
  links: z.strictObject({ self: z.string(), csv: z.string(), page: z.string(), pinned: z.string() }),
});

export type StudyResult = DeepReadonly<z.infer<typeof studyResultSchema>>;
export type ResultSource = DeepReadonly<z.infer<typeof resultSourceSchema>>;
export type Headline = DeepReadonly<z.infer<typeof headlineSchema>>;
export type Definition = DeepReadonly<z.infer<typeof definitionSchema>>;
export type Coverage = DeepReadonly<z.infer<typeof coverageSchema>>;
export type EventTable = DeepReadonly<z.infer<typeof eventTableSchema>>;
export type SideTable = DeepReadonly<z.infer<typeof sideTableSchema>>;

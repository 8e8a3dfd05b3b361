import 'server-only';
import { z } from 'zod';
import { countSchema as count, dateSchema as date, rowsAreSchema as rowsAre, symbolSchema as symbol } from '@/lib/studies/kit/answer-texts';
import { chartSchema } from '@/lib/studies/kit/chart-spec';
import { columnSchema, rowSchema } from '@/lib/studies/kit/column';
import { flagSchema } from '@/lib/studies/kit/flag';
import { headlineSchema, studyResultSchema } from '@/lib/studies/kit/study-result';
import { verdictSchema } from '@/lib/studies/kit/verdict';
import { claimsAnswerSchema, claimsRequestSchema, safeAnswerSchema } from './claims-schemas';
import { importProgressSchema, problemSchema, receivedImportSchema } from '@/lib/uploads/upload-schemas';

// What the API answers beside studies, whose own schemas stand with their types: the OpenAPI components are made from both, and the tests read
// real answers with them.

const text = z.string();

export const studyListSchema = z.array(
  z.strictObject({
    id: text,
    title: text,
    question: text,
    rowsAre,
    needs: z.array(symbol),
    parameters: z.record(z.string(), z.unknown()).describe('JSON Schema of its own parameters.'),
  }),
);

export const instrumentListSchema = z.array(
  z.strictObject({
    symbol,
    name: text,
    kind: text,
    basis: text,
    first: date.nullable(),
    last: date.nullable(),
    count,
    gaps: z.array(date),
    providers: z.array(text),
    licenceClass: text,
    notes: z.array(text),
    sessionsBehind: count,
  }),
);

export const seriesListSchema = z.array(
  z.strictObject({
    id: text,
    name: text,
    unit: text,
    frequency: text,
    source: text,
    licenceClass: text,
    periods: count,
    first: date.nullable(),
    last: date.nullable(),
    knownFrom: date.nullable(),
    expected: date.nullable(),
  }),
);

export const liveSchema = z.strictObject({ status: z.literal('ok') });
export const readySchema = z.strictObject({ status: z.enum(['ok', 'unavailable']), dataVersion: count.nullable(), message: text });
export const freshnessSchema = z.strictObject({
  dataVersion: count,
  simulated: z.boolean(),
  sessionsBehind: count,
  instruments: z.array(z.strictObject({ symbol, last: date.nullable(), sessionsBehind: count })),
  universes: z
    .array(
      z.strictObject({
        id: text,
        name: text,
        members: count,
        covered: count.describe('Members that have the newest final close.'),
        lastSession: date.nullable().describe('The last session on which nine of ten members have a close.'),
        lastSnapshot: date.nullable().describe('The session of the newest list of members that a fund published.'),
        nextCloses: text.describe('When the worker asks for closes next; an instant that is past where some are lacking.'),
        next: z
          .strictObject({ does: z.enum(['members', 'closes']), at: text, after: z.enum(['failed', 'unfinished']).nullable() })
          .nullable()
          .describe(
            'What the worker does next of it, and when: now where it waits for its turn; `after` a try that failed or made way. Null where it does nothing by itself, or waits for a first real close.',
          ),
      }),
    )
    .describe('Those that the worker follows.'),
  series: z.array(
    z.strictObject({
      id: text,
      last: date.nullable(),
      checkedAt: text.nullable(),
      nextDue: date.nullable().describe('The day on which the next period is usually out.'),
    }),
  ),
});
const key = text;
const steps = z.array(z.int().nullable());
const historyRowsSchema = z.strictObject({
  columns: z.array(
    z.union([
      z.strictObject({ key, days: z.array(z.int()).describe('Dates, as days after the row before; the first as days after 1970-01-01.') }),
      z.strictObject({
        key,
        perUnit: z.number().positive(),
        steps: steps.describe('Numbers, as steps from the known value before (the first from 0) in units of 1 / perUnit; null is missing.'),
      }),
      z.strictObject({ key, cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
    ]),
  ),
});
/** What the charts of a study draw of its rows. */
export const studyHistorySchema = z
  .strictObject({
    total: count,
    lead: historyRowsSchema.describe('The rows of the chart that stands for the study.'),
    own: historyRowsSchema.nullable().describe('Those of its own chart, where that is another.'),
  })
  .describe(
    'For drawing, not for computing: numbers are rounded to what is told of them and a digit more where they are drawn (ten digits where the chart is rebased). JSON, CSV and ZIP have the exact values.',
  );

const queuedRunSchema = z.strictObject({ run: count, state: text });
const savedViewSchema = z.strictObject({ id: text, path: text, page: text });
const viewRequestSchema = z.strictObject({ study: z.string().min(1).max(60), query: z.string().optional() });

const importCommitSchema = z.strictObject({ commit: z.literal(true) });

const named = z.registry<{ id: string }>();
const components = {
  Column: columnSchema,
  Row: rowSchema,
  Headline: headlineSchema,
  Flag: flagSchema,
  Chart: chartSchema,
  Verdict: verdictSchema,
  StudyResult: studyResultSchema,
  StudyHistory: studyHistorySchema,
  Problem: problemSchema,
  StudyList: studyListSchema,
  InstrumentList: instrumentListSchema,
  SeriesList: seriesListSchema,
  Live: liveSchema,
  Ready: readySchema,
  Freshness: freshnessSchema,
  ReceivedImport: receivedImportSchema,
  ImportProgress: importProgressSchema,
  ImportCommit: importCommitSchema,
  QueuedRun: queuedRunSchema,
  SavedView: savedViewSchema,
  ViewRequest: viewRequestSchema,
  ClaimsRequest: claimsRequestSchema,
  ClaimsAnswer: claimsAnswerSchema,
  SafeAnswer: safeAnswerSchema,
} as const;
for (const [id, schema] of Object.entries(components)) named.add(schema, { id });

export type ComponentName = keyof typeof components;

/** The schemas as OpenAPI components, each referring to the others by `#/components/schemas/…`. */
export function listComponentSchemas(): Readonly<Record<string, unknown>> {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      Object.fromEntries(Object.entries(schema).filter(([field]) => field !== '$id' && field !== '$schema')),
    ]),
  );
}

import 'server-only';
import { z } from 'zod';

// What the API answers, once: the OpenAPI components are made from these, and the tests read real answers with them.

const date = z.iso.date();
const symbol = z.string().min(1);
const text = z.string();
const count = z.int().min(0);

export const unitSchema = z.enum(['pct', 'pp', 'sigma', 'log', 'level', 'count', 'rank', 'sessions', 'p', 'none']);
const rowsAre = z.enum(['sessions', 'events', 'years', 'instruments', 'horizons']);
const basis = z.enum(['price', 'total']);

export const columnSchema = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9_^.-]+$/),
  label: text,
  unit: unitSchema,
  type: z.enum(['date', 'number', 'text', 'boolean']),
  signed: z.boolean().optional(),
  beside: z.boolean().optional(),
  raw: z.boolean().optional(),
  decimals: count.optional(),
  greyedBy: z.array(text).optional(),
});

export const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).describe('One cell per column; null is missing.');

export const headlineSchema = z.strictObject({ text, detail: text, provisional: z.boolean() });

export const flagSchema = z.strictObject({
  code: z.enum([
    'simulated', 'provisional', 'measure-ranks-differently', 'gap', 'short-history', 'dropped-sessions', 'at-least', 'history-note', 'older-than-newest', 'stale',
    'mixed-sources', 'unavailable', 'display-only', 'overlapping-members', 'eligibility', 'hindsight', 'few-events', 'overlapping-events', 'not-tested', 'survivorship', 'coverage', 'warming', 'weight-age', 'first-event', 'common-event', 'unknown-parameter', 'divergence', 'first-close',
  ]),
  message: text,
  symbols: z.array(symbol).optional(),
  dates: z.array(date).optional(),
  instead: z.strictObject({ basis, symbols: z.record(symbol, symbol) }).optional().describe('Instruments that would answer in the place of these, and the basis that all then share.'),
  page: text.optional().describe('The page of that answer.'),
});

const chartBase = {
  title: text,
  unitLabel: text,
  unit: unitSchema,
  marks: z.array(z.strictObject({ date, value: z.number(), label: text, emphasis: z.boolean() })),
};
const key = text;
const colour = symbol.nullable();

export const chartSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...chartBase, kind: z.literal('lines'), form: z.enum(['line', 'area', 'bars']), scale: z.enum(['linear', 'log']), baseline: z.number().nullable(), startsAtBase: z.boolean().optional(), legs: z.array(key),
    lines: z.array(z.strictObject({ key, label: text, symbol: colour, dashed: z.boolean().optional() })),
    context: z.strictObject({ key, label: text, symbol: colour, dashed: z.boolean().optional(), scale: z.enum(['linear', 'log']), dates: z.array(date), mark: text }).optional(),
  }),
  z.strictObject({ ...chartBase, kind: z.literal('spans'), startKey: key, endKey: key, valueKey: key, symbol: colour }),
  z.strictObject({ ...chartBase, kind: z.literal('columns'), categoryKey: key, valueKey: key, symbol: colour }),
  z.strictObject({ ...chartBase, kind: z.literal('ranking'), labelKey: key, valueKey: key, first: count.optional(), ranged: z.boolean().optional() }),
  z.strictObject({ ...chartBase, kind: z.literal('heat'), groupKey: key, labelKey: key, valueKey: key, sizeKey: key.nullable(), limit: z.number().positive(), order: z.enum(['size', 'value']), ranged: z.boolean().optional() }),
  z.strictObject({
    ...chartBase, kind: z.literal('paths'), stepKey: key, meanKey: key, baseKey: key, pathKeys: z.array(key), symbol: colour,
    bands: z.array(z.strictObject({ lowKey: key, highKey: key, label: text })),
  }),
  z.strictObject({
    ...chartBase, kind: z.literal('dots'), categoryKey: key, lowKey: key, medianKey: key, highKey: key, meanKey: key, eventKeys: z.array(key), dotLabel: text,
    legs: z.array(key), focus: z.number(), symbol: colour,
  }),
]);

export const verdictSchema = z.strictObject({
  sentence: z.array(z.strictObject({ text, param: text.nullable() })),
  kind: z.enum(['holds', 'holds_only_under', 'fails', 'cannot_check']),
  under: text.nullable(),
  missing: text.nullable(),
  said: text,
  figure: z.number().nullable(),
  unit: unitSchema,
  signed: z.boolean(),
  matches: z.boolean().nullable(),
  understated: z.strictObject({ since: date.nullable(), message: text }).nullable().describe('Where more could have been said of what holds: since when nothing was as extreme, null for never in the data.'),
});

export const studyResultSchema = z.strictObject({
  study: z.strictObject({ id: text, title: text, question: text, rowsAre }),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  definition: z.strictObject({ text, formula: text, sources: z.array(text) }),
  range: z.strictObject({
    base: date.describe('The session from whose close a return over the range starts: the one before `from`, or `from` itself where no close is known before it.'),
    from: date, to: date, last: text.nullable(), sessions: count,
  }),
  asOf: date,
  dataVersion: count,
  universe: text.nullable().describe('The universe whose members or counts are measured; null for studies of instruments.'),
  basis,
  provisional: z.boolean(),
  simulated: z.boolean(),
  coverage: z.strictObject({ first: date.nullable(), last: date.nullable(), sessions: count, gaps: count }),
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
  totalRows: count,
  events: z.array(rowSchema).nullable(),
  eventTitle: text.nullable(),
  eventColumns: z.array(columnSchema).nullable(),
  tables: z.array(z.strictObject({ id: text, title: text, columns: z.array(columnSchema), rows: z.array(rowSchema), chart: chartSchema.nullable(), leads: z.boolean().optional(), link: z.strictObject({ study: text, query: text, label: text }).optional() })),
  verdict: verdictSchema.nullable(),
  headlines: z.array(headlineSchema).min(1),
  flags: z.array(flagSchema),
  sources: z.array(z.strictObject({ symbol, providers: z.array(text), licenceClass: text, first: date.nullable(), last: date.nullable() })),
  chart: chartSchema,
  instruments: z.array(z.strictObject({ symbol, name: text, kind: text })),
  links: z.strictObject({ self: text, csv: text, page: text, pinned: text }),
});

export const problemSchema = z.strictObject({ code: text, message: text, issues: z.array(z.strictObject({ path: text, message: text })) });

export const studyListSchema = z.array(
  z.strictObject({ id: text, title: text, question: text, rowsAre, needs: z.array(symbol), parameters: z.record(z.string(), z.unknown()).describe('JSON Schema of its own parameters.') }),
);

export const instrumentListSchema = z.array(
  z.strictObject({
    symbol, name: text, kind: text, basis: text, first: date.nullable(), last: date.nullable(), count, gaps: z.array(date), providers: z.array(text),
    licenceClass: text, notes: z.array(text), sessionsBehind: count,
  }),
);

export const liveSchema = z.strictObject({ status: z.literal('ok') });
export const readySchema = z.strictObject({ status: z.enum(['ok', 'unavailable']), dataVersion: count.nullable(), message: text });
export const freshnessSchema = z.strictObject({
  dataVersion: count, simulated: z.boolean(), sessionsBehind: count,
  instruments: z.array(z.strictObject({ symbol, last: date.nullable(), sessionsBehind: count })),
});
export const queuedRunSchema = z.strictObject({ run: count, state: text });
export const savedViewSchema = z.strictObject({ id: text, path: text, page: text });
export const viewRequestSchema = z.strictObject({ study: z.string().min(1).max(60), query: z.string().optional() });

const named = z.registry<{ id: string }>();
const components = {
  Column: columnSchema, Row: rowSchema, Headline: headlineSchema, Flag: flagSchema, Chart: chartSchema, Verdict: verdictSchema, StudyResult: studyResultSchema,
  Problem: problemSchema, StudyList: studyListSchema, InstrumentList: instrumentListSchema, Live: liveSchema, Ready: readySchema, Freshness: freshnessSchema,
  QueuedRun: queuedRunSchema, SavedView: savedViewSchema, ViewRequest: viewRequestSchema,
} as const;
for (const [id, schema] of Object.entries(components)) named.add(schema, { id });

export type ComponentName = keyof typeof components;

/** The schemas as OpenAPI components, each referring to the others by `#/components/schemas/…`. */
export function listComponentSchemas(): Readonly<Record<string, unknown>> {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, Object.fromEntries(Object.entries(schema).filter(([field]) => field !== '$id' && field !== '$schema'))]),
  );
}

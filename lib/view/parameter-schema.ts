import { z } from 'zod';
import { layerWords } from '@/lib/studies/kit/layer-ids';
import type { Conditions, UsualValue } from '@/lib/studies/kit/params';
import type { Study } from '@/lib/studies/kit/study';

/** One parameter as a control, a link and the API description see it: plain JSON, no study code. */
export interface ParameterSchema {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly widget: string;
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  /** The value in force when the link leaves the parameter out, as URL text; null for none. */
  readonly initial: string | null;
  /** Accepted words, their labels, and the values of others beside which they make sense (empty: always); empty where the value is free. Of a universe those that are shipped: others may be stored. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly appliesWhen: readonly Conditions[] }[];
  /** Why some of them do not make sense beside others; null where nothing is to be said. */
  readonly optionsNote: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly maxItems: number | null;
  readonly optional: boolean;
  /** Sets of other parameters and the values with which this one has a say, one of which must be met; empty where it always has. */
  readonly appliesWhen: readonly Conditions[];
  /** Sets of others with which it may not be left empty. */
  readonly neededWhen: readonly Conditions[];
  /** What a form sets it to when others come to have the values named. */
  readonly usualWhen: readonly UsualValue[];
  /** Of what is joined the parameters of one condition; else empty. */
  readonly parts: readonly ParameterSchema[];
  /** Whether every study has it (range, asOf, version, basis, assume). */
  readonly shared: boolean;
}

const conditions = z.record(z.string(), z.array(z.string()));

const property = z.object({
  type: z.string().optional(),
  label: z.string().optional(),
  description: z.string().optional(),
  widget: z.string().optional(),
  optional: z.boolean().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  shipped: z.array(z.string()).optional(),
  optionValues: z.array(z.string()).optional(),
  optionLabels: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  appliesWhen: z.union([conditions, z.array(conditions)]).optional(),
  neededWhen: z.array(conditions).optional(),
  usualWhen: z.array(z.object({ when: conditions, value: z.string() })).optional(),
  optionsWhen: z.record(z.string(), z.array(conditions)).optional(),
  optionsNote: z.string().optional(),
  parts: z.record(z.string(), z.unknown()).optional(),
  default: z.unknown().optional(),
});

const types: Readonly<Record<string, ParameterSchema['type']>> = {
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  array: 'array',
};

/** A parameter's value as it stands in a URL: lists with commas, numbers without exponents where they fit. */
export function toParameterText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value);
}

function toParameter(name: string, json: unknown): ParameterSchema {
  const read = property.parse(json);
  const labels = read.optionLabels ?? [];
  return {
    name,
    label: read.label ?? name,
    description: read.description ?? '',
    widget: read.widget ?? 'text',
    type: types[read.type ?? ''] ?? 'string',
    initial: read.default === undefined ? null : toParameterText(read.default),
    options: (read.optionValues ?? read.enum ?? read.shipped ?? []).map((value, index) => ({
      value: String(value),
      label: labels[index] ?? String(value),
      appliesWhen: read.optionsWhen?.[String(value)] ?? [],
    })),
    optionsNote: read.optionsNote ?? null,
    minimum: read.minimum ?? null,
    maximum: read.maximum ?? null,
    maxItems: read.maxItems ?? null,
    optional: read.optional ?? false,
    appliesWhen: [read.appliesWhen ?? []].flat(),
    neededWhen: read.neededWhen ?? [],
    usualWhen: read.usualWhen ?? [],
    parts: Object.entries(read.parts ?? {}).map(([part, schema]) => toParameter(part, schema)),
    shared: false,
  };
}

const blank = {
  type: 'string',
  options: [],
  optionsNote: null,
  minimum: null,
  maximum: null,
  maxItems: null,
  optional: true,
  appliesWhen: [],
  neededWhen: [],
  usualWhen: [],
  parts: [],
  shared: true,
} as const;

/** The default rolling range: a year where rows are sessions or instruments, ten years behind conditions, everything where they are events or years. */
export function defaultLast(study: Pick<Study, 'rowsAre'>): string {
  if (study.rowsAre === 'conditions') return '10y';
  return study.rowsAre === 'sessions' || study.rowsAre === 'instruments' ? '1y' : 'max';
}

/** What can be laid over charts on a time axis, where a study has one. */
function listLayersParameter({ rowsAre, isLayered = rowsAre === 'sessions' }: Pick<Study, 'rowsAre' | 'isLayered'>): ParameterSchema[] {
  if (!isLayered) return [];
  return [
    {
      ...blank,
      name: 'layers',
      label: 'Events',
      description: 'Events laid over charts on a time axis, separated by commas; what was not known at asOf is not shown',
      widget: 'layers',
      type: 'array',
      initial: '',
      options: layerWords.map(({ id, label }) => ({ value: id, label, appliesWhen: [] })),
    },
  ];
}

/** The parameters that every study has, in canonical order, and `layers` where one has a time axis. */
export function listSharedParameters(study: Pick<Study, 'rowsAre' | 'isLayered'>): ParameterSchema[] {
  return [
    {
      ...blank,
      name: 'basis',
      label: 'Basis',
      description: 'Closes without (price) or with (total) reinvested dividends',
      widget: 'choice',
      initial: 'price',
      options: [
        { value: 'price', label: 'Price', appliesWhen: [] },
        { value: 'total', label: 'Total return', appliesWhen: [] },
      ],
    },
    { ...blank, name: 'from', label: 'From', description: 'First day shown, YYYY-MM-DD, inclusive', widget: 'date', initial: null },
    { ...blank, name: 'to', label: 'To', description: 'Last day shown, YYYY-MM-DD, inclusive', widget: 'date', initial: null },
    {
      ...blank,
      name: 'last',
      label: 'Range',
      description: 'Rolling range back from asOf: 21s, 6m, 1y, 5y, ytd or max',
      widget: 'range',
      initial: defaultLast(study),
    },
    {
      ...blank,
      name: 'asOf',
      label: 'As of',
      description: 'Last session used, YYYY-MM-DD: nothing later is known',
      widget: 'date',
      initial: null,
    },
    {
      ...blank,
      name: 'version',
      label: 'Data version',
      description: 'What was known at this data version',
      widget: 'version',
      initial: null,
    },
    {
      ...blank,
      name: 'assume',
      label: 'Assume',
      description: 'The session after asOf: last, or closes as RUT:2263.67,SPX:5667.20',
      widget: 'assume',
      initial: null,
    },
    ...listLayersParameter(study),
  ];
}

// Every link of a study is read with them, and a schema takes milliseconds to describe.
const listed = new WeakMap<object, readonly ParameterSchema[]>();

/** Every parameter of a study with the shared ones after its own: the canonical order of a link. */
export function listParameters(study: Pick<Study, 'params' | 'rowsAre' | 'isLayered'>): readonly ParameterSchema[] {
  const known = listed.get(study);
  if (known !== undefined) return known;
  const { properties = {} } = z.toJSONSchema(study.params, { io: 'output' });
  const own = Object.entries(properties).map(([name, json]) => toParameter(name, json));
  const parameters = [...own, ...listSharedParameters(study)];
  listed.set(study, parameters);
  return parameters;
}

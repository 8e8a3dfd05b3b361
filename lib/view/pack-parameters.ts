import type { ParameterSchema } from './parameter-schema';

type Option = ParameterSchema['options'][number];

/** What most parameters have. */
const usual = {
  description: '',
  widget: 'text',
  type: 'string',
  initial: null,
  options: [],
  optionsNote: null,
  minimum: null,
  maximum: null,
  maxItems: null,
  optional: false,
  appliesWhen: [],
  neededWhen: [],
  usualWhen: [],
  parts: [],
  shared: false,
} as const satisfies Omit<ParameterSchema, 'name' | 'label'>;

/** A parameter in which what most have is left out. */
type PackedParameter = Pick<ParameterSchema, 'name' | 'label'> &
  Partial<Omit<ParameterSchema, 'options' | 'parts'>> & {
    readonly options?: readonly (readonly [value: string, label: string, appliesWhen?: Option['appliesWhen']])[];
    readonly parts?: readonly PackedParameter[];
  };

function isUsual(name: string, value: unknown): boolean {
  const known = usual[name as keyof typeof usual];
  return Array.isArray(value) ? Array.isArray(known) && value.length === 0 : value === known;
}

function pack({ options, parts, ...parameter }: ParameterSchema): PackedParameter {
  const own = Object.entries(parameter).filter(([name, value]) => !isUsual(name, value));
  return {
    // `Object.entries` forgets which keys there are: name and label have no usual value, and are always among them.
    ...(Object.fromEntries(own) as unknown as Pick<ParameterSchema, 'name' | 'label'>),
    ...(options.length === 0
      ? {}
      : {
          options: options.map(({ value, label, appliesWhen }) =>
            appliesWhen.length === 0 ? ([value, label] as const) : ([value, label, appliesWhen] as const),
          ),
        }),
    ...(parts.length === 0 ? {} : { parts: parts.map(pack) }),
  };
}

function unpack({ options = [], parts = [], ...parameter }: PackedParameter): ParameterSchema {
  return {
    ...usual,
    ...parameter,
    options: options.map(([value, label, appliesWhen = []]) => ({ value, label, appliesWhen })),
    parts: parts.map(unpack),
  };
}

// Those of a study are alike for all of its links.
const packed = new WeakMap<readonly ParameterSchema[], string>();

/** The parameters of a study as a page carries them to the browser: one text, of which React visits nothing. */
export function packParameters(parameters: readonly ParameterSchema[]): string {
  const known = packed.get(parameters);
  if (known !== undefined) return known;
  const text = JSON.stringify(parameters.map(pack));
  packed.set(parameters, text);
  return text;
}

// As many as there are studies, in a process that serves all of them.
const unpacked = new Map<string, readonly ParameterSchema[]>();

/** The parameters that were packed, in full: the same list for the same text. */
export function unpackParameters(text: string): readonly ParameterSchema[] {
  const known = unpacked.get(text);
  if (known !== undefined) return known;
  const parameters = (JSON.parse(text) as PackedParameter[]).map(unpack);
  unpacked.set(text, parameters);
  return parameters;
}

import 'server-only';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { meetsValues } from '@/lib/studies/kit/meets-conditions';
import { studies } from '@/lib/studies/registry';
import { indicesFirst } from '@/lib/view/indices-first';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import type { LoadedMarket } from '../answers/load-market';

interface PaletteStudy {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly symbolParameter: string | null;
  /** What else of it has a name of its own: indicators, universes and units. */
  readonly variants: readonly { readonly label: string; readonly of: string; readonly query: string }[];
}

interface PaletteClaim {
  readonly id: string;
  readonly said: string;
  readonly by: string;
}

const claims: readonly PaletteClaim[] = publishedClaims.map(({ id, said, by }) => ({ id, said, by }));

interface PaletteInstrument {
  readonly symbol: string;
  readonly name: string;
}

const variantNames: ReadonlySet<string> = new Set(['which', 'show', 'universe', 'windowSessions', 'indicator']);

/** What a link needs beside a parameter for it to have a say: the first value of each that is not met by default. */
function listNeeded({ appliesWhen: [set = {}] }: ParameterSchema, parameters: readonly ParameterSchema[]): string[] {
  const initial = new Map(parameters.map((parameter) => [parameter.name, parameter.initial ?? '']));
  return Object.entries(set).flatMap(([name, values]) =>
    meetsValues(values, initial.get(name) ?? '') ? [] : [`${name}=${values[0] ?? ''}`],
  );
}

function listVariants(parameters: readonly ParameterSchema[]): PaletteStudy['variants'] {
  return parameters
    .filter(({ name, widget }) => variantNames.has(name) && (widget === 'choice' || widget === 'universe'))
    .flatMap((parameter) => {
      const needed = listNeeded(parameter, parameters);
      return parameter.options.map(({ value, label }) => ({
        label,
        of: parameter.label,
        query: [...needed, `${parameter.name}=${value}`].join('&'),
      }));
    });
}

/** The units that a study can take for sessions, by the words that readers look for. */
function listUnits(parameters: readonly ParameterSchema[]): PaletteStudy['variants'] {
  const unit = parameters.find(({ name }) => name === 'unit');
  return (unit?.options ?? []).flatMap(({ value }) => {
    const label = value === 'session' ? undefined : unitNames[value];
    return label === undefined ? [] : [{ label, of: unit?.label ?? '', query: `unit=${value}` }];
  });
}

const unitNames: Readonly<Record<string, string>> = { week: 'weekly', month: 'monthly', quarter: 'quarterly', year: 'yearly' };

const symbolNames: ReadonlySet<string> = new Set(['symbol', 'symbols']);

// A study of many instruments at once has nothing to say of one.
const listed: readonly PaletteStudy[] = studies.map(({ id, title, question, rowsAre, ...study }) => {
  const parameters = listParameters({ rowsAre, ...study });
  return {
    id,
    title,
    question,
    symbolParameter: rowsAre === 'instruments' ? null : (parameters.find(({ name }) => symbolNames.has(name))?.name ?? null),
    variants: [...(study.universes === undefined ? [] : listVariants(parameters)), ...listUnits(parameters)],
  };
});

/** What the command palette can lead to: every study, every published claim, every instrument stored; none of these where there is no market. */
export function listPaletteContents(market: LoadedMarket | null): {
  readonly studies: readonly PaletteStudy[];
  readonly claims: readonly PaletteClaim[];
  readonly instruments: readonly PaletteInstrument[];
} {
  const instruments = indicesFirst([...(market?.series.values() ?? [])].map(({ instrument }) => instrument));
  return { studies: listed, claims, instruments: instruments.map(({ symbol, name }) => ({ symbol, name })) };
}

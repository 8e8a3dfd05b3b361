import type { z } from 'zod';
import { meetsConditions } from '@/lib/studies/kit/meets-conditions';
import type { Conditions } from '@/lib/studies/kit/params';
import type { Mentions } from './mentions';
import type { Field, Values } from './search-values';
import { toPlain } from './words-in-common';

/** What the schema of a parameter says of it. */
interface About {
  readonly widget?: string;
  readonly optional?: boolean;
  readonly appliesWhen?: Conditions | readonly Conditions[];
  readonly optionValues?: readonly string[];
  readonly optionsWhen?: Readonly<Record<string, readonly Conditions[]>>;
  readonly shipped?: readonly string[];
  readonly optionLabels?: readonly string[];
}

/** Parameters of a study by name. */
export type Shape = Readonly<Record<string, z.ZodType>>;

// A schema takes its time to tell of itself, and is asked for each claim that is tried.
const known = new WeakMap<Shape, Map<string, About>>();

function aboutOf(shape: Shape, name: string): About {
  const all = known.get(shape) ?? new Map<string, About>();
  known.set(shape, all);
  const about = all.get(name) ?? ((shape[name]?.meta() ?? {}) as About);
  all.set(name, about);
  return about;
}

const reader =
  (values: Values) =>
  (name: string): string =>
    String(values[name] ?? '');

/** Whether a parameter has a say beside the others. */
export function hasSay(shape: Shape, name: string, values: Values): boolean {
  return meetsConditions([aboutOf(shape, name).appliesWhen ?? []].flat(), reader(values));
}

function listPeriods({ days, months, years }: Mentions): string[] {
  return [...days, ...months.map((month) => month.slice(0, 7)), ...years.map((year) => year.slice(0, 4))];
}

/** Words of few letters before "members" that are no universe we ship: the id of a list of one's own. */
function listUniverses({ plain }: Mentions, { shipped = [], optionLabels = [] }: About): string[] {
  const own = [...plain.matchAll(/\b([a-z0-9][a-z0-9-]*) (?:\S+ sector )?members\b/gu)].flatMap(([, id = '']) => id);
  return [...shipped.filter((_, at) => plain.includes(toPlain(optionLabels[at] ?? ''))), ...own];
}

function listSectors({ plain }: Mentions): string[] {
  return [...plain.matchAll(/ ((?:\S+ ){1,4})sector members\b/gu)].flatMap(([, words = '']) => {
    const all = words.trim().split(' ');
    return all.map((_, at) => all.slice(at).join('-'));
  });
}

/** What a parameter may be, by what its control takes. */
function listValues(name: string, about: About, mentions: Mentions): ((values: Values) => readonly (string | number)[]) | null {
  const { widget, optionValues = [], optionsWhen = {} } = about;
  const fixed = (values: readonly (string | number)[]) => () => values;
  switch (widget) {
    case 'choice':
      return (values) => optionValues.filter((value) => meetsConditions(optionsWhen[value] ?? [], reader(values)));
    case 'stepper':
      return fixed([...new Set([0, 1, ...mentions.numbers])].filter(Number.isInteger));
    case 'number':
      return fixed([...new Set([0, ...mentions.numbers])]);
    case 'symbol':
      return fixed([...(about.optional === true ? [''] : []), ...mentions.symbols]);
    case 'universe':
      return fixed(listUniverses(mentions, about));
    case 'sector':
      return fixed(['all', ...listSectors(mentions)]);
    case 'text':
      if (name === 'since') return fixed(['', ...listPeriods(mentions)]);
      return name === 'said' || name === 'atLeast' ? fixed(['', ...mentions.figures]) : null;
    default:
      return null;
  }
}

/** A field of each of some parameters in their order, with the values that the sentence names and only where it has a say. */
export function listFields(shape: Shape, names: readonly string[], mentions: Mentions): readonly Field[] {
  return names.flatMap((name) => {
    const list = listValues(name, aboutOf(shape, name), mentions);
    return list === null ? [] : [(values: Values) => (hasSay(shape, name, values) ? list(values).map((value) => ({ [name]: value })) : [])];
  });
}

/** Two fields as one: what the second may be beside each value of the first. */
export function joinFields(first: Field, second: Field): Field {
  return (values) =>
    first(values).flatMap((changes) => [changes, ...second({ ...values, ...changes }).map((more) => ({ ...changes, ...more }))]);
}

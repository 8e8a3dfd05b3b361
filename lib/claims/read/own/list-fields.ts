import type { z } from 'zod';
import { meetsConditions } from '@/lib/studies/kit/meets-conditions';
import type { Conditions } from '@/lib/studies/kit/params';
import { readSince } from '@/lib/studies/after/claim/read-since';
import { figureSides, saySide } from '@/lib/format/say-side';
import { sayNumber } from '@/lib/format/say-number';
import type { Mentions } from './mentions';
import type { Field, Values } from './search-values';
import { toPlain } from './words-in-common';

/** What the schema of a parameter says of it. */
interface About {
  readonly widget?: string;
  readonly optional?: boolean;
  readonly appliesWhen?: Conditions | readonly Conditions[];
  /** The same as a list. */
  readonly conditions: readonly Conditions[];
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
  const found = all.get(name);
  if (found !== undefined) return found;
  const meta = (shape[name]?.meta() ?? {}) as Omit<About, 'conditions'>;
  const about = { ...meta, conditions: [meta.appliesWhen ?? []].flat() };
  all.set(name, about);
  return about;
}

const reader =
  (values: Values) =>
  (name: string): string =>
    String(values[name] ?? '');

/** Whether a parameter has a say beside the others. */
export function hasSay(shape: Shape, name: string, values: Values): boolean {
  return meetsConditions(aboutOf(shape, name).conditions, reader(values));
}

const before = ['since', 'since the start of', 'from', 'in', 'on'];

/** The days, months and years that stand where sentences name one to look back on. */
function listPeriods({ plain, days, months, years }: Mentions): string[] {
  const all = [...days, ...months.map((month) => month.slice(0, 7)), ...years.map((year) => year.slice(0, 4))];
  return all.filter((period) => {
    const words = toPlain(readSince(period)?.words ?? '');
    return before.some((word) => plain.includes(`${word} ${words}`));
  });
}

const partSigns: Readonly<Record<string, string>> = {
  'first-half': 'first-half',
  'second-half': 'second-half',
  'first-sessions': 'first-',
  'to-date': 'year-to-date',
};

/** What stands in every sentence in which a choice is other than usual, where that is one word for all measures: a value without it is not tried. */
const signs: Readonly<Record<string, (value: string) => string>> = {
  part: (value) => partSigns[value] ?? '',
  unit: (value) => (value === 'session' ? '' : value),
  returns: (value) => (value === 'any' ? '' : 'dividends'),
};

/** The figure that is said, as it is or behind the words of a bound: a bound is one of a figure. */
export function listSaid({ plain, figures }: Mentions): readonly Values[] {
  const near = ['', ...figures].map((said) => ({ said, side: 'near' }));
  const bounds = figureSides.flatMap((side) =>
    [...new Set([false, true].map((isCounted) => saySide(side, isCounted)))].flatMap((words) =>
      words === '' ? [] : [...plain.matchAll(new RegExp(`\\b${words} (\\S+)`, 'gu'))].map(([, word = '']) => ({ side, word })),
    ),
  );
  const bounded = bounds.flatMap(({ side, word }) =>
    figures.filter((said) => word.startsWith(toPlain(sayNumber(said)))).map((said) => ({ said, side })),
  );
  return [...near, ...bounded];
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
  const options = optionValues.filter((value) => mentions.plain.includes(signs[name]?.(value) ?? ''));
  const fixed = (values: readonly (string | number)[]) => () => values;
  switch (widget) {
    case 'choice':
      return (values) => options.filter((value) => meetsConditions(optionsWhen[value] ?? [], reader(values)));
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
      return name === 'atLeast' ? fixed(['', ...mentions.figures]) : null;
    default:
      return null;
  }
}

/** A field of each of some parameters in their order, with the values that the sentence names and only where it has a say. */
export function listFields(shape: Shape, names: readonly string[], mentions: Mentions): readonly Field[] {
  return names.flatMap((name) => {
    const list = listValues(name, aboutOf(shape, name), mentions);
    if (list === null) return [];
    return [(values: Values) => (hasSay(shape, name, values) ? list(values).map((value) => ({ [name]: value })) : [])];
  });
}

import { toSectorSlug } from '@/lib/market/universe/sector-slug';
import { dropInapplicable } from './drop-inapplicable';
import type { ParameterSchema } from './parameter-schema';
import { writeQuery } from './write-query';

function normaliseYears(text: string): string {
  const years = text.split(',').map((year) => year.trim());
  return [...new Set(years.filter((year) => year !== ''))].sort().join(',');
}

/** Each option that is named, once and in their order; what is none of them stays, for the API to refuse. */
function sortOptions(text: string, { options }: ParameterSchema): string {
  const given = new Set(text.split(',').map((part) => part.trim().toLowerCase()));
  const known = options.flatMap(({ value }) => (given.delete(value) ? [value] : []));
  return [...known, ...[...given].filter((name) => name !== '')].join(',');
}

function normalise(text: string, parameter: ParameterSchema): string {
  if (parameter.type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return String(Number(text));
  if (parameter.widget === 'sector') return toSectorSlug(text);
  if (parameter.widget === 'universe') return text.trim().toLowerCase();
  if (parameter.widget === 'symbol' || parameter.widget === 'symbols') return text.toUpperCase();
  if (parameter.widget === 'layers') return sortOptions(text, parameter);
  if (parameter.widget === 'years') return normaliseYears(text);
  return text;
}

/**
 * `search` (with or without `?`) with some parameters changed; null takes one out, so that its default holds. Canonical order,
 * defaults, what has no say and unknown names left out. An absolute range and a rolling one exclude each other: the changed one stays.
 */
export function setQuery(search: string, changes: Readonly<Record<string, string | null>>, parameters: readonly ParameterSchema[]): string {
  const given = new URLSearchParams(search);
  const values = new Map<string, string>();
  for (const parameter of parameters) {
    const changed = changes[parameter.name];
    const value = changed === undefined ? given.get(parameter.name) : changed;
    if (value !== null) values.set(parameter.name, normalise(value, parameter));
  }
  if (typeof changes['last'] === 'string') {
    values.delete('from');
    values.delete('to');
  } else if (typeof changes['from'] === 'string' || typeof changes['to'] === 'string') {
    values.delete('last');
  }
  return writeQuery(dropInapplicable(values, parameters), parameters);
}

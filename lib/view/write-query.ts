import type { ParameterSchema } from './parameter-schema';

/**
 * The query of a link: parameters in canonical order, those at their default left out, commas and colons readable.
 * `values` are URL texts by parameter name; other names are not written.
 */
export function writeQuery(values: ReadonlyMap<string, string>, parameters: readonly ParameterSchema[]): string {
  return parameters
    .flatMap(({ name, initial }) => {
      const value = values.get(name);
      if (value === undefined || value === initial) return [];
      return `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
    })
    .join('&');
}

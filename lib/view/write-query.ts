import type { ParameterSchema } from './parameter-schema';
import { requires } from './pick-applicable';

/**
 * The query of a link: parameters in canonical order, those at their default left out, commas and colons readable.
 * `values` are URL texts by parameter name; other names are not written.
 */
export function writeQuery(values: ReadonlyMap<string, string>, parameters: readonly ParameterSchema[]): string {
  const inForce = (name: string): string => values.get(name) ?? parameters.find((parameter) => parameter.name === name)?.initial ?? '';
  return parameters
    .flatMap((parameter) => {
      const { name, initial } = parameter;
      const value = values.get(name);
      // Left out where it is needed, an empty one would be filled in.
      if (value === undefined || (value === initial && !(value === '' && requires(parameter, inForce)))) return [];
      return `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
    })
    .join('&');
}

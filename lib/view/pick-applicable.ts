import type { ParameterSchema } from './parameter-schema';

/**
 * The parameters that have a say in a link: those whose conditions its values, or the defaults, meet. What is left out keeps its
 * value in the address and changes nothing.
 */
export function pickApplicable(parameters: readonly ParameterSchema[], query: string): ParameterSchema[] {
  const given = new URLSearchParams(query);
  const initial = new Map(parameters.map((parameter) => [parameter.name, parameter.initial ?? '']));
  const valueOf = (name: string): string => given.get(name) ?? initial.get(name) ?? '';
  return parameters.filter(({ appliesWhen }) => appliesWhen.length === 0 || appliesWhen.some((set) => Object.entries(set).every(([name, values]) => values.includes(valueOf(name)))));
}

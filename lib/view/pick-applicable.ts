import { meetsConditions } from '@/lib/studies/kit/meets-conditions';
import type { ParameterSchema } from './parameter-schema';

/**
 * The parameters that have a say in a link: those whose conditions its values, or the defaults, meet. What is left out keeps its
 * value in the address and changes nothing.
 */
export function pickApplicable(parameters: readonly ParameterSchema[], query: string): ParameterSchema[] {
  const given = new URLSearchParams(query);
  const initial = new Map(parameters.map((parameter) => [parameter.name, parameter.initial ?? '']));
  const valueOf = (name: string): string => given.get(name) ?? initial.get(name) ?? '';
  return parameters.filter(({ appliesWhen }) => meetsConditions(appliesWhen, valueOf));
}

/** The values of a choice that make sense beside those of the other parameters. */
export function pickSensible({ options }: ParameterSchema, read: (name: string) => string): string[] {
  return options.filter(({ appliesWhen }) => meetsConditions(appliesWhen, read)).map(({ value }) => value);
}

/** Whether a parameter has a say beside the others. */
export function isApplicable({ appliesWhen }: ParameterSchema, read: (name: string) => string): boolean {
  return meetsConditions(appliesWhen, read);
}

/** Whether a parameter may not be left empty beside the others. */
export function requires({ neededWhen }: ParameterSchema, read: (name: string) => string): boolean {
  return neededWhen.length > 0 && meetsConditions(neededWhen, read);
}

/** What a parameter is usually set to beside the others; undefined where it has no such value. */
export function pickUsual({ usualWhen }: ParameterSchema, read: (name: string) => string): string | undefined {
  return usualWhen.find(({ when }) => meetsConditions([when], read))?.value;
}

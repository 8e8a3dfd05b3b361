import { pickApplicable } from './pick-applicable';
import type { ParameterSchema } from './parameter-schema';

/**
 * `values` (URL texts by name) without those of parameters that have no say beside the others: they change no answer, and a link that
 * kept them would say something once another release reads them. Names that are no parameter stay.
 */
export function dropInapplicable(values: ReadonlyMap<string, string>, parameters: readonly ParameterSchema[]): Map<string, string> {
  const kept = new Map(values);
  // What goes may have been the condition of another.
  for (;;) {
    const applicable = new Set(pickApplicable(parameters, new URLSearchParams([...kept]).toString()));
    const idle = parameters.filter((parameter) => kept.has(parameter.name) && !applicable.has(parameter));
    if (idle.length === 0) return kept;
    for (const { name } of idle) kept.delete(name);
  }
}

import type { Conditions } from './params';

/** Whether all parameters of at least one of these sets have one of the values listed; no set at all asks for nothing. */
export function meetsConditions(sets: readonly Conditions[], read: (name: string) => string): boolean {
  return sets.length === 0 || sets.some((set) => Object.entries(set).every(([name, values]) => values.includes(read(name))));
}

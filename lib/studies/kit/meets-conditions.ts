import type { Conditions } from './params';

/** Whether a value is one of those listed: its own text, or `!` and a text that it is not. */
export function meetsValues(values: readonly string[], text: string): boolean {
  return values.some((value) => (value.startsWith('!') ? value.slice(1) !== text : value === text));
}

/** Whether all parameters of at least one of these sets have one of the values listed; no set at all asks for nothing. */
export function meetsConditions(sets: readonly Conditions[], read: (name: string) => string): boolean {
  return sets.length === 0 || sets.some((set) => Object.entries(set).every(([name, values]) => meetsValues(values, read(name))));
}

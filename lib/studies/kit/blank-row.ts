import type { Cell } from './study';

/**
 * A row with no value under any of the keys, to be copied (`{ ...blank }`) and filled. What reads JSON knows how many cells an object will have
 * and gives it room for them: one that is filled from nothing gets room again and again, and with more than sixteen cells becomes a hash table,
 * which made a row of twenty cells ten times as dear. Adapter, the cast is deliberate: the text is written one line above.
 */
export function createBlankRow(keys: readonly string[]): Record<string, Cell> {
  const text = `{${keys.map((key) => `${JSON.stringify(key)}:null`).join(',')}}`;
  return JSON.parse(text) as Record<string, Cell>;
}

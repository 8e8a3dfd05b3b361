/**
 * The values of one column of `series-statements`, null text being none. Adapter file, the cast is deliberate: our own
 * statement wrote the text a moment ago, and checking each of 25,000 numbers again would cost more than reading them.
 */
export function parseColumn<Value>(text: string | null): Value[] {
  return text === null ? [] : (JSON.parse(text) as Value[]);
}

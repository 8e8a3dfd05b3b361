/** What stands in the place of a key. */
export const redacted = '[key]';

/**
 * A function that takes keys out of a text, as they are and as an address or JSON spells them. It is laid over everything that comes back from a
 * provider before anything else reads it, so that no error, row or log can hold what a provider echoes.
 */
export function createRedaction(keys: readonly string[]): (text: string) => string {
  const spellings = [
    ...new Set(
      keys.flatMap((key) => [
        key,
        encodeURIComponent(key),
        new URLSearchParams({ key }).toString().slice('key='.length),
        key.replaceAll('/', '\\/'),
      ]),
    ),
  ];
  // The longest first: one may begin with another.
  const ordered = spellings.sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((clean, key) => clean.replaceAll(key, redacted), text);
}

// Parts of a page's payload, each a script of its own: a number may begin in one and end in the next.
const seam = /"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g;
// In words (React marks where a text goes on), as a field of JSON, and in the links that pin it.
const tellings = /(?:data version (?:<!-- -->)?|\\?"dataVersion\\?":|(?:[?&;]|\\u0026)version=)(\d+)/g;

/** Every data version that a page, an answer in JSON or a feed tells, once and ascending. */
export function listToldVersions(body: string): number[] {
  const told = [...body.replace(seam, '').matchAll(tellings)].map(([, version]) => Number(version));
  return [...new Set(told)].sort((left, right) => left - right);
}

/** Why an answer is not of one version: its body tells several, or another than its header; null where it is, or tells none. */
export function findTear(header: string | undefined, told: readonly number[]): string | null {
  const all = new Set([...told, ...(header === undefined ? [] : [Number(header)])]);
  if (all.size <= 1) return null;
  return `torn: the body tells of data version ${told.join(' and ')}${header === undefined ? '' : `, the header of ${header}`}`;
}

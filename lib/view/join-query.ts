/**
 * A path with its query, or alone where that is empty.
 * @example joinQuery('/facts', 'asOf=2024-07-16') // '/facts?asOf=2024-07-16'
 */
export function joinQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

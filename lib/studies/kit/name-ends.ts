/** How the two ends of a ranking did, the first one first: of two there is no best. */
export function nameEnds(count: number): readonly [string, string] {
  return count === 2 ? ['better', 'worse'] : ['best', 'worst'];
}

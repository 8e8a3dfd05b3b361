/** The universes whose members an index fund publishes every day. */
export const publishedUniverses = ['sp500', 'sp400', 'sp600', 'nasdaq100', 'russell1000', 'russell2000'] as const;
export type PublishedUniverse = (typeof publishedUniverses)[number];

/** The universes whose members are written in the code, and stored with the last of their closes. */
export const shippedMemberUniverses = ['mag7', 'sectors'] as const;
export type ShippedMemberUniverse = (typeof shippedMemberUniverses)[number];

/** Where the members of a universe come from: what its fund publishes, this code, or a file alone. */
export function findMembersFrom(id: string): 'fund' | 'code' | 'file' {
  if (publishedUniverses.some((known) => known === id)) return 'fund';
  return shippedMemberUniverses.some((known) => known === id) ? 'code' : 'file';
}

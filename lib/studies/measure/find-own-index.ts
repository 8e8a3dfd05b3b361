import { findDefaultUniverse } from '@/lib/market/universe/default-universes';

/**
 * The instrument of which is told what came after a universe's breadth, where nobody names one: its index, or of a list of one's own, whose index
 * the store alone knows, the S&P 500. Null for a shipped universe whose index is no instrument.
 */
export function findOwnIndex(members: string): string | null {
  const shipped = findDefaultUniverse(members);
  return shipped === undefined ? 'SPX' : shipped.indexSymbol;
}

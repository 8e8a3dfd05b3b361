import 'server-only';
import type { Store } from './store';

/**
 * Which of the symbols nobody ever followed with real closes, and nobody took away: what was removed once, or is kept as a member of a universe
 * after it was followed, is not among them.
 */
export async function listNeverFollowed({ reader }: Store, symbols: readonly string[]): Promise<string[]> {
  const followed = { tracked: true, removedAt: null, licenceClass: { not: 'simulated' } };
  const known = await reader.instrument.findMany({
    where: { symbol: { in: [...symbols] } },
    select: { symbol: true, removedAt: true, tracked: true, versions: { where: followed, take: 1, select: { dataVersion: true } } },
  });
  const settled = new Set(
    known.filter(({ removedAt, tracked, versions }) => removedAt !== null || tracked || versions.length > 0).map(({ symbol }) => symbol),
  );
  return symbols.filter((symbol) => !settled.has(symbol));
}

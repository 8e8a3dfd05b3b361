import { getDataVersion } from '@/lib/store/data-version';
import type { Store } from '@/lib/store/store';
import type { Prepared } from './prepared';

const refusals = new Set<string>(['rate_limited', 'quota']);
const enough = 0.5;

/**
 * Why a first pull stores nothing, or null: a provider refused to go on before half of the instruments had come. A market of a few would
 * take the place of the sample market, or of an empty store, and answer next to nothing.
 */
export async function findCutShort(store: Store, prepared: readonly Prepared[]): Promise<string | null> {
  const { version, simulated } = await getDataVersion(store);
  if (version > 0 && !simulated) return null;
  const come = prepared.filter(({ rows }) => rows.length > 0).length;
  const isRefused = prepared.some(({ failures, rows }) => rows.length === 0 && failures.some(({ kind }) => refusals.has(kind)));
  if (!isRefused || come >= prepared.length * enough) return null;
  return `Nothing was stored: the providers refused to go on after ${come} of ${prepared.length} instruments; they are asked again.`;
}

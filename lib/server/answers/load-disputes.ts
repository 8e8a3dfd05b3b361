import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';
import { listDisagreementsAt, type Disagreement } from '@/lib/store/close-checks';
import { getStore } from './get-store';
import type { StampedMarket } from './load-universe';

const disputes = keepOnProcess<readonly Disagreement[]>('closes on which sources differ', { mostBytes: 4 * 1024 * 1024 });

async function readDisputes({ series, sessions, dataVersion, simulated }: StampedMarket): Promise<readonly Disagreement[]> {
  if (simulated) return [];
  const found = await listDisagreementsAt(await getStore(), dataVersion);
  const places = new Map(found.length === 0 ? [] : sessions.map((session, place) => [session, place]));
  return found.filter(
    ({ symbol, session, storedClose }) => series.get(symbol)?.closeAt(places.get(session) ?? -1, 'price') === storedClose,
  );
}

/**
 * The final closes of a market on which another source differs, as known at its version, newest session first. What was said of a close that has
 * been revised since, or of an instrument that is not followed, is left out.
 */
export async function loadDisputes(market: StampedMarket): Promise<readonly Disagreement[]> {
  const { databaseUrl } = await getStore();
  return await disputes.get([databaseUrl, market.stamp].join('|'), () => readDisputes(market));
}

/** Drops what is kept (tests, and after a commit in this process). */
export function forgetDisputes(): void {
  disputes.forget();
}

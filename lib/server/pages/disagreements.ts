import 'server-only';
import { getEnv } from '@/lib/env';
import { listDisagreements, type Disagreement } from '@/lib/store/close-checks';
import type { Store } from '@/lib/store/store';
import { mostCompared } from '../answers/compare-disagreements';
import { recallEffects } from '../answers/keep-disagreements';
import type { DisagreementEffect, Disagreements, ShownDisagreement } from './models/disagreements';

const mostShown = 100;

function show(found: Disagreement, effects: readonly DisagreementEffect[] | null): ShownDisagreement {
  const { symbol, session, storedSource, otherSource } = found;
  const isOpen = getEnv().EXPORT_CLOSES === 'on';
  const effect = effects?.find(
    (one) => one.symbol === symbol && one.session === session && one.otherSource === otherSource && one.otherClose === found.otherClose,
  );
  return {
    symbol,
    session,
    storedSource,
    otherSource,
    storedClose: isOpen ? found.storedClose : null,
    otherClose: isOpen ? found.otherClose : null,
    differencePct: (found.otherClose / found.storedClose - 1) * 100,
    effect: effects === null ? 'waiting' : effect === undefined ? 'older' : effect.changes === null ? 'unread' : 'compared',
    changes: effect?.changes ?? [],
  };
}

/** The closes on which sources differ, with the sentences that the other value would change, as far as the worker compared them. */
export async function loadDisagreements(store: Store, dataVersion: number): Promise<Disagreements> {
  const [found, effects] = await Promise.all([listDisagreements(store), recallEffects(store, dataVersion)]);
  return { shown: found.slice(0, mostShown).map((one) => show(one, effects)), total: found.length, mostCompared };
}

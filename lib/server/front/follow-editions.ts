import 'server-only';
import { getDataVersion, type DataVersionState } from '@/lib/store/data-version';
import type { DataEdition } from '../answers/data-edition';
import { describeFreshness } from '../answers/freshness';
import { getStore } from '../answers/get-store';
import { describeFetching } from '../answers/list-followed';
import { loadMarket, stampVersion } from '../answers/load-market';
import { runInScope } from '../http/request-scope';
import { logError } from '../http/server-log';

const everyMs = 2_000;

/** All that an edition's answers depend on, as one text. */
export function nameEdition({ state, sessionsBehind, fetching }: DataEdition): string {
  return [stampVersion(state), sessionsBehind, fetching ?? ''].join('|');
}

async function describeEdition(state: DataVersionState): Promise<DataEdition> {
  const at = new Date().toISOString();
  const bare: DataEdition = { state, at, sessionsBehind: 0, fetching: null };
  // Its closes are read here, while the edition before is still told.
  const market = await runInScope({ edition: bare, isPassing: false }, () => loadMarket());
  const { sessionsBehind } = describeFreshness(market, at);
  return { ...bare, sessionsBehind, fetching: await describeFetching(await getStore(), at) };
}

export interface EditionFollower {
  /** The edition that is told now; undefined before the store could be read. */
  readonly current: () => DataEdition | undefined;
  readonly stop: () => void;
}

/**
 * Looks every two seconds for newer data. What is found is read, and `prepare` done with it, before it takes the place of the edition before, so that
 * nobody waits for it. A store that cannot be read leaves what is told as it is.
 */
export function followEditions(prepare: (edition: DataEdition) => Promise<void>): EditionFollower {
  let current: DataEdition | undefined;
  let isStopped = false;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const found = await describeEdition(await getDataVersion(await getStore()));
    const isNew = current === undefined || stampVersion(current.state) !== stampVersion(found.state);
    // The first is told at once, and prepared meanwhile.
    current ??= found;
    if (isNew) await prepare(found);
    current = found;
  }

  async function lookAgain(): Promise<void> {
    try {
      await look();
      isFailing = false;
    } catch (error) {
      // Once, and not every two seconds. Until there is a store every page says so by itself.
      if (current !== undefined && !isFailing) logError(error);
      isFailing = true;
    }
    if (!isStopped) timer = setTimeout(() => void lookAgain(), everyMs).unref();
  }

  void lookAgain();
  return {
    current: () => current,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

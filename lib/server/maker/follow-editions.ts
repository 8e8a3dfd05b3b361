import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { getEnv } from '@/lib/env';
import { getDataVersion, type DataVersionState } from '@/lib/store/data-version';
import { listenForVersions } from '@/lib/store/listen-for-versions';
import type { DataEdition } from '../answers/data-edition';
import { describeFreshness } from '../answers/freshness';
import { getStore } from '../answers/get-store';
import { describeFetching } from '../answers/list-followed';
import { loadMarket, stampVersion } from '../answers/load-market';
import { runInScope } from '../http/request-scope';
import { getServerLog, logError } from '../http/server-log';
import { settleVersion } from './settle-version';

export interface FollowOptions {
  /** How often the store is looked at where nobody tells of commits. */
  readonly everyMs?: number;
  /** How often where somebody does: what else an edition tells changes without one, and the one who tells may have fallen silent. */
  readonly everyMsIfTold?: number;
  /** The least between two looks, however often is told: an import may commit many times a second. */
  readonly leastMs?: number;
  /** Where one version has come right after another, for how long no other may come before one is read, and how often that is waited for at most. */
  readonly settleMs?: number;
  readonly mostPauses?: number;
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** All that an edition's answers depend on, as one text. */
export function nameEdition({ state, sessionsBehind, fetching }: DataEdition): string {
  return [stampVersion(state), sessionsBehind, fetching ?? ''].join('|');
}

function sayDeaf(): void {
  getServerLog().warn(
    'Word of commits does not come through to this process, as behind a pooler: newer data are looked for every two seconds.',
  );
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

/** @param hasOtherData whether its data are others than those of the edition before. */
type TurnTo = (edition: DataEdition, hasOtherData: boolean) => Promise<void>;

const pauseFor = (ms: number): Promise<unknown> => wait(ms, undefined, { ref: false });

/**
 * Looks for newer data every two seconds, on PostgreSQL as soon as they are committed. What is found is read, and `turnTo` done with it, before it takes
 * the place of the edition before, so that nobody waits for it. Where one version has come right after another, as while many files are imported, the
 * next is read once no other follows, or after some seconds: what is made of each costs more than it is told for. A store that cannot be read leaves what
 * is told as it is.
 */
export function followEditions(
  turnTo: TurnTo,
  { everyMs = 2_000, everyMsIfTold = 10_000, leastMs = 500, settleMs = 1_000, mostPauses = 4, pause = pauseFor }: FollowOptions = {},
): EditionFollower {
  let current: DataEdition | undefined;
  let isStopped = false;
  let isFailing = false;
  /** Whether the look before has found other data than the one before it. */
  let isPouring = false;
  // Aborted to end the wait for the next look.
  let bell = new AbortController();
  const ring = (): void => {
    bell.abort();
  };
  const listener = listenForVersions(getEnv().DATABASE_URL, ring, { onDeaf: sayDeaf });

  const readState = async (): Promise<DataVersionState> => await getDataVersion(await getStore());
  const isOther = (state: DataVersionState): boolean => current === undefined || stampVersion(current.state) !== stampVersion(state);

  async function findState(): Promise<DataVersionState> {
    const state = await readState();
    if (!isPouring || !isOther(state)) return state;
    return await settleVersion({ first: state, read: readState, pause: () => pause(settleMs), mostPauses });
  }

  async function look(): Promise<void> {
    const state = await findState();
    const hasOtherData = isOther(state);
    // The first says nothing of how fast they come.
    isPouring = current !== undefined && hasOtherData;
    const found = await describeEdition(state);
    // The first is told at once.
    current ??= found;
    await turnTo(found, hasOtherData);
    current = found;
  }

  async function lookAgain(): Promise<void> {
    try {
      await look();
      isFailing = false;
    } catch (error) {
      // Once, and not every two seconds. Until there is a store every page says so by itself.
      if (current !== undefined && !isFailing && !isStopped) logError(error);
      isFailing = true;
    }
  }

  async function follow(): Promise<void> {
    while (!isStopped) {
      // Of a commit from here on the look may know nothing.
      bell = new AbortController();
      await lookAgain();
      await pause(leastMs);
      const nextMs = listener.isListening() && !isFailing ? everyMsIfTold : everyMs;
      await wait(Math.max(0, nextMs - leastMs), undefined, { signal: bell.signal, ref: false }).catch(() => undefined);
    }
  }

  void follow();
  return {
    current: () => current,
    stop: () => {
      isStopped = true;
      bell.abort();
      void listener.stop();
    },
  };
}

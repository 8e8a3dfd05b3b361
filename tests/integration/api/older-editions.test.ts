import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetKept, measureKept } from '@/lib/keep/keep';
import type { DataEdition } from '@/lib/server/answers/data-edition';
import { readView } from '@/lib/server/answers/read-view';
import { runStudy } from '@/lib/server/answers/run-study';
import { nameRequest } from '@/lib/server/http/request-id';
import { findScopedEdition, runInScope } from '@/lib/server/http/request-scope';
import { followEditions, nameEdition } from '@/lib/server/maker/follow-editions';
import { createToldEditions } from '@/lib/server/maker/told-editions';
import { getDataVersion } from '@/lib/store/data-version';
import { waitUntil } from '../../support/cli-process';
import { commitClose } from '../../support/commit-close';
import type { TestStore } from '../../support/test-store';
import { createSampleMembersApi } from './sample-api';

// Editions of a store with members, series and sectors: every commit makes one.
let test: TestStore;
let close = 5_000;

async function commit(): Promise<number> {
  close += 1;
  await commitClose(test.store, close, { simulated: true });
  return (await getDataVersion(test.store)).version;
}

async function describeNewest(): Promise<DataEdition> {
  return { state: await getDataVersion(test.store), at: '2024-07-17T12:00:00Z', sessionsBehind: 0, fetching: null };
}

async function answer(edition: DataEdition, id: string, query = ''): Promise<string> {
  const scope = { edition, isPassing: false };
  return JSON.stringify(await runInScope(scope, () => runStudy(readView(id, new URLSearchParams(query)))));
}

/** What reads closes, members and their sectors, and series, and what is kept of a market itself. */
async function answerAll(edition: DataEdition): Promise<void> {
  for (const id of ['streaks', 'sector-breadth', 'members', 'conditions', 'outperformance', 'facts']) await answer(edition, id);
}

const countEntries = (): Record<string, number> =>
  Object.fromEntries([...measureKept()].map(([name, { entries }]) => [name, entries] as const).filter(([, entries]) => entries > 0));
const sumBytes = (): number => [...measureKept()].reduce((sum, [, { bytes }]) => sum + bytes, 0);

beforeAll(async () => {
  test = await createSampleMembersApi();
});
afterAll(() => test.remove());

it('holds what two editions take, however many were told; a pinned link to one that went gives the same bytes', async () => {
  forgetKept();
  const editions = createToldEditions();
  const entries: ReturnType<typeof countEntries>[] = [];
  const bytes: number[] = [];
  const pinned = new Map<number, string>();
  for (let told = 0; told < 4; told += 1) {
    const version = await commit();
    const edition = await describeNewest();
    editions.add(nameEdition(edition), edition);
    editions.tell(nameEdition(edition));
    await editions.during(edition, () => answerAll(edition));
    pinned.set(version, await answer(edition, 'streaks', `version=${version}`));
    entries.push(countEntries());
    bytes.push(sumBytes());
  }
  expect(entries[0]).toMatchObject({
    markets: 1,
    'closes of members': expect.any(Number),
    'series of studies': expect.any(Number),
    'spreads judged': expect.any(Number),
    'scans for facts': expect.any(Number),
  });
  expect(entries[1]?.['markets']).toBe(2);
  expect(entries.slice(2)).toEqual([entries[1], entries[1]]);
  // A commit changes one close of the market: editions differ by some letters.
  expect((bytes[3] ?? 0) / (bytes[1] ?? 0)).toBeCloseTo(1, 2);

  const newest = await describeNewest();
  for (const [version, body] of pinned) expect(await answer(newest, 'streaks', `version=${version}`)).toBe(body);
  // Four markets: what a pinned link has asked for stays.
  expect(countEntries()['markets']).toBe(4);
});

it('drops what a request has kept of data that went while it was answered, and nothing of data that an edition left has', async () => {
  forgetKept();
  const editions = createToldEditions();
  const tell = (name: string, edition: DataEdition): void => {
    editions.add(name, edition);
    editions.tell(name);
  };
  await commit();
  const first = await describeNewest();
  tell('first', first);
  let goOn = (): void => undefined;
  const others = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const late = editions.during(first, async () => {
    await others;
    return await answer(first, 'streaks');
  });
  await commit();
  const second = await describeNewest();
  tell('second', second);
  await editions.during(second, () => answer(second, 'streaks'));
  tell('second, a session later', second);
  tell('second, two sessions later', second);
  expect([editions.find('first'), editions.find('second'), countEntries()['markets']]).toEqual([undefined, undefined, 1]);
  goOn();
  expect(JSON.parse(await late)).toMatchObject({ dataVersion: first.state.version });
  expect(countEntries()['markets']).toBe(1);
});

it('while versions keep coming it makes an edition of some of them, and of the last', async () => {
  const turns: number[] = [];
  const requests: unknown[] = [];
  let toCome = 22;
  // As many as are to come are committed in the pauses between looks.
  const pause = async (): Promise<void> => {
    if (toCome === 0) return;
    toCome -= 1;
    await commit();
  };
  const before = await commit();
  const follower = followEditions(
    ({ state }) => {
      turns.push(state.version);
      requests.push(findScopedEdition() ?? nameRequest().requestId);
      return Promise.resolve();
    },
    { everyMs: 1, leastMs: 1, settleMs: 1, mostPauses: 4, pause },
  );
  await waitUntil('the last version', () => follower.current()?.state.version === before + 22);
  follower.stop();
  const editions = [...new Set(turns)].map((version) => version - before);
  // The first is told at once, and so is the next, before it is known that they keep coming; then one and four pauses lie between two.
  expect(editions).toEqual([0, 1, 6, 11, 16, 21, 22]);
  // A timer that begins where an edition is told would hold the request that it began in.
  expect(requests.filter((request) => request !== undefined)).toEqual([]);
});

it('holds what one edition takes when those who came in with the one before have been answered', async () => {
  forgetKept();
  let collections = 0;
  const editions = createToldEditions(0, () => (collections += 1));
  for (let told = 0; told < 2; told += 1) {
    await commit();
    const edition = await describeNewest();
    editions.add(nameEdition(edition), edition);
    await editions.during(edition, () => answerAll(edition));
    editions.tell(nameEdition(edition));
  }
  await waitUntil('the market of the edition before to go', () => countEntries()['markets'] === 1);
  // Once it has gone, and not before.
  expect(collections).toBe(1);
  const newest = await describeNewest();
  expect(editions.find(nameEdition(newest))).toBeDefined();
  const alone = countEntries();
  forgetKept();
  await editions.during(newest, () => answerAll(newest));
  expect(alone).toEqual(countEntries());
});

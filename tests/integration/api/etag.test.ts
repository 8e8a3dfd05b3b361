import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestStore, type TestStore } from '../../support/test-store';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createSampleStore, toRequest } from './sample-api';
import { restartProcess } from '../../support/restart-process';

let test: TestStore;
beforeAll(async () => {
  test = await createSampleStore();
});
afterAll(() => test.remove());

const days = ['2024-07-08', '2024-07-09', '2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'];

/** The ETag of an answer of a process that was started with these settings. */
async function ask(path: string, settings: Readonly<Record<string, string>>): Promise<string | null> {
  restartProcess();
  vi.stubEnv('DATABASE_URL', test.url);
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { respondStudy } = await import('@/lib/server/http/study-response');
  const { getStore } = await import('@/lib/server/answers/get-store');
  const response = await respondStudy(toRequest(`/api/v1/studies/${path}`), path.split('?')[0] ?? '');
  await (await getStore()).close();
  vi.unstubAllEnvs();
  return response.headers.get('ETag');
}

describe('the ETag of an answer', () => {
  it.each([
    ['PUBLIC_URL', 'https://broadtape.test'],
    ['EXTRA_CLOSURES', '2024-07-15'],
  ])('is another one after a restart with another %s', async (name, value) => {
    const first = await ask('ratio.zip', {});
    expect(await ask('ratio.zip', {})).toBe(first);
    expect(await ask('ratio.zip', { [name]: value })).not.toBe(first);
  });

  it('is another one for the same version number of another history, as after an older copy was restored', async () => {
    const tags: (string | null)[] = [];
    for (const committedAt of ['2024-07-17T12:00:00.000Z', '2024-07-17T12:00:00.001Z']) {
      const other = await createTestStore();
      const { id } = await upsertInstrument(other.store, makeInstrument('SPX'));
      await commitCloses(other.store, { instrumentId: id, rows: days.map((day, index) => makeRow(day, 100 + index)), committedAt });
      tags.push(await ask('streaks?symbol=SPX', { DATABASE_URL: other.url }), await ask('streaks?symbol=SPX', { DATABASE_URL: other.url }));
      await other.remove();
    }
    expect(tags[1]).toBe(tags[0]);
    expect(tags[3]).toBe(tags[2]);
    expect(tags[2]).not.toBe(tags[0]);
  });
});

it('an ETag is another one where an older copy was restored and other closes took the same version number; what both share keeps its own', async () => {
  const tags: (string | null)[][] = [];
  for (const [committedAt, close] of [
    ['2024-07-17T12:00:00.000Z', 106],
    ['2024-07-18T09:00:00.000Z', 107],
  ] as const) {
    const restored = await createTestStore();
    const { id } = await upsertInstrument(restored.store, makeInstrument('SPX'));
    await commitCloses(restored.store, {
      instrumentId: id,
      rows: days.slice(0, 6).map((day, index) => makeRow(day, 100 + index)),
      committedAt: '2024-07-16T12:00:00.000Z',
    });
    await commitCloses(restored.store, { instrumentId: id, rows: [makeRow('2024-07-16', close)], committedAt });
    tags.push([
      await ask('streaks?symbol=SPX&version=2', { DATABASE_URL: restored.url }),
      await ask('streaks?symbol=SPX&version=1', { DATABASE_URL: restored.url }),
    ]);
    await restored.remove();
  }
  const [before, after] = tags;
  expect(after?.[0]).not.toBe(before?.[0]);
  expect(after?.[1]).toBe(before?.[1]);
});

describe('an answer', () => {
  const serve = async () => {
    restartProcess();
    const own = await createTestStore();
    const { id } = await upsertInstrument(own.store, makeInstrument('SPX'));
    const commit = async (close: number) => {
      await commitCloses(own.store, { instrumentId: id, rows: days.map((day, index) => makeRow(day, close + index)) });
    };
    await commit(100);
    vi.stubEnv('DATABASE_URL', own.url);
    const { getStore } = await import('@/lib/server/answers/get-store');
    return {
      commit,
      remove: async () => {
        await (await getStore()).close();
        await own.remove();
        vi.unstubAllEnvs();
      },
    };
  };

  it('names one data version in header and body, also where another is committed in between', async () => {
    const { commit, remove } = await serve();
    const bodies = await import('@/lib/server/http/body-cache');
    const { forgetMarkets } = await import('@/lib/server/answers/load-market');
    const { respondStudy } = await import('@/lib/server/http/study-response');
    vi.spyOn(bodies, 'getBody').mockImplementation(async (_key, make) => {
      await commit(200);
      forgetMarkets();
      return new TextEncoder().encode(String(await make()));
    });
    const response = await respondStudy(toRequest('/api/v1/studies/streaks?symbol=SPX'), 'streaks');
    expect(response.headers.get('X-Data-Version')).toBe('1');
    expect(await response.json()).toMatchObject({ dataVersion: 1 });
    vi.restoreAllMocks();
    await remove();
  });

  it('that anything would do for is a 400 for a bad request, and a 304 for a good one', async () => {
    const { remove } = await serve();
    const { respond } = await import('@/lib/server/http/respond');
    const { respondStudy } = await import('@/lib/server/http/study-response');
    const get = (query: string) =>
      respond(() => respondStudy(toRequest(`/api/v1/studies/streaks?${query}`, { 'If-None-Match': '*' }), 'streaks'));
    expect((await get('symbol=NOPE')).status).toBe(400);
    expect((await get('symbol=SPX&asOf=1900-01-02')).status).toBe(400);
    expect((await get('symbol=SPX')).status).toBe(304);
    await remove();
  });
});

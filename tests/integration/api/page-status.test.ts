import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitBreadthCounts } from '@/lib/store/breadth-counts';
import { upsertUniverse } from '@/lib/store/universes';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { studies } from '@/lib/studies/registry';
import type { TestStore } from '../../support/test-store';
import { eachThirdFor } from '../../support/rounds';
import { createServedStore, fillSample, toRequest } from './sample-api';

// A page is rendered in parts, so its status is decided before it: by the proxy, with the codec and the market of the answer.

let test: TestStore;
beforeAll(async () => {
  test = await createServedStore();
});
afterAll(() => test.remove());

async function openPage(path: string): Promise<Response> {
  const { proxy } = await import('@/proxy');
  return await proxy(new NextRequest(`http://localhost${path}`));
}

async function readApi(path: string): Promise<number> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  return (await GET(toRequest(`/api/v1/studies/${path}`), { params: Promise.resolve({ id: path.split('?')[0] ?? '' }) })).status;
}

describe('an empty store', () => {
  it.each(['/', '/studies/streaks', '/embed/studies/ratio', '/facts', '/claims'])('%s is a 503', async (path) => {
    expect((await openPage(path)).status).toBe(503);
  });
  it('is no failure of pages that need no closes', async () => {
    for (const path of ['/data', '/methodology', '/studies', '/api/health/live', `/claims/${publishedClaims[0]?.id ?? ''}`])
      expect((await openPage(path)).status, path).toBe(200);
  });
});

describe('the sample market', () => {
  beforeAll(async () => {
    const { forgetMarkets } = await import('@/lib/server/answers/load-market');
    await fillSample(test.store);
    forgetMarkets();
  });

  const queries = [
    '',
    'last=6m',
    'utm_source=x',
    'misspelt=1',
    'symbol=NOPE',
    'a=NOPE',
    'symbols=RUT,NOPE',
    'length=0',
    'sessions=x',
    'measure=nope',
    'universe=nope',
    'from=2024-07-16&to=2024-07-01',
    'from=1900-01-01&to=1900-02-01',
    'from=2024-07-13&to=2024-07-14',
    'last=0s',
    'last=1y&from=2024-01-02',
    'asOf=yesterday',
    'asOf=1801-01-01',
    'asOf=2024-07-16',
    'version=99',
    'version=0',
    'version=x',
    'basis=nope',
    'assume=RUT:0',
    'assume=NOPE:1',
    'assume=RUT:1',
    'assume=last',
    'asOf=2024-07-16&asOf=2024-07-15',
  ];

  it.each(studies.map(({ id }, place) => ({ id, tried: eachThirdFor(place, queries) })))(
    '$id: its page and its frame have the status of its answer',
    async ({ id, tried }) => {
      for (const query of tried) {
        const status = await readApi(`${id}?${query}`);
        for (const base of ['/studies', '/embed/studies'])
          expect((await openPage(`${base}/${id}?${query}`)).status, `${base}/${id}?${query}`).toBe(status);
      }
    },
  );

  it.each([
    ['/?asOf=2024-07-16&measure=log', 200],
    ['/?asOf=yesterday', 400],
    ['/?assume=RUT:0', 400],
    ['/?assume=', 200],
    ['/?measure=nope', 400],
    ['/?asOf=2024-07-16&asOf=2024-07-15', 400],
    ['/facts?asOf=2024-07-16', 200],
    ['/facts?asOf=yesterday', 400],
    ['/facts?scope=nope', 400],
    ['/claims?measure=record&symbol=SPX', 200],
    ['/claims?measure=level&comparison=only-k-since', 400],
    ['/claims?symbol=NOPE', 400],
    [`/claims/${publishedClaims[0]?.id ?? ''}?from=2024-01-02`, 200],
    [`/claims/${publishedClaims[0]?.id ?? ''}?from=x`, 400],
    [`/claims/${publishedClaims[0]?.id ?? ''}?length=x`, 200],
    // Whether there is such a page is for the page to say.
    ['/studies/nowhere?length=0', 200],
    ['/claims/nowhere?from=x', 200],
    ['/v/zzzz', 200],
  ])('%s is a %i', async (path, status) => {
    expect((await openPage(path)).status).toBe(status);
  });

  it('a link of an earlier release leads to what it says today, by page and by frame', async () => {
    for (const page of ['/studies/claim', '/embed/studies/claim', '/claims']) {
      const response = await openPage(`${page}?measure=breadth&sessions=50&comparison=largest&utm_source=x`);
      expect([response.status, response.headers.get('location')]).toEqual([
        308,
        `http://localhost${page}?measure=breadth&comparison=largest&utm_source=x&average=50`,
      ]);
      expect((await openPage(`${page}?measure=breadth&average=50&comparison=largest`)).status).toBe(200);
    }
  });

  it('and is answered by the API, which names it as it is written today', async () => {
    const { GET } = await import('@/app/api/v1/studies/[id]/route');
    for (const id of ['forward', 'forward.csv']) {
      const response = await GET(toRequest(`/api/v1/studies/${id}?measure=breadth&sessions=50`), { params: Promise.resolve({ id }) });
      expect(response.status).toBe(200);
      expect(response.headers.get('link')).toContain('</studies/forward?measure=breadth&average=50>; rel="canonical"');
    }
  });

  it('a heavy study that too many wait for is a 503, its kept answers are none', async () => {
    const { getFinished } = await import('@/lib/server/answers/finished-results');
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const kept = await runQuery('facts', 'asOf=2024-07-15');
    let finish = (): void => undefined;
    const gate = new Promise<typeof kept>((resolve) => {
      finish = () => {
        resolve(kept);
      };
    });
    const waiting = Array.from({ length: 9 }, (_, place) =>
      getFinished(`a test ${place}`, { recall: () => Promise.resolve(null), compute: () => gate }),
    );
    await expect.poll(async () => (await openPage('/facts?asOf=2024-07-11')).status).toBe(503);
    expect(await readApi('facts?asOf=2024-07-11')).toBe(503);
    for (const path of ['/facts?asOf=2024-07-15', '/studies/streaks']) expect((await openPage(path)).status, path).toBe(200);
    finish();
    await Promise.all(waiting);
    expect((await openPage('/facts?asOf=2024-07-11')).status).toBe(200);
  });

  it('a range after the last counts of a universe has the status of its answer', async () => {
    const { forgetMarkets, loadMarket } = await import('@/lib/server/answers/load-market');
    const { sessions } = await loadMarket();
    const counts = sessions
      .slice(-400, -6)
      .map((session) => ({ session, advances: 1500, declines: 1400, unchanged: 100, newHighs: 40, newLows: 30 }));
    const nyse = findDefaultUniverse('nyse');
    if (nyse === undefined) throw new Error('the NYSE is shipped');
    await upsertUniverse(test.store, nyse);
    await commitBreadthCounts(test.store, 'nyse', counts, { source: 'simulated', simulated: true });
    forgetMarkets();
    const [from, before] = [sessions.at(-3) ?? '', sessions.at(-20) ?? ''];
    const counted = ['advance-decline', 'mcclellan', 'highs-lows', 'hindenburg', 'thrusts', 'facts'];
    const refused = [];
    for (const id of counted) {
      for (const query of [
        `universe=nyse&from=${from}`,
        `universe=nyse&from=${before}`,
        `universe=nyse&from=${from}&asOf=${sessions.at(-1) ?? ''}`,
      ]) {
        const status = await readApi(`${id}?${query}`);
        expect((await openPage(`/studies/${id}?${query}`)).status, `${id}?${query}`).toBe(status);
        if (status === 400) refused.push(`${id}?${query}`);
      }
    }
    expect(refused).toEqual(['advance-decline', 'mcclellan', 'highs-lows'].map((id) => `${id}?universe=nyse&from=${from}`));
  });

  it('every answer keeps its policy', async () => {
    for (const path of ['/studies/streaks', '/studies/streaks?length=0', '/studies/claim?measure=breadth&sessions=50']) {
      const { headers } = await openPage(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self' 'nonce-");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });
});

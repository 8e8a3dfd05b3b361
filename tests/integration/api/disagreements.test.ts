import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireLease, releaseLease } from '@/lib/store/leases';
import { writerLeaseName } from '@/lib/ingest/commit/with-lease';
import { addCloseChecks } from '@/lib/store/close-checks';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { listSessions, makeClose } from '../../support/csv-folders';
import { createServedCloses, type ServedCloses } from '../../support/served-closes';

const sessions = listSessions(400);
const last = sessions.at(-1) ?? expect.fail();
const middle = sessions[200] ?? expect.fail();
const at = '2026-11-29T12:00:00.000Z';
let served: ServedCloses;
let store: Store;
beforeAll(async () => {
  served = await createServedCloses();
  store = await openStore(served.url);
});
afterAll(async () => {
  await store.close();
  await served.remove();
});

async function addCheck(session: typeof last, close: number): Promise<void> {
  const lease = await acquireLease(store, { name: writerLeaseName, owner: 'test', ttlMs: 60_000, now: new Date().toISOString() });
  if (!('token' in lease)) throw new Error('the lease is held');
  const { id } = await store.reader.instrument.findUniqueOrThrow({ where: { symbol: 'SPX' } });
  const fence = { name: writerLeaseName, token: lease.token };
  await addCloseChecks(store, new Map([[id, [{ session, source: 'cboe', close }]]]), { fence, runId: null, checkedAt: at });
  await releaseLease(store, fence);
}

async function load() {
  const { loadDataPage } = await import('@/lib/server/pages/data-page');
  const { forgetMarkets } = await import('@/lib/server/answers/load-market');
  forgetMarkets();
  return (await loadDataPage()).disagreements;
}

describe('closes on which sources differ', () => {
  it('name the studies whose sentence would change, once the worker has compared', async () => {
    expect(await load()).toMatchObject({ shown: [], total: 0 });
    await addCheck(last, makeClose(0, 399) + 5);
    expect((await load()).shown).toMatchObject([
      { symbol: 'SPX', session: last, storedSource: 'import', otherSource: 'cboe', effect: 'waiting', changes: [] },
    ]);

    const { createDisagreementKeeper } = await import('@/lib/server/answers/keep-disagreements');
    const lines: string[] = [];
    const keep = createDisagreementKeeper(store, {
      now: () => new Date(at),
      log: (text) => {
        lines.push(text);
      },
    });
    await keep();
    expect(lines).toEqual([
      expect.stringMatching(/^closes on which sources differ: 1; of 1 compared 1 would change a sentence; data version \d+, \d+ ms$/),
    ]);
    const [shown] = (await load()).shown;
    expect(shown).toMatchObject({ effect: 'compared', storedClose: makeClose(0, 399), otherClose: makeClose(0, 399) + 5 });
    const changed = shown?.changes ?? [];
    expect(changed.map(({ href }) => href)).toEqual(
      expect.arrayContaining(['/studies/records', '/studies/distance?symbol=SPX', '/studies/facts']),
    );
    expect(new Set(changed.map(({ href }) => href)).size).toBe(changed.length);
    for (const { study, href, now, then } of changed) {
      expect(now).not.toBe(then);
      // What stands on the page of the link is what is said to stand there now.
      const { runQuery } = await import('@/lib/server/answers/run-query');
      const result = await runQuery(study, href.split('?')[1] ?? '');
      const said = [...result.headlines.map(({ text }) => text), ...result.rows.map((row) => row['sentence'])];
      if (now !== null) expect(said).toContain(now);
    }
    await keep();
    expect(lines).toHaveLength(1);
  });

  it('say so where no sentence would change', async () => {
    await addCheck(last, makeClose(0, 399));
    await addCheck(middle, makeClose(0, 200) * 1.0003);
    const { createDisagreementKeeper } = await import('@/lib/server/answers/keep-disagreements');
    await createDisagreementKeeper(store, { now: () => new Date(at), log: () => undefined })();
    const found = await load();
    expect(found.total).toBe(1);
    expect(found.shown).toMatchObject([{ session: middle, effect: 'compared', changes: [] }]);
  });
});

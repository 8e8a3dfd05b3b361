import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as env from '@/lib/env';
import { acquireLease, releaseLease } from '@/lib/store/leases';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { replaceClose } from '@/lib/market/replace-close';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { writerLeaseName } from '@/lib/ingest/commit/with-lease';
import { addCloseChecks } from '@/lib/store/close-checks';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { listSessions, makeClose } from '../../support/csv-folders';
import { createServedCloses, type ServedCloses } from '../../support/served-closes';

const sessions = listSessions(400);
const last = sessions.at(-1) ?? expect.fail();
const middle = sessions[200] ?? expect.fail();
const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const at = '2026-11-29T12:00:00.000Z';
let served: ServedCloses;
let store: Store;
let before: StudyResult;
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

async function pin(): Promise<StudyResult> {
  const { runQuery } = await import('@/lib/server/answers/run-query');
  return await runQuery('records', 'symbol=SPX');
}

async function load() {
  const { loadDataPage } = await import('@/lib/server/pages/data-page');
  const { forgetMarkets } = await import('@/lib/server/answers/load-market');
  forgetMarkets();
  return (await loadDataPage()).disagreements;
}

/** What an answer doubts of its closes. */
async function listDoubts(study: string, query: string): Promise<readonly string[]> {
  const { forgetMarkets } = await import('@/lib/server/answers/load-market');
  const { runQuery } = await import('@/lib/server/answers/run-query');
  forgetMarkets();
  return (await runQuery(study, query)).flags.filter(({ code }) => code === 'disputed-close').map(({ message }) => message);
}

describe('closes on which sources differ', () => {
  it('name the studies whose sentence would change, once the worker has compared', async () => {
    expect(await load()).toMatchObject({ shown: [], total: 0 });
    expect(await listDoubts('records', 'symbol=SPX')).toEqual([]);
    before = await pin();
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

  it('are said beside the answers that rest on them, with both values, their sources and what the other would change', async () => {
    await addCheck(last, makeClose(0, 399) + 5);
    const [used, other] = [makeClose(0, 399), makeClose(0, 399) + 5].map((value) => formatNumber(value));
    const closes = `Sources differ on the close of SPX on ${formatLongDate(last)}: ${used} (imported file) is used here, ${other} (Cboe) is `;
    const [records, ...more] = await listDoubts('distance', 'symbol=SPX');
    expect(records).toMatch(new RegExp(`^${escapeRegExp(closes)}\\d\\.\\d{3}% more\\. With the other the sentence would be: “.+\\.”$`));
    // The older one lies within what is shown and changes figures alone, or it is not what the answer rests on.
    for (const doubt of more) expect(doubt).toMatch(/What is said is the same with either\.$/);

    // What is said to follow is what the study says of the other close.
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const { loadMarket } = await import('@/lib/server/answers/load-market');
    const { runStudy } = await import('@/lib/server/answers/run-study');
    const { readView } = await import('@/lib/server/answers/read-view');
    const market = await loadMarket();
    const supposed = replaceClose(market, { symbol: 'SPX', session: last, close: makeClose(0, 399) + 5 }) ?? expect.fail();
    const view = readView('distance', new URLSearchParams('symbol=SPX'));
    const then = await runStudy(view, { market: { ...market, ...supposed }, isSupposed: true });
    expect(records).toContain(`“${then.headlines[0]?.text ?? expect.fail()}”`);
    expect(then.flags.map(({ code }) => code)).not.toContain('disputed-close');

    // Another instrument, and knowledge that ends before them, rest on neither; a link pinned before them answers as it did.
    expect(await listDoubts('distance', 'symbol=RUT')).toEqual([]);
    expect(await listDoubts('distance', `symbol=SPX&asOf=${sessions[150] ?? ''}`)).toEqual([]);
    const pinned = await runQuery('records', `symbol=SPX&version=${before.dataVersion}`);
    expect(pinned).toEqual({ ...before, links: pinned.links });
  });

  it('count those that were not tried, and keep closes that are not given out', async () => {
    for (const place of [380, 381, 382, 383]) await addCheck(sessions[place] ?? expect.fail(), makeClose(0, place) * 1.01);
    const doubts = await listDoubts('performance', 'symbols=SPX&last=30s');
    expect(doubts.at(-1)).toBe(
      'Sources differ on 3 older closes of what is read here too; what would follow from them was not tried. The page of the data lists them.',
    );
    const real = env.getEnv();
    const kept = vi.spyOn(env, 'getEnv').mockImplementation(() => ({ ...real, EXPORT_CLOSES: 'off' }));
    try {
      const [withheld] = await listDoubts('distance', 'symbol=SPX');
      expect(withheld).toMatch(/: the one used here \(imported file\) and another \(Cboe\), which is \d\.\d{3}% more\. /);
    } finally {
      kept.mockRestore();
    }
  });
});

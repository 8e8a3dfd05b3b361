import { afterEach, describe, expect, it } from 'vitest';
import type { SessionDate } from '@/lib/calendar/session-date';
import { isAnyAnswering } from '@/lib/ingest/pull/probe-providers';
import { doJob } from '@/lib/ingest/worker/do-job';
import { findProviderSymbols, requireProvider } from '@/lib/sources/registry';
import type { Source } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { closeOf, createBatchBench, newest, sessions, type BatchBench } from '../../support/batch-bench';
import { calendar } from '../../support/ingest-bench';
import { patience } from '../../support/source-settings';

const probe = findProviderSymbols(requireProvider('yahoo').probe)['yahoo'] ?? expect.fail();

describe('the worker, of members that come in batches', () => {
  let bench: BatchBench;
  afterEach(() => bench.remove());

  /** What the worker asks for on the evenings of some sessions, each beside who lacks a dividend-adjusted close after it. */
  async function workEvenings(evenings: readonly SessionDate[], ...keyed: readonly ('alpaca' | 'massive')[]) {
    const { store, fence, members, server } = bench;
    server.stocks.set(probe, { rows: sessions.map((session) => ({ session, close: closeOf(0, session), adjClose: null })) });
    const found = [];
    for (const session of evenings) {
      const already = server.requests.length;
      const request = {
        store,
        createSources: () => bench.sources(...keyed),
        ...askNobodyElse,
        calendar,
        now: () => new Date(`${session}T23:00:00Z`),
        signal: new AbortController().signal,
        fence,
        probeTimeoutMs: patience.attemptTimeoutMs,
        isUrgent: () => Promise.reject(new Error('the store is busy')),
      };
      expect((await doJob(request, { kind: 'closes', of: 'sp500', session }))?.state).toBe('done');
      const rows = await Promise.all(members.map((member) => bench.stored(member)));
      expect(rows.every((own) => own.has(session))).toBe(true);
      const lacking = rows.filter((own) => [...own.values()].at(-1)?.adjClose === null).length;
      const asked = server.requests.slice(already);
      const byName = asked.filter(({ isBatch }) => !isBatch).length;
      found.push({ inBatches: asked.length - byName, byName, lacking });
    }
    return found;
  }

  it.each([
    ['without a key', 60, 3, []],
    ['with Alpaca', 210, 2, ['alpaca']],
    ['with Massive', 60, 1, ['massive']],
  ] as const)(
    'asks %s, for %i: %i requests, a list of dividends and nobody by name, at the end of a week too',
    async (_, count, few, keyed) => {
      bench = await createBatchBench(count, { lag: 3 });
      for (const session of sessions) bench.server.dividends.set(session, [['S001', 0.2]]);
      // The list is a request for all at once, the probe one by name.
      expect(await workEvenings(sessions.slice(-3), ...keyed)).toEqual(
        Array<unknown>(3).fill({ inBatches: few + 1, byName: 1, lacking: 0 }),
      );
    },
  );

  it('asks in a day of 500, without a key, at most 30, two of them by name in turn, whose dividend that no list had becomes revisions', async () => {
    bench = await createBatchBench(500);
    const { server, members, store } = bench;
    const [newest, paidOn] = [sessions.at(-1) ?? expect.fail(), sessions.at(-30) ?? expect.fail()];
    server.dividends.set(newest, [['ELSE', 0.2]]);
    for (const member of members)
      bench.serve(member, (row) => (row.session < paidOn ? { ...row, adjClose: Number(row.adjClose) * 0.99 } : row));
    expect(await workEvenings([newest])).toEqual([{ inBatches: 26, byName: 3, lacking: 0 }]);
    const named = server.requests.flatMap(({ isBatch, names }) => (isBatch || names[0] === probe ? [] : names));
    expect(new Set(named).size).toBe(2);
    const returns = (rows: readonly { readonly adjClose?: unknown }[]) =>
      rows.slice(1).map(({ adjClose }, at) => (Number(adjClose) / Number(rows[at]?.adjClose) - 1).toFixed(5));
    const isTrue = await Promise.all(
      members.map(async (member) => {
        const own = returns([...(await bench.stored(member)).values()]);
        return own.join() === returns(server.stocks.get(member)?.rows ?? []).join();
      }),
    );
    expect(members.filter((_, place) => isTrue[place])).toEqual(named.toSorted());
    const revised = await store.reader.closeRevision.groupBy({
      by: ['instrumentId'],
      where: { reason: 'revision', oldClose: { not: null }, session: { lt: sessions.at(-11) ?? '' } },
      _count: true,
    });
    // From the dividend on, and none before it.
    expect(revised.map(({ _count }) => _count)).toEqual([19, 19]);
  });

  it('asks by name, while no dividends are listed, for three a day, and at the end of a week for all that lack any', async () => {
    bench = await createBatchBench(24, { lag: 3 });
    // The probe is one by name too.
    expect(await workEvenings(sessions.slice(-3))).toEqual([
      { inBatches: 2, byName: 1, lacking: 24 },
      { inBatches: 2, byName: 4, lacking: 21 },
      { inBatches: 2, byName: 22, lacking: 3 },
    ]);
  });
});

describe('whether any provider answers', () => {
  const toSource = (id: string, isThere: boolean, asked: string[]): Source => ({
    id,
    batch: null,
    symbolOf: () => null,
    fetchCloses: ({ to }) => {
      asked.push(id);
      const row = { session: to, open: null, high: null, low: null, close: 1, adjClose: null, volume: null, provisional: false };
      return isThere
        ? Promise.resolve({ rows: [row], rejected: [], flagged: [], splits: [] })
        : Promise.reject(new SourceError('transient', `${id} is down`));
    },
  });

  it('costs the first that does one request, and those after it none', async () => {
    const asked: string[] = [];
    const sources = [toSource('tiingo', false, asked), toSource('yahoo', true, asked), toSource('eodhd', true, asked)];
    expect(await isAnyAnswering(sources, calendar, new Date(`${newest}T23:00:00Z`))).toBe(true);
    expect(asked).toEqual(['tiingo', 'yahoo']);
    expect(await isAnyAnswering(sources.slice(0, 1), calendar, new Date(`${newest}T23:00:00Z`))).toBe(false);
  });
});

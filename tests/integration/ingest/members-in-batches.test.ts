import { afterEach, describe, expect, it } from 'vitest';
import { toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { isAnyAnswering } from '@/lib/ingest/pull/probe-providers';
import { createJobRunner } from '@/lib/ingest/worker/create-job-runner';
import { lookTurns } from '@/lib/ingest/pull/prepare-looks';
import { listFollowed } from '@/lib/store/followed-universes';
import { listRuns } from '@/lib/store/ingest-runs';
import { listLackingMembers } from '@/lib/store/lacking-closes';
import type { Source } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { createBatchBench, newest, sessions, type BatchBench } from '../../support/batch-bench';
import type { BatchServerRequest } from '../../support/batch-server';
import { calendar } from '../../support/ingest-bench';
import { rounds } from '../../support/rounds';

type Keyed = readonly ('alpaca' | 'massive')[];

/** What the worker asks of members on an evening: in batches, by name, and for lists of dividends. */
const tell = (asked: readonly BatchServerRequest[]) => ({
  batches: asked.filter(({ provider, isBatch }) => isBatch && provider !== 'nasdaq').length,
  byName: asked.filter(({ isBatch }) => !isBatch).length,
  lists: asked.filter(({ provider }) => provider === 'nasdaq').length,
});

describe('the worker, of members that come in batches', () => {
  let bench: BatchBench;
  afterEach(() => bench.remove());

  /** The worker's own loop on the evenings of some sessions, until nobody lacks a close: what it asks for of members, by the runs that asked. */
  async function workEvenings(evenings: readonly SessionDate[], ...keyed: Keyed) {
    const { store, fence, members, server } = bench;
    let clock = new Date(0);
    const runner = createJobRunner({
      store,
      createSources: () => bench.sources(...keyed),
      ...askNobodyElse,
      calendar,
      now: () => clock,
      signal: new AbortController().signal,
      log: () => undefined,
      asHolder: (_, work) => work(fence),
    });
    const found = [];
    for (const session of evenings) {
      clock = new Date(`${session}T23:00:00Z`);
      const runs: Record<string, ReturnType<typeof tell>> = {};
      for (let isOver = false; !isOver; ) {
        const already = server.requests.length;
        expect(await runner.doNext()).toBe(true);
        const asked = server.requests.slice(already).filter(({ names }) => names.every((name) => members.includes(name)));
        const { universe, part } = (await listRuns(store, 1))[0]?.request ?? {};
        if (asked.length > 0) runs[String(part ?? universe)] = tell(asked);
        const lacking = await Promise.all((await listFollowed(store)).map((id) => listLackingMembers(store, id, session)));
        isOver = lacking.flat().length === 0;
      }
      const rows = await Promise.all(members.map((member) => bench.stored(member)));
      expect(rows.every((own) => own.has(session))).toBe(true);
      found.push({ runs, lacking: rows.filter((own) => [...own.values()].at(-1)?.adjClose === null).length });
    }
    return found;
  }

  it.each([
    ['without a key', [], 20, rounds(503, 43)],
    ['with Alpaca', ['alpaca'], 200, rounds(503, 203)],
    ['with Massive', ['massive'], 10_000, rounds(503, 43)],
  ] as const)(
    'asks %s in as few requests as there are batches, of one universe or of three that share members',
    async (_, keyed, most, one) => {
      const further = rounds(700, 30);
      for (const [count, universes] of [
        [one, { sp500: [0, one] }],
        [one + further, { sp500: [0, one], nasdaq100: [20, one + 14], russell2000: [one + 5, one + further] }],
      ] as const) {
        bench = await createBatchBench(count, { universes });
        // The last session of a week, with a list that each of them pays in.
        bench.server.dividends.set(newest, [['S001', 0.2]]);
        const [day] = await workEvenings([newest], ...keyed);
        const { dividends, ...closes } = day?.runs ?? {};
        expect(closes).toEqual({ sp500: { batches: Math.ceil(count / most), byName: 0, lists: 0 } });
        expect(dividends).toMatchObject({ batches: 0, lists: 1 });
        expect(dividends?.byName).toBeLessThanOrEqual(Math.ceil(count / lookTurns));
        expect(day?.lacking).toBe(0);
        if (count === one) await bench.remove();
      }
    },
  );

  it('asks in a day of 503, without a key, 29 times, twice of it by name in turn, whose dividend that no list had becomes revisions', async () => {
    bench = await createBatchBench(503);
    const { server, members, store } = bench;
    const paidOn = sessions.at(-30) ?? expect.fail();
    server.dividends.set(newest, [['ELSE', 0.2]]);
    for (const member of members)
      bench.serve(member, (row) => (row.session < paidOn ? { ...row, adjClose: Number(row.adjClose) * 0.99 } : row));
    expect(await workEvenings([newest])).toEqual([
      { runs: { dividends: { batches: 0, byName: 2, lists: 1 }, sp500: { batches: 26, byName: 0, lists: 0 } }, lacking: 0 },
    ]);
    // They are looked at whichever source serves them: no batch was asked for these two.
    const named = server.requests.flatMap(({ isBatch, names }) => (isBatch ? [] : names)).filter((name) => members.includes(name));
    expect(new Set(named).size).toBe(2);
    expect(server.requests.some(({ isBatch, names }) => isBatch && named.some((name) => names.includes(name)))).toBe(false);
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
      where: { reason: 'revision', oldClose: { not: null }, day: { lt: toDayNumber(parseSessionDate(sessions.at(-11) ?? '')) } },
      _count: true,
    });
    // From the dividend on, and none before it.
    expect(revised.map(({ _count }) => _count)).toEqual([19, 19]);
  });

  it('asks by name, while no dividends are listed, for three a day, and at the end of a week for all that lack any', async () => {
    bench = await createBatchBench(24, { lag: 3 });
    const closesOf = (byName: number) => ({ sp500: { batches: 2, byName, lists: 0 } });
    expect(await workEvenings(sessions.slice(-3))).toEqual([
      { runs: closesOf(0), lacking: 24 },
      { runs: closesOf(3), lacking: 21 },
      { runs: closesOf(21), lacking: 3 },
    ]);
  });
});

describe('where nobody answers', () => {
  let bench: BatchBench;
  afterEach(() => bench.remove());

  it('a pull of members asks for its batches, then whether anybody is there, and for nobody by name', async () => {
    bench = await createBatchBench(40);
    bench.server.strike(() => ({ status: 503, body: 'down' }));
    let probes = 0;
    const isAnswering = () => {
      probes += 1;
      return Promise.resolve(false);
    };
    const report = await bench.pull({ isAnswering });
    expect(report).toMatchObject({ state: 'failed', message: 'No provider answers.' });
    expect(report.asked.every(({ isBatch }) => isBatch)).toBe(true);
    expect(probes).toBe(1);
  });

  it('one whose batches are answered, if for others alone, asks for the rest by name without asking whether anybody is there', async () => {
    bench = await createBatchBench(40);
    bench.server.strike(({ isBatch, names }) => (isBatch && names.includes('S005') ? { status: 200, body: '{}' } : null));
    const report = await bench.pull({ isAnswering: () => Promise.reject(new Error('asked in vain')) });
    expect(report).toMatchObject({ state: 'done' });
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

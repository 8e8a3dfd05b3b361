import { afterEach, describe, expect, it } from 'vitest';
import { isAnyAnswering } from '@/lib/ingest/pull/probe-providers';
import { doJob } from '@/lib/ingest/worker/do-job';
import { findProviderSymbols, requireProvider } from '@/lib/sources/registry';
import type { Source } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { closeOf, createBatchBench, newest, sessions, type BatchBench } from '../../support/batch-bench';
import { calendar } from '../../support/ingest-bench';

const probe = findProviderSymbols(requireProvider('yahoo').probe)['yahoo'] ?? expect.fail();

describe('the worker, of members that come in batches', () => {
  let bench: BatchBench;
  afterEach(() => bench.remove());

  it('asks by name, at the end of a week, for all whose dividend-adjusted closes no batch has', async () => {
    bench = await createBatchBench(24, { lag: 2 });
    const { store, fence, members, server } = bench;
    server.stocks.set(probe, { rows: sessions.map((session) => ({ session, close: closeOf(0, session), adjClose: null })) });
    const found = [];
    for (const session of [sessions.at(-2) ?? newest, newest]) {
      const already = server.requests.length;
      const request = {
        store,
        createSources: () => bench.sources(),
        ...askNobodyElse,
        calendar,
        now: () => new Date(`${session}T23:00:00Z`),
        signal: new AbortController().signal,
        fence,
        isUrgent: () => Promise.reject(new Error('the store is busy')),
      };
      expect((await doJob(request, { kind: 'closes', of: 'sp500', session }))?.state).toBe('done');
      const rows = await Promise.all(members.map((member) => bench.stored(member)));
      expect(rows.every((own) => own.has(session))).toBe(true);
      const lacking = rows.filter((own) => [...own.values()].at(-1)?.adjClose === null).length;
      found.push([server.requests.slice(already).flatMap(({ isBatch, names }) => (isBatch ? [] : names)).length, lacking]);
    }
    // The probe; on the Wednesday before Thanksgiving nobody else, on Friday all.
    expect(found).toEqual([
      [1, 24],
      [25, 0],
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

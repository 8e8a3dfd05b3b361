import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { createSources } from '@/lib/sources/create-sources';
import type { SourceInstrument } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';
import { startBatchServer, type BatchServer } from '../../support/batch-server';
import { findSource } from '../../support/find-source';
import { noLimits, testKeys } from '../../support/source-settings';
import { isExhaustive } from '../../support/rounds';

const today = parseSessionDate('2026-11-27');
const tenYears = createCalendar().sessionsBetween(parseSessionDate('2016-11-28'), today);
const names = Array.from({ length: 500 }, (_, index) => `S${String(index).padStart(3, '0')}`);
const toInstrument = (symbol: string): SourceInstrument => ({
  symbol,
  kind: 'stock',
  providerSymbols: { alpaca: symbol, massive: symbol },
});
const closeOf = (index: number, at: number): number => Math.round((20 + index) * (100 + ((at * 7 + index) % 5) / 10)) / 100;
const serve = (server: BatchServer, sessions: readonly SessionDate[]) => {
  names.forEach((name, index) =>
    server.stocks.set(name, { rows: sessions.map((session, at) => ({ session, close: closeOf(index, at) })) }),
  );
};

let server: BatchServer;
beforeAll(async () => {
  server = await startBatchServer(() => today);
});
afterAll(() => server.close());
beforeEach(() => {
  server.strike(null);
  server.stocks.clear();
  serve(server, tenYears.slice(-15));
});

async function fetchMany(id: 'alpaca' | 'massive', symbols: readonly string[], from: SessionDate | undefined) {
  const source = findSource(
    createSources(server.settings(id), {
      limits: noLimits,
      sleep: () => Promise.resolve(),
      today: () => today,
      now: () => Date.parse('2026-11-27T23:00:00Z'),
    }),
    id,
  );
  if (source.batch === null || from === undefined) throw new Error(`${id} has no batch`);
  const before = server.requests.length;
  const answer = await source.batch.fetchMany({ instruments: symbols.map(toInstrument), from, to: today });
  return { ...answer, requests: server.requests.slice(before) };
}
const kindOf = (answer: unknown) => (answer instanceof SourceError ? answer.kind : 'rows');
const countRows = (answer: unknown) =>
  answer instanceof SourceError || typeof answer !== 'object' || answer === null || !('rows' in answer) || !Array.isArray(answer.rows)
    ? 0
    : answer.rows.length;

describe('alpaca', () => {
  it('gives a day of 500 in 3 requests, with the key in headers alone', async () => {
    const { bySymbol, requests } = await fetchMany('alpaca', names, tenYears.at(-11));
    expect(requests.map(({ names: asked }) => asked.length).sort()).toEqual([100, 200, 200]);
    expect(
      requests.every(
        ({ headers, url }) =>
          headers['apca-api-key-id'] === testKeys['APCA_API_KEY_ID'] &&
          headers['apca-api-secret-key'] === testKeys['APCA_API_SECRET_KEY'] &&
          !url.includes('secret'),
      ),
    ).toBe(true);
    expect(
      requests.every(({ url }) => url.includes('adjustment=split') && url.includes('feed=sip') && url.includes('end=2026-11-27T22%3A44')),
    ).toBe(true);
    names.forEach((name, index) => {
      const answer = bySymbol.get(name);
      if (answer === undefined || answer instanceof SourceError) throw new Error(`no rows of ${name}`);
      expect(answer.rows.map(({ session, close }) => [session, close])).toEqual(
        tenYears.slice(-11).map((session, at) => [session, closeOf(index, at + 4)]),
      );
    });
  });

  it('gives ten years of 500 in fewer than 200 requests', async () => {
    // Two hundred are asked for together. In the short run the third hundred is asked for by itself, and what it costs is known of the others.
    const requestsFor = (count: number) => Math.ceil((count * tenYears.length) / 10_000);
    expect(2 * requestsFor(200) + requestsFor(100)).toBeLessThanOrEqual(200);
    const asked = isExhaustive ? names : names.slice(0, 100);
    serve(server, tenYears);
    const { bySymbol, cutShort, requests } = await fetchMany('alpaca', asked, tenYears[0]);
    expect(cutShort).toBeNull();
    expect(requests).toHaveLength(isExhaustive ? 2 * requestsFor(200) + requestsFor(100) : requestsFor(100));
    expect(asked.every((name) => countRows(bySymbol.get(name)) === tenYears.length)).toBe(true);
  });

  it('a page that fails keeps what came and says what is missing', async () => {
    serve(server, tenYears.slice(-1000));
    server.strike(({ token }) => (token === '10000' ? { status: 500, body: 'oops' } : null));
    const { bySymbol, cutShort } = await fetchMany('alpaca', names.slice(0, 20), tenYears.at(-1000));
    expect(cutShort?.kind).toBe('transient');
    expect(names.slice(0, 20).map((name) => [kindOf(bySymbol.get(name)), countRows(bySymbol.get(name))])).toEqual(
      names.slice(0, 20).map((_, index) => (index < 10 ? ['rows', 1000] : ['transient', 0])),
    );
  });

  it('a name that it does not take fails alone; one that has nothing too', async () => {
    server.stocks.delete('S002');
    server.strike(({ names: asked }) => (asked.includes('S001') ? { status: 400, body: '{"message":"invalid symbol: S001"}' } : null));
    const { bySymbol, cutShort, requests } = await fetchMany('alpaca', names.slice(0, 4), tenYears.at(-3));
    expect(names.slice(0, 4).map((name) => kindOf(bySymbol.get(name)))).toEqual(['rows', 'not_found', 'no_data_yet', 'rows']);
    expect(cutShort).toBeNull();
    expect(requests).toHaveLength(2);
  });

  it('the same page again and again ends it', async () => {
    server.strike(() => ({ status: 200, body: '{"bars":{},"next_page_token":"a"}' }));
    const { bySymbol, requests } = await fetchMany('alpaca', ['S000'], tenYears.at(-3));
    expect(kindOf(bySymbol.get('S000'))).toBe('schema');
    expect(requests).toHaveLength(2);
  });
});

describe('massive', () => {
  it('gives a day of 500 in one request, with the key in a header alone', async () => {
    const { bySymbol, requests } = await fetchMany('massive', names, today);
    expect(requests.map(({ url, headers }) => [url.includes('/grouped/'), url.includes('secret'), headers.authorization])).toEqual([
      [true, false, `Bearer ${testKeys['MASSIVE_API_KEY'] ?? ''}`],
    ]);
    names.forEach((name, index) => {
      expect(bySymbol.get(name)).toMatchObject({ rows: [{ session: today, close: closeOf(index, 14) }] });
    });
  });

  it('ends at the first day that fails, and keeps those before it', async () => {
    server.strike(({ from }) =>
      from === tenYears.at(-2)
        ? { status: 429, body: '{"status":"ERROR","error":"You have exceeded the maximum requests per minute"}' }
        : null,
    );
    const { bySymbol, cutShort, requests } = await fetchMany('massive', names, tenYears.at(-4));
    expect(cutShort?.kind).toBe('rate_limited');
    expect(requests).toHaveLength(3);
    expect([...bySymbol.values()].every((answer) => countRows(answer) === 2)).toBe(true);
  });

  it('a stock that is not among those of the day fails alone; a day of another date, and closes without splits, are refused', async () => {
    server.stocks.delete('S002');
    expect(names.slice(0, 4).map((name) => name)).toContain('S002');
    const { bySymbol } = await fetchMany('massive', names.slice(0, 4), today);
    expect(names.slice(0, 4).map((name) => kindOf(bySymbol.get(name)))).toEqual(['rows', 'rows', 'no_data_yet', 'rows']);
    server.strike(() => ({
      status: 200,
      body: JSON.stringify({ status: 'OK', results: [{ T: 'S000', c: 20, t: Date.parse('2026-11-25T21:00:00Z') }] }),
    }));
    expect(kindOf((await fetchMany('massive', ['S000'], today)).bySymbol.get('S000'))).toBe('schema');
    server.strike(() => ({ status: 200, body: '{"status":"OK","adjusted":false,"results":[]}' }));
    expect(kindOf((await fetchMany('massive', ['S000'], today)).bySymbol.get('S000'))).toBe('schema');
  });
});

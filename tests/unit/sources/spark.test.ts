import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createSources } from '@/lib/sources/create-sources';
import type { SourceInstrument } from '@/lib/sources/source';
import { SourceError } from '@/lib/sources/source-error';
import { startBatchServer, type BatchServer } from '../../support/batch-server';
import { findSource } from '../../support/find-source';
import { noLimits } from '../../support/source-settings';

const today = parseSessionDate('2026-11-27');
const from = parseSessionDate('2026-11-12');
const sessions = createCalendar().sessionsBetween(parseSessionDate('2026-10-01'), today);
const names = Array.from({ length: 500 }, (_, index) => `S${String(index).padStart(3, '0')}`);
const toInstrument = (symbol: string): SourceInstrument => ({
  symbol,
  kind: 'stock',
  providerSymbols: { yahoo: symbol.replaceAll('.', '-') },
});
const closeOf = (index: number, at: number): number => Math.round((20 + index) * (100 + ((at * 7 + index) % 5) / 10)) / 100;

let server: BatchServer;
beforeAll(async () => {
  server = await startBatchServer(() => today);
});
afterAll(() => server.close());
beforeEach(() => {
  server.strike(null);
  server.wrapSpark(false);
  server.stocks.clear();
  names.forEach((name, index) =>
    server.stocks.set(name, { rows: sessions.map((session, at) => ({ session, close: closeOf(index, at) })) }),
  );
});

async function fetchMany(symbols: readonly string[]) {
  const source = findSource(
    createSources(server.settings(), { limits: noLimits, sleep: () => Promise.resolve(), today: () => today }),
    'yahoo',
  );
  if (source.batch === null) throw new Error('yahoo has no batch');
  const before = server.requests.length;
  const answer = await source.batch.fetchMany({ instruments: symbols.map(toInstrument), from, to: today });
  return { ...answer, requests: server.requests.slice(before) };
}
const kindOf = (answer: unknown) => (answer instanceof SourceError ? answer.kind : 'rows');

describe('yahoo spark', () => {
  it.each([false, true])('gives 500 symbols in 25 requests, as they are stored (wrapper of version 7: %s)', async (isWrapped) => {
    server.wrapSpark(isWrapped);
    const { bySymbol, cutShort, requests } = await fetchMany(names);
    expect(requests).toHaveLength(25);
    expect(requests.every(({ names: asked, url }) => asked.length === 20 && url.includes('range=1mo') && url.includes('interval=1d'))).toBe(
      true,
    );
    expect(cutShort).toBeNull();
    expect(bySymbol.size).toBe(500);
    names.forEach((name, index) => {
      const answer = bySymbol.get(name);
      if (answer === undefined || answer instanceof SourceError) throw new Error(`no rows of ${name}`);
      expect(answer.rows.map(({ session, close, adjClose }) => ({ session, close, adjClose: isWrapped ? null : adjClose }))).toEqual(
        sessions.flatMap((session, at) => (session < from ? [] : [{ session, close: closeOf(index, at), adjClose: null }])),
      );
    });
  });

  it('a symbol that is missing, without a name or another one fails alone', async () => {
    server.stocks.delete('S007');
    const source = findSource(createSources(server.settings(), { limits: noLimits, today: () => today }), 'yahoo');
    const answer = await source.batch?.fetchMany({
      instruments: [...names.slice(0, 20).map(toInstrument), { symbol: 'NONE', kind: 'stock', providerSymbols: {} }],
      from,
      to: today,
    });
    expect(names.slice(0, 20).map((name) => kindOf(answer?.bySymbol.get(name)))).toEqual(
      names.slice(0, 20).map((name) => (name === 'S007' ? 'not_found' : 'rows')),
    );
    expect(kindOf(answer?.bySymbol.get('NONE'))).toBe('not_found');
    server.strike(() => ({
      status: 200,
      body: JSON.stringify({
        S000: { symbol: 'OTHER', timestamp: [1_795_703_400], close: [1] },
        S001: { symbol: 'S001', timestamp: [1_795_703_400], close: [21] },
      }),
    }));
    const echoed = await fetchMany(['S000', 'S001']);
    expect(['S000', 'S001'].map((name) => kindOf(echoed.bySymbol.get(name)))).toEqual(['schema', 'rows']);
  });

  it('a request that fails keeps what the others brought', async () => {
    server.strike(({ names: asked }) => (asked.includes('S025') ? { status: 500, body: 'oops' } : null));
    const { bySymbol } = await fetchMany(names.slice(0, 60));
    expect(names.slice(0, 60).map((name) => kindOf(bySymbol.get(name)))).toEqual(
      names.slice(0, 60).map((_, index) => (index >= 20 && index < 40 ? 'transient' : 'rows')),
    );
  });

  it.each([
    ['html', 200, '<html>consent</html>', 'schema'],
    ['too many', 429, 'Too Many Requests\r\n', 'rate_limited'],
    [
      'an error in the wrapper',
      404,
      '{"spark":{"result":null,"error":{"code":"Not Found","description":"No data found for spark symbols"}}}',
      'not_found',
    ],
    ['an error with status 200', 200, '{"spark":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}', 'not_found'],
    ['a cut body', 200, '{"S000":{"symbol":"S000","timestamp":[1795', 'transient'],
    ['closes of another length', 200, '{"S000":{"symbol":"S000","timestamp":[1795703400,1795789800],"close":[1]}}', 'schema'],
    ['no rows', 200, '{"S000":{"symbol":"S000","timestamp":null,"close":null}}', 'no_data_yet'],
  ])('%s has its own class', async (_, status, body, kind) => {
    server.strike(() => ({ status, body }));
    expect(kindOf((await fetchMany(['S000'])).bySymbol.get('S000'))).toBe(kind);
  });

  it('a close of a session that still runs is provisional', async () => {
    const stamp = Date.parse('2026-11-27T16:00:00Z') / 1000;
    server.stocks.set('S000', {
      rows: [
        { session: '2026-11-25', close: 20 },
        { session: '2026-11-27', close: 21, stamp },
      ],
    });
    const answer = (await fetchMany(['S000'])).bySymbol.get('S000');
    expect(answer).toMatchObject({
      rows: [
        { session: '2026-11-25', provisional: false },
        { session: '2026-11-27', provisional: true },
      ],
    });
  });
});

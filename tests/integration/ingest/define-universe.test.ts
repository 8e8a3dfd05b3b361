import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fence } from '@/lib/store/close-row';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { defineUniverse } from '@/lib/ingest/define/define-universe';
import { refreshDefined } from '@/lib/ingest/define/refresh-defined';
import { undefineUniverse } from '@/lib/ingest/define/undefine-universe';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { readBreadthDays } from '@/lib/store/breadth-days';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { listFollowed, setFollowed } from '@/lib/store/followed-universes';
import { readMembership, replaceMembership } from '@/lib/store/memberships';
import { findUniverse, listUniversesWithMembers, upsertUniverse } from '@/lib/store/universes';
import { calendar } from '../../support/ingest-bench';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

const now = () => new Date('2024-07-17T02:00:00.000Z');
const sessions = calendar.sessionsBetween(parseSessionDate('2024-04-01'), parseSessionDate('2024-07-16'));
const symbols = ['AAA', 'BBB', 'CCC', 'BRK.B', 'META'] as const;
const firstOf = (symbol: string) => sessions[symbols.findIndex((name) => name === symbol) * 5] ?? expect.fail();

let test: TestStore;
const ids = new Map<string, number>();

beforeEach(async () => {
  test = await createTestStore();
  await upsertInstrument(test.store, makeInstrument('SPX', { kind: 'index' }));
  await upsertInstrument(test.store, makeInstrument('BARE', { kind: 'stock', tracked: false }));
  for (const [place, symbol] of symbols.entries()) {
    const { id } = await upsertInstrument(test.store, makeInstrument(symbol, { kind: 'stock', basis: 'both', tracked: false }));
    ids.set(symbol, id);
    const rows = sessions
      .slice(place * 5)
      .map((session, at) => makeRow(session, 100 + ((at * (place + 3)) % 17), { adjClose: 90 + ((at * (place + 3)) % 17) }));
    await commitCloses(test.store, { instrumentId: id, rows });
  }
});
afterEach(() => test.remove());

const asWriter = <Result>(work: (fence: Fence) => Promise<Result>) => withLease(test.store, { label: 'test', waitMs: 0, now }, work);

const define = (
  tickers: readonly string[],
  more: { readonly universeId?: string; readonly name?: string; readonly indexSymbol?: string; readonly isSkipping?: boolean } = {},
) =>
  asWriter((fence) =>
    defineUniverse({
      store: test.store,
      universeId: 'my-list',
      now,
      calendar,
      fence,
      origin: 'cli',
      tickers,
      file: 'names.csv',
      isSkipping: false,
      ...more,
    }),
  );
const undefine = (universeId = 'my-list') =>
  asWriter((fence) => undefineUniverse({ store: test.store, universeId, now, fence, origin: 'cli' }));
const members = async (version?: number) =>
  (await readMembership(test.store, 'my-list', version)).map(({ symbol, from, until }) => `${symbol} ${from} ${until ?? ''}`.trim());

describe('a universe of one’s own', () => {
  it('has each from its first close, classes and former tickers by their present names, and says that it is hindsight', async () => {
    const report = await define(['AAA', 'FB', 'BRK-B', 'AAA', 'META'], { name: 'Garden', indexSymbol: 'spx' });
    expect(report).toMatchObject({ state: 'done', tasks: [{ symbol: 'my-list', provider: 'defined', rowsNew: 3 }] });
    expect(report.tasks[0]?.message).toBe(
      'today’s list is applied to the past, each from its first stored close, and every result says so; read by their present names: FB is META, BRK-B is BRK.B',
    );
    expect(await members()).toEqual(['AAA', 'BRK.B', 'META'].map((symbol) => `${symbol} ${firstOf(symbol)}`));
    expect(await findUniverse(test.store, 'my-list')).toEqual({
      id: 'my-list',
      name: 'Garden',
      kind: 'members',
      survivorship: 'hindsight',
      indexSymbol: 'SPX',
      licenceClass: 'restricted',
    });
  });

  it('refuses what it does not know, unless told to leave it out, and stores nothing then', async () => {
    await expect(define(['AAA', 'BBB', 'NOPE', 'SPX'])).rejects.toThrow('2 of 4 tickers are no stored stock or fund: NOPE, SPX.');
    await expect(define(['AAA', 'NOPE'], { isSkipping: true })).rejects.toThrow('The list names one stored stock or fund alone');
    await expect(define(Array.from({ length: 3001 }, (_, at) => `X${at}`))).rejects.toThrow('at most 3000');
    for (const universeId of ['sp500', 'A', 'Ab', 'a', 'a b', 'x'.repeat(33), '-ab'])
      await expect(define(['AAA', 'BBB'], { universeId }), universeId).rejects.toThrow('Nothing was stored.');
    await expect(define(['AAA', 'BBB'], { name: 's&p 500' })).rejects.toThrow('is what sp500 is called');
    await expect(define(['AAA', 'BBB'], { indexSymbol: 'NDX' })).rejects.toThrow('followed indices are SPX');
    expect([await findUniverse(test.store, 'my-list'), await members()]).toEqual([null, []]);
    expect((await define(['AAA', 'BBB', 'NOPE'], { isSkipping: true })).tasks[0]?.message).toContain(
      'left out what is no stored stock or fund: NOPE',
    );
  });

  it('is withdrawn and added under a version, keeps its name and index, and comes back', async () => {
    await define(['AAA', 'BBB'], { name: 'Garden' });
    const { version } = await getDataVersion(test.store);
    expect((await define(['BBB', 'AAA'])).dataVersion).toBe(version);
    await expect(define(['AAA', 'CCC'], { name: 'Orchard' })).rejects.toThrow('another name takes another id');
    await expect(define(['AAA', 'CCC'], { indexSymbol: 'SPX' })).rejects.toThrow('another index takes another id');
    await define(['AAA', 'CCC']);
    await setFollowed(test.store, (await findUniverse(test.store, 'my-list')) ?? expect.fail(), true);
    await undefine();
    expect([await members(), await listUniversesWithMembers(test.store), (await listFollowed(test.store)).includes('my-list')]).toEqual([
      [],
      [],
      false,
    ]);
    expect(await members(version)).toEqual(['AAA', 'BBB'].map((symbol) => `${symbol} ${firstOf(symbol)}`));
    await expect(undefine()).rejects.toThrow('No universe of one’s own');
    await expect(undefine('sp500')).rejects.toThrow('which Broadtape ships');
    await define(['AAA', 'CCC']);
    expect((await findUniverse(test.store, 'my-list'))?.name).toBe('Garden');
  });

  it('has what lacks closes from the newest session on, and from its first close once that is stored', async () => {
    await define(['AAA', 'BARE']);
    expect(await members()).toEqual([`AAA ${firstOf('AAA')}`, 'BARE 2024-07-16']);
    const early = parseSessionDate('2024-03-28');
    const { id } = await upsertInstrument(test.store, makeInstrument('BARE', { kind: 'stock', tracked: false }));
    await commitCloses(test.store, { instrumentId: id, rows: [makeRow(early, 5)] });
    expect(await asWriter((fence) => refreshDefined(test.store, fence))).toEqual(['my-list']);
    expect(await members()).toEqual([`AAA ${firstOf('AAA')}`, `BARE ${early}`]);
    expect(await asWriter((fence) => refreshDefined(test.store, fence))).toEqual([]);
  });

  it('with the members of a shipped one counts the same, on both bases', async () => {
    await upsertUniverse(test.store, findDefaultUniverse('sp500') ?? expect.fail());
    await replaceMembership(
      test.store,
      'sp500',
      [...ids].map(([symbol, instrumentId]) => ({ instrumentId, from: firstOf(symbol), until: null })),
      { source: 'import' },
    );
    await define([...symbols]);
    await refreshBreadth({ store: test.store, calendar, now });
    for (const basis of ['price', 'total'] as const) {
      const [shipped, own] = [
        await readBreadthDays(test.store, { universeId: 'sp500', basis }),
        await readBreadthDays(test.store, { universeId: 'my-list', basis }),
      ];
      expect(shipped.sessions.length).toBe(sessions.length);
      expect(own).toEqual(shipped);
    }
  });

  it('keeps what every version had through any sequence of definitions', async () => {
    const step = fc.oneof(
      { arbitrary: fc.subarray([...symbols, 'BARE'], { minLength: 2 }), weight: 4 },
      { arbitrary: fc.constant(null), weight: 1 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const known = new Map<number, string[]>();
        for (const tickers of steps) {
          const isStored = (await members()).length > 0;
          if (tickers !== null) await define(tickers);
          else if (isStored) await undefine();
          const stand = await members();
          expect(stand.map((text) => text.split(' ')[0])).toEqual(tickers === null ? [] : [...tickers].sort());
          known.set((await getDataVersion(test.store)).version, stand);
        }
        for (const [version, stand] of known) expect(await members(version)).toEqual(stand);
      }),
      { numRuns: 12 },
    );
  });
});

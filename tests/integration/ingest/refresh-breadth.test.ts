import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { dropBreadthDays, findBreadthStamp, readBreadthDays } from '@/lib/store/breadth-days';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { listSessions } from '@/tests/support/make-market';
import { makeRandomCloses } from '@/tests/support/random-market';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

const calendar = createCalendar({});
const sessions = listSessions('2019-01-02', 700);
const key = { universeId: 'sp500', basis: 'price' } as const;
const session = parseSessionDate;
const date = (t: number) => sessions[t] ?? session('1900-01-01');

let test: TestStore;
let ids: number[];

const refresh = () => refreshBreadth({ store: test.store, calendar, now: () => new Date('2024-07-16T21:00:00Z') });
const refreshed = async () => (await refresh()).find(({ basis }) => basis === 'price');
const read = () => readBreadthDays(test.store, key);

/** What counting everything anew gives. */
async function countAnew() {
  await dropBreadthDays(test.store);
  expect(await refreshed()).toMatchObject({ done: 'counted' });
  return await read();
}

beforeEach(async () => {
  test = await createTestStore();
  await upsertUniverse(test.store, {
    id: 'sp500',
    name: 'S&P 500',
    kind: 'members',
    survivorship: 'point-in-time',
    indexSymbol: 'SPX',
    licenceClass: 'test',
  });
  ids = [];
  for (let i = 0; i < 6; i += 1) {
    const { id } = await upsertInstrument(test.store, makeInstrument(`S${i}`));
    ids.push(id);
    const rows = makeRandomCloses(i + 1, 690).flatMap((close, t) => (Number.isNaN(close) || t < i * 20 ? [] : [makeRow(date(t), close)]));
    await commitCloses(test.store, { instrumentId: id, rows });
  }
  const spells = ids.map((instrumentId, i) => ({ instrumentId, from: date(i * 30), until: i === 2 ? date(500) : null }));
  await replaceMembership(test.store, 'sp500', spells, { source: 'test' });
});
afterEach(() => test.remove());

describe('refreshBreadth', () => {
  it('counts every session with a member close, and stamps what it was made from', async () => {
    expect(await refreshed()).toMatchObject({ done: 'counted', sessions: 690 });
    const { sessions: counted, columns } = await read();
    expect([counted[0], counted.at(-1)]).toEqual([date(0), date(689)]);
    expect(columns.members[600]).toBe(5);
    expect(Math.max(...columns.members)).toBe(6);
    for (const [t, withClose] of columns.withClose.entries()) {
      expect((columns.advances[t] ?? 0) + (columns.declines[t] ?? 0) + (columns.unchanged[t] ?? 0)).toBeLessThanOrEqual(withClose);
      expect(columns.above50[t]).toBeLessThanOrEqual(columns.eligible50[t] ?? 0);
    }
    expect(Math.max(...columns.eligible200)).toBeGreaterThan(0);
    expect(await findBreadthStamp(test.store, key)).toMatchObject({ dataVersion: (await getDataVersion(test.store)).version });
    expect(await refreshed()).toMatchObject({ done: 'kept', sessions: 0 });
  });

  it('counts one session after an append, and what a correction can move, exactly as all anew would be', async () => {
    await refresh();
    await commitCloses(test.store, { instrumentId: ids[0] ?? 0, rows: [makeRow(date(690), 101)] });
    expect(await refreshed()).toMatchObject({ done: 'recounted', sessions: 1 });
    const appended = await read();
    expect(await countAnew()).toEqual(appended);

    await commitCloses(test.store, { instrumentId: ids[1] ?? 0, rows: [makeRow(date(300), 55)] });
    expect(await refreshed()).toMatchObject({ done: 'recounted', sessions: 252 });
    const corrected = await read();
    expect(corrected).not.toEqual(appended);
    expect(await countAnew()).toEqual(corrected);
  });

  it('takes changed members for a new universe, and an instrument outside of it for nothing', async () => {
    await refresh();
    const other = await upsertInstrument(test.store, makeInstrument('OTHER'));
    await commitCloses(test.store, { instrumentId: other.id, rows: [makeRow(date(300), 55)] });
    expect(await refreshed()).toMatchObject({ done: 'kept' });
    await replaceMembership(
      test.store,
      'sp500',
      ids.slice(0, 3).map((instrumentId) => ({ instrumentId, from: date(0), until: null })),
      { source: 'test' },
    );
    expect(await refreshed()).toMatchObject({ done: 'counted' });
    expect(Math.max(...(await read()).columns.members)).toBe(3);
  });

  it('counts no provisional close', async () => {
    await refresh();
    await commitCloses(test.store, { instrumentId: ids[0] ?? 0, rows: [makeRow(date(690), 101, { provisional: true })] });
    await refresh();
    expect((await read()).sessions.at(-1)).toBe(date(689));
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backfillSnapshots, listMonthEnds } from '@/lib/ingest/snapshots/backfill-snapshots';
import { pullSnapshot } from '@/lib/ingest/snapshots/pull-snapshot';
import { storeExact } from '@/lib/ingest/snapshots/store-exact';
import { ensureMembers } from '@/lib/ingest/securities/ensure-members';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import { getDataVersion } from '@/lib/store/data-version';
import { readDatedSectors } from '@/lib/store/dated-sectors';
import { readHindsightEnd } from '@/lib/store/hindsight-end';
import { readMembership } from '@/lib/store/memberships';
import { readSectors } from '@/lib/store/sectors';
import { listSnapshotGaps } from '@/lib/store/snapshot-gaps';
import { readSnapshots } from '@/lib/store/snapshots';
import { listUniverseCoverage } from '@/lib/store/universe-coverage';
import { upsertUniverse } from '@/lib/store/universes';
import { readWeights } from '@/lib/store/weights';
import { startFaultServer, type FaultServer } from '../../support/fault-server';
import { asWriter, calendar, crowd, day, listSpells, makeHoldings, now, takeSnapshot } from '../../support/snapshot-bench';
import { noLimits } from '../../support/source-settings';
import { createTestStore, type TestStore } from '../../support/test-store';
import { rounds } from '../../support/rounds';

const few = crowd.slice(0, 398);
const january = makeHoldings('2024-01-31', [...few, 'AAA', 'BBB']);
const february = makeHoldings('2024-02-29', [...few, 'AAA', 'CCC']);
const march = makeHoldings('2024-03-28', [...few, 'AAA', 'BBB', 'CCC']);
const april = makeHoldings('2024-04-30', [...few, 'BBB', 'CCC']);
const ofFew = (spells: readonly string[]): string[] => spells.filter((text) => !text.startsWith('M'));

describe('snapshots of a universe', () => {
  let bench: TestStore;
  beforeEach(async () => {
    bench = await createTestStore();
  });
  afterEach(() => bench.remove());

  it('give the same spells, weights and sectors in whatever order they come, and a second time change nothing', async () => {
    const orders = [
      [january, february, march, april],
      [april, february, january, march],
      [march, april, january, february],
    ];
    const found = [];
    for (const order of orders.slice(0, rounds(3, 2))) {
      const one = await createTestStore();
      try {
        for (const holdings of order) await takeSnapshot(one.store, holdings);
        const { version } = await getDataVersion(one.store);
        expect(version).toBe(order.length);
        for (const holdings of order)
          expect((await takeSnapshot(one.store, holdings)).result).toMatchObject({ added: 0, withdrawn: 0, dataVersion: version });
        const weights = [...(await readWeights(one.store, 'sp400')).values()].map(({ sessions }) => sessions.join()).sort();
        found.push({ spells: await listSpells(one.store), weights, sectors: [...(await readSectors(one.store, 'sp400')).values()].sort() });
      } finally {
        await one.remove();
      }
    }
    expect(ofFew(found[0]?.spells ?? [])).toEqual([
      'AAA <2024-01-31 2024-03-28<2024-04-30',
      'BBB <2024-01-31 2024-01-31<2024-02-29',
      'BBB 2024-02-29<2024-03-28 <',
      'CCC 2024-01-31<2024-02-29 <',
    ]);
    for (const other of found.slice(1)) expect(other).toEqual(found[0]);
  });

  it('that fail their checks change nothing and say why, but by force', async () => {
    await takeSnapshot(bench.store, january);
    const { version } = await getDataVersion(bench.store);
    const before = await listSpells(bench.store);
    const wrong = [
      [makeHoldings('2024-02-29', crowd.slice(0, 300)), /300 members; the S&P MidCap 400 has 360 to 441/],
      [
        makeHoldings('2024-02-29', [...crowd.slice(0, 360), ...crowd.slice(0, 40).map((name) => `X${name}`)]),
        /40 of 400 names are not in both lists/,
      ],
      [{ ...february, holdings: february.holdings.map((one) => ({ ...one, weight: 0.001 })) }, /sum to 40.00%/],
      [makeHoldings('2024-02-25', crowd), /2024-02-25, not a session/],
      [makeHoldings('2027-01-04', crowd), /in the future/],
      [{ ...february, fund: 'IWM' }, /it is the list of IWM/],
    ] as const;
    for (const [holdings, why] of wrong) await expect(takeSnapshot(bench.store, holdings)).rejects.toThrow(why);
    expect((await getDataVersion(bench.store)).version).toBe(version);
    expect(await listSpells(bench.store)).toEqual(before);
    expect((await takeSnapshot(bench.store, makeHoldings('2024-02-29', crowd.slice(0, 300)), 'tried')).remarks.join()).toMatch(
      /stored by force \(tried\)/,
    );
  });

  it('of the second choice are only compared where one of the first stands, in either order', async () => {
    const second = makeHoldings('2024-01-31', [...few, 'AAA', 'DDD'], 'ssga');
    const found = [];
    const told: string[] = [];
    for (const order of [
      [january, second],
      [second, january],
    ]) {
      const one = await createTestStore();
      try {
        for (const holdings of order) told.push((await takeSnapshot(one.store, holdings)).remarks.join('; '));
        const [snapshot, ...more] = await readSnapshots(one.store, 'sp400');
        found.push([
          more.length,
          snapshot?.source,
          snapshot?.confirmedBy,
          ofFew(await listSpells(one.store)),
          (await readWeights(one.store, 'sp400')).size,
        ]);
      } finally {
        await one.remove();
      }
    }
    expect(found[0]).toEqual([0, 'ishares', 'ssga', ['AAA <2024-01-31 <', 'BBB <2024-01-31 <'], 400]);
    expect(found[1]).toEqual(found[0]);
    expect(told[1]).toContain(
      'the list of ishares stands for that session; this one was compared with it: only in ssga: DDD; only in ishares: BBB',
    );
    expect(told[3]).toContain('it takes the place of the list of ssga: only in ishares: BBB; only in ssga: DDD');
  });

  it('carry on exact days of a file, which stand where both speak', async () => {
    const { store } = bench;
    const ids = await ensureMembers(store, [...crowd, 'AAA', 'BBB', 'CCC']);
    const idOf = (symbol: string): number => ids.get(symbol)?.id ?? NaN;
    const exact = [
      ...few.map((symbol) => ({ instrumentId: idOf(symbol), from: day('2020-01-02'), until: null })),
      { instrumentId: idOf('BBB'), from: day('2021-05-03'), until: day('2024-02-09') },
      { instrumentId: idOf('AAA'), from: day('2022-03-01'), until: null },
      { instrumentId: idOf('CCC'), from: day('2024-02-09'), until: null },
    ];
    const import_ = () => asWriter(store, (fence) => storeExact(store, 'sp400', exact, { source: 'import', fence }));
    await takeSnapshot(store, january);
    const { remark } = await import_();
    expect(remark.join()).toContain('its days stand up to 2024-02-09');
    for (const holdings of [february, march, april]) await takeSnapshot(store, holdings);
    const expected = [
      'AAA <2022-03-01 2024-03-28<2024-04-30',
      'BBB <2021-05-03 <2024-02-09',
      'BBB 2024-02-29<2024-03-28 <',
      'CCC <2024-02-09 <',
    ];
    expect(ofFew(await listSpells(store))).toEqual(expected);
    const { version } = await getDataVersion(store);
    await import_();
    expect([ofFew(await listSpells(store)), (await getDataVersion(store)).version]).toEqual([expected, version]);
  });
});

describe("an imported list of today's members", () => {
  it('stands up to the first list of a fund, in either order, and every version tells up to where', async () => {
    const found = [];
    for (const isImportedFirst of [true, false]) {
      const { store, remove } = await createTestStore();
      try {
        const ids = await ensureMembers(store, [...crowd, 'AAA', 'DDD']);
        const todays = [...few, 'AAA', 'DDD'].map((symbol) => ({
          instrumentId: ids.get(symbol)?.id ?? NaN,
          from: day('2001-01-02'),
          until: null,
        }));
        const import_ = () => asWriter(store, (fence) => storeExact(store, 'sp400', todays, { source: 'import', fence }));
        await upsertUniverse(store, findDefaultUniverse('sp400') ?? expect.fail());
        if (isImportedFirst) await import_();
        else await takeSnapshot(store, january);
        const { version } = await getDataVersion(store);
        const early = await readMembership(store, 'sp400');
        if (isImportedFirst) await takeSnapshot(store, january);
        else
          expect((await import_()).remark).toEqual([
            'a list that nobody ever left stands up to 2024-01-31 alone, from where on snapshots of a fund tell who the members are',
          ]);
        await takeSnapshot(store, february);
        const spells = await readMembership(store, 'sp400');
        found.push(await listSpells(store));
        expect(await readHindsightEnd(store, 'sp400', spells)).toBe('2024-01-31');
        // What stood before both were there stands for whoever asks for that version.
        expect(await readHindsightEnd(store, 'sp400', early, version)).toBeNull();
        expect(await readMembership(store, 'sp400', version)).toEqual(early);
        const listed = (await listUniverseCoverage(store)).find(({ id }) => id === 'sp400');
        expect(listed).toMatchObject({ survivorship: 'point-in-time', hindsightTo: '2024-01-31', first: '2001-01-02' });
      } finally {
        await remove();
      }
    }
    expect(ofFew(found[0] ?? [])).toEqual([
      'AAA <2001-01-02 <',
      'BBB <2024-01-31 2024-01-31<2024-02-29',
      'CCC 2024-01-31<2024-02-29 <',
      'DDD <2001-01-02 <2024-01-31',
    ]);
    expect(found[1]).toEqual(found[0]);
  });
});

it('sectors are read as the lists of their time gave them, and as a version knew them', async () => {
  const { store, remove } = await createTestStore();
  try {
    await takeSnapshot(store, january);
    const { version } = await getDataVersion(store);
    const moved = february.holdings.map((one) => (one.ticker === 'AAA' ? { ...one, sector: 'Materials' } : one));
    await takeSnapshot(store, { ...february, holdings: moved });
    const id = (await ensureMembers(store, ['AAA'])).get('AAA')?.id ?? NaN;
    const { byInstrument, from, hasUndated } = await readDatedSectors(store, 'sp400');
    expect([from, hasUndated]).toEqual(['2024-01-31', false]);
    expect(byInstrument.get(id)).toEqual([
      { session: '2024-01-31', sector: 'Energy' },
      { session: '2024-02-29', sector: 'Materials' },
    ]);
    expect((await readDatedSectors(store, 'sp400', version)).byInstrument.get(id)).toEqual([{ session: '2024-01-31', sector: 'Energy' }]);
    expect((await readDatedSectors(store, 'sp500')).from).toBeNull();
  } finally {
    await remove();
  }
});

describe('lists of members from a source', () => {
  let bench: TestStore;
  let server: FaultServer;
  beforeEach(async () => {
    [bench, server] = [await createTestStore(), await startFaultServer()];
  });
  afterEach(async () => {
    await server.close();
    await bench.remove();
  });

  const served = (tickers: readonly string[]) => tickers.map((ticker) => ({ ticker, percent: 100 / tickers.length }));
  const sources = () =>
    createHoldingsSources(server.settings, { limits: noLimits, sleep: () => Promise.resolve(), today: () => day('2026-11-28') });
  const pull = (universeId = 'sp400', signal?: AbortSignal) =>
    asWriter(bench.store, (fence) =>
      pullSnapshot({ store: bench.store, sources: sources(), calendar, now, fence, origin: 'cli', universeId, signal }),
    );
  const backfill = (signal?: AbortSignal, onProgress?: () => void) =>
    asWriter(bench.store, (fence) =>
      backfillSnapshots({
        store: bench.store,
        sources: sources(),
        calendar,
        now,
        fence,
        origin: 'cli',
        universeId: 'sp400',
        since: day('2026-01-01'),
        signal,
        onProgress,
      }),
    );
  const ends = () => listMonthEnds(calendar, day('2026-01-01'), day('2026-11-27'));
  const asked = () => server.requests.map(({ url }) => new URL(url).searchParams.get('asOfDate'));

  it('come with weights and sectors, and from the next source where the first refuses', async () => {
    server.setHoldings('ishares', 'IJH', {
      asOf: '2026-11-27',
      lines: [...served([...crowd.slice(0, 399), 'MOGA']), { ticker: 'USD', kind: 'Cash', percent: 0 }],
    });
    const report = await pull();
    expect(report).toMatchObject({
      state: 'done',
      tasks: [
        {
          symbol: 'sp400',
          provider: 'ishares',
          message: expect.stringContaining('400 members, weights sum to 100.00%; left out 1 lines: 1 cash, no stock'),
        },
      ],
    });
    expect((await listSpells(bench.store)).filter((text) => text.startsWith('MOG'))).toEqual(['MOG.A <2026-11-27 <']);
    expect((await pull()).tasks[0]?.state).toBe('unchanged');
    server.setFault('ishares', 'html');
    server.setHoldings('ssga', 'MDY', { asOf: '2026-11-27', lines: served([...crowd.slice(0, 399), 'MOG.A']) });
    expect(await pull()).toMatchObject({
      state: 'done',
      tasks: [{ provider: 'ssga', message: expect.stringContaining('this one was compared with it: both have the same members') }],
    });
  });

  it('that cannot be trusted change nothing, and the report says why', async () => {
    server.setHoldings('ishares', 'IJH', { asOf: '2026-11-27', lines: served(crowd.slice(0, 200)) });
    expect(await pull()).toMatchObject({ state: 'failed', message: expect.stringContaining('200 members'), dataVersion: 0 });
    server.setFault('ishares', 'status-503');
    server.setFault('ssga', 'status-403');
    expect(await pull()).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/No list of members came: ishares answered HTTP 503.*ssga answered HTTP 403/),
      dataVersion: 0,
    });
    await expect(pull('mag7')).rejects.toThrow(/accepted are sp500, sp400/);
  });

  it('are compared with a second source: names on one side, weights apart', async () => {
    const names = [...crowd, ...crowd.map((name) => `N${name.slice(1)}`)].slice(0, 503);
    server.setHoldings('ishares', 'IVV', { asOf: '2026-11-27', lines: served(names) });
    const other = served([...names.slice(0, 502), 'ZZZ']).map((line) => (line.ticker === 'M000' ? { ...line, percent: 0.3 } : line));
    server.setHoldings('ssga', 'SPY', { asOf: '2026-11-27', lines: other });
    expect((await pull('sp500')).tasks[0]?.message).toMatch(
      /only in ishares: N102; only in ssga: ZZZ; 1 weights are more than 5 basis points apart: M000 0.20% against 0.30%/,
    );
    expect((await readSnapshots(bench.store, 'sp500'))[0]?.confirmedBy).toBe('ssga');
  });

  it('of the past are asked for once each, through a kill, and what was not published or was refused is not asked for again', async () => {
    for (const [place, session] of ends().entries()) {
      if (place === 3) continue;
      server.setHoldings('ishares', 'IJH', {
        asOf: session,
        lines: served(place === 5 ? crowd.slice(0, 100) : [...crowd.slice(0, 399), `G${place}`]),
      });
    }
    const stop = new AbortController();
    let steps = 0;
    await expect(
      backfill(stop.signal, () => {
        steps += 1;
        if (steps === 4) stop.abort(new Error('killed'));
      }),
    ).rejects.toThrow('killed');
    expect(asked()).toHaveLength(4);
    const report = await backfill();
    expect(asked()).toEqual(ends().map((session) => session.replaceAll('-', '')));
    expect(report.tasks.filter(({ state }) => state === 'failed').map(({ symbol }) => symbol)).toEqual([`sp400 ${ends()[5] ?? ''}`]);
    expect((await listSnapshotGaps(bench.store, 'sp400', 'ishares')).map(({ session, reason }) => [session, reason.slice(0, 13)])).toEqual([
      [ends()[3], 'not published'],
      [ends()[5], `ishares, ${ends()[5]?.slice(0, 4) ?? ''}`],
    ]);
    const { version } = await getDataVersion(bench.store);
    expect((await backfill()).tasks).toEqual([]);
    expect([asked().length, (await getDataVersion(bench.store)).version]).toEqual([ends().length, version]);
  });

  it('of the past move no spell twice, though a newer list stands already', async () => {
    const sessions = ends();
    const last = sessions.at(-1) ?? expect.fail();
    const names = (place: number) => [
      ...crowd.slice(0, 390),
      ...Array.from({ length: 10 }, (_, at) => `L${place}X${String.fromCharCode(65 + at)}`),
    ];
    await takeSnapshot(bench.store, makeHoldings(last, names(sessions.length - 1)));
    sessions.forEach((session, place) => {
      server.setHoldings('ishares', 'IJH', { asOf: session, lines: served(names(place)) });
    });
    const stop = new AbortController();
    let steps = 0;
    await expect(
      backfill(stop.signal, () => {
        steps += 1;
        if (steps === 4) stop.abort(new Error('stopped'));
      }),
    ).rejects.toThrow('stopped');
    const spells = async () => (await listSpells(bench.store)).filter((text) => text.startsWith('L0XA') || text.startsWith('L3XA'));
    expect(await spells()).toEqual([
      `L0XA <${sessions[0] ?? ''} ${sessions[0] ?? ''}<${sessions[1] ?? ''}`,
      `L3XA ${sessions[2] ?? ''}<${sessions[3] ?? ''} ${sessions[3] ?? ''}<${last}`,
    ]);
    await backfill();
    expect((await spells())[1]).toBe(`L3XA ${sessions[2] ?? ''}<${sessions[3] ?? ''} ${sessions[3] ?? ''}<${sessions[4] ?? ''}`);
    // Four hundred of the list that stood; as many again where it was stopped, and ten of each list.
    expect(await bench.store.reader.membership.count()).toBeLessThanOrEqual(400 + 400 + 2 * 10 * sessions.length);
  });

  it.each(['status-429', 'status-404'] as const)('of the past are left alone after a %s, and go on from there', async (fault) => {
    for (const session of ends()) server.setHoldings('ishares', 'IJH', { asOf: session, lines: served(crowd) });
    server.setFault('ishares', fault, { times: 1 });
    expect(await backfill()).toMatchObject({ state: 'failed', message: expect.stringContaining('Stopped at 2026-01-30') });
    expect(asked()).toHaveLength(1);
    expect(await listSnapshotGaps(bench.store, 'sp400', 'ishares')).toEqual([]);
    expect(await backfill()).toMatchObject({ state: 'done', tasks: { length: ends().length } });
    expect((await listSpells(bench.store)).every((text) => text.endsWith(' <2026-01-30 <'))).toBe(true);
  });
});

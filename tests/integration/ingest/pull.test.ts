import { findSource } from '@/tests/support/find-source';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { listRuns } from '@/lib/store/ingest-runs';
import { listQuarantine } from '@/lib/store/quarantine';
import { createIngestBench, evening, findTask, listSessions, serveRows, type IngestBench } from '../../support/ingest-bench';

const august5 = '2024-08-05T23:00:00.000Z';
const listReasons = async ({ store }: IngestBench) => {
  const revisions = await store.reader.closeRevision.findMany({ where: { oldClose: { not: null } }, orderBy: { day: 'asc' } });
  return revisions.map(({ day, reason }) => `${fromDayNumber(day)} ${reason}`);
};

describe('a pull', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await createIngestBench();
  });
  afterEach(() => bench.remove());

  it('stores every close as it was served; a second one changes nothing', async () => {
    const first = await bench.pull();
    expect(first).toMatchObject({ state: 'done', message: null });
    for (const [symbol, level] of [
      ['RUT', 2100],
      ['NDX', 19000],
      ['AAPL', 220],
    ] as const) {
      const rows = await bench.stored(symbol);
      expect([...rows.values()].map(({ session, close }) => ({ session, close }))).toEqual(serveRows('2024-07-31', level));
      expect([...rows.values()].every(({ source, provisional }) => source === 'yahoo' && !provisional)).toBe(true);
    }
    const second = await bench.pull();
    expect(second).toMatchObject({ state: 'done', dataVersion: first.dataVersion });
    expect(second.tasks.map(({ state, rowsNew, rowsRevised }) => [state, rowsNew, rowsRevised])).toEqual(
      first.tasks.map(() => ['unchanged', 0, 0]),
    );
  });

  it('asks the second provider where the first fails, and says so', async () => {
    bench.server.setFault('yahoo', 'status-500');
    const report = await bench.pull();
    expect(report.state).toBe('done');
    expect(findTask(report, 'RUT')).toMatchObject({
      provider: 'cboe',
      attempts: 2,
      errorClass: 'transient',
      message: expect.stringContaining('yahoo: transient') as unknown,
    });
    expect(new Set([...(await bench.stored('RUT')).values()].map(({ source }) => source))).toEqual(new Set(['cboe']));
    expect(new Set([...(await bench.stored('NDX')).values()].map(({ source }) => source))).toEqual(new Set(['nasdaq']));
  });

  it('takes adjusted closes of a stock as soon as a provider gives them', async () => {
    bench.server.setFault('yahoo', 'status-500');
    await bench.pull();
    expect([...(await bench.stored('AAPL')).values()].every(({ adjClose }) => adjClose === null)).toBe(true);
    bench.server.setFault('yahoo', 'ok');
    await bench.pull();
    const rows = [...(await bench.stored('AAPL')).values()];
    expect(rows.every(({ adjClose, source }) => adjClose !== null && source === 'yahoo')).toBe(true);
    expect((await bench.pull()).tasks.every(({ state }) => state === 'unchanged')).toBe(true);
  });

  it('flags a difference of more than 0.02% between providers, and none of less', async () => {
    const rows = serveRows('2024-07-31', 2100);
    bench.server.setRows(
      'cboe',
      'RUT',
      rows.map((row) => ({ ...row, close: Number(row.close) * (row.session === '2024-07-30' ? 1.0005 : 1.0001) })),
    );
    const { message } = findTask(await bench.pull(), 'RUT');
    expect(message).toContain('2024-07-30 cboe differs from yahoo by 0.050%');
    expect(message?.match(/differs/g)).toHaveLength(1);
  });

  it('keeps a suspicious move waiting until the second provider agrees', async () => {
    await bench.pull();
    const moved = (factor: number) =>
      serveRows('2024-08-05', 2100).map((row) => (row.session === '2024-08-05' ? { ...row, close: Number(row.close) * factor } : row));
    bench.server.setRows('yahoo', '^RUT', moved(0.85));
    bench.server.setRows('cboe', 'RUT', moved(1));
    const waiting = await bench.pull(august5);
    expect(findTask(waiting, 'RUT')).toMatchObject({ rowsNew: 2, rowsQuarantined: 1 });
    expect(await listQuarantine(bench.store)).toMatchObject([
      { symbol: 'RUT', session: '2024-08-05', reason: expect.stringContaining('waits until a second provider agrees') as unknown },
    ]);
    bench.server.setRows('cboe', 'RUT', moved(0.85));
    const agreed = await bench.pull(august5);
    expect(findTask(agreed, 'RUT')).toMatchObject({
      rowsNew: 1,
      message: expect.stringContaining('confirmed by a second provider') as unknown,
    });
    expect((await bench.stored('RUT')).get('2024-08-05')?.close).toBeCloseTo(Number(moved(0.85).at(-1)?.close), 2);
  });

  it('writes the whole history anew after a split, as revisions that say so', async () => {
    await bench.pull();
    const split = { rows: serveRows('2024-08-01', 55), splits: [{ session: '2024-08-01', numerator: 4, denominator: 1 }] };
    bench.server.setRows('yahoo', 'AAPL', split.rows, { splits: split.splits });
    const report = await bench.pull('2024-08-01T23:00:00.000Z', { symbols: ['AAPL'] });
    expect(report.state).toBe('done');
    expect([...(await bench.stored('AAPL')).values()].map(({ close }) => close)).toEqual(split.rows.map(({ close }) => close));
    expect(await listReasons(bench)).toEqual(listSessions('2024-07-31').map((session) => `${session} split`));
  });

  it('stores nothing of a split while the whole history cannot be had, and all of it with the next run', async () => {
    await bench.pull();
    const before = [...(await bench.stored('AAPL')).values()];
    bench.server.setRows('yahoo', 'AAPL', serveRows('2024-08-01', 55), {
      splits: [{ session: '2024-08-01', numerator: 4, denominator: 1 }],
    });
    const real = bench.sources();
    let calls = 0;
    const yahoo = findSource(real, 'yahoo');
    const sources = real.map((source) =>
      source !== yahoo
        ? source
        : {
            ...yahoo,
            fetchCloses: (request: Parameters<typeof yahoo.fetchCloses>[0]) => {
              calls += 1;
              if (calls === 2) bench.server.setFault('yahoo', 'status-500', { symbol: 'AAPL', times: 3 });
              return yahoo.fetchCloses(request);
            },
          },
    );
    const failed = await bench.pull('2024-08-01T23:00:00.000Z', { symbols: ['AAPL'], sources });
    expect(findTask(failed, 'AAPL')).toMatchObject({ state: 'failed', errorClass: 'transient', rowsNew: 0 });
    expect([...(await bench.stored('AAPL')).values()]).toEqual(before);
    expect((await bench.pull('2024-08-01T23:00:00.000Z', { symbols: ['AAPL'] })).tasks).toMatchObject([
      { state: 'done', rowsNew: 1, rowsRevised: before.length },
    ]);
  });

  it.each(['price-times-ten', 'all-prices-times-ten'] as const)('stores nothing of %s', async (fault) => {
    await bench.pull();
    const before = [...(await bench.stored('RUT')).values()];
    bench.server.setRows('yahoo', '^RUT', serveRows('2024-08-01', 2100));
    bench.server.setFault('yahoo', fault, { symbol: '^RUT' });
    const report = await bench.pull('2024-08-01T23:00:00.000Z');
    expect(findTask(report, 'RUT').rowsQuarantined).toBeGreaterThan(0);
    expect([...(await bench.stored('RUT')).values()]).toEqual(before);
  });

  it('refuses a run in which every close stands still for three sessions in a row, and records what it saw', async () => {
    const { dataVersion } = await bench.pull();
    for (const [provider, symbol, level] of [
      ['yahoo', '^RUT', 2100],
      ['yahoo', '^NDX', 19000],
      ['yahoo', 'AAPL', 220],
    ] as const)
      bench.server.setRows(provider, symbol, serveRows('2024-08-06', level));
    bench.server.setFault('yahoo', 'frozen-closes');
    const report = await bench.pull('2024-08-06T23:00:00.000Z');
    expect(report).toMatchObject({
      state: 'failed',
      dataVersion,
      message: expect.stringContaining('every close stands still on 3 sessions in a row') as unknown,
    });
    expect((await bench.stored('RUT')).size).toBe(listSessions('2024-07-31').length);
    const [recorded] = await listRuns(bench.store, 1);
    expect(recorded?.tasks.map(({ symbol, state, rowsNew }) => [symbol, state, rowsNew])).toEqual([
      ['AAPL', 'failed', 0],
      ['NDX', 'failed', 0],
      ['RUT', 'failed', 0],
    ]);
  });

  it('records the turn from provisional to final', async () => {
    const during = await bench.pull('2024-07-31T18:00:00.000Z', { symbols: ['RUT'] });
    expect((await bench.stored('RUT')).get('2024-07-31')?.provisional).toBe(true);
    const after = await bench.pull(evening, { symbols: ['RUT'] });
    expect(after.dataVersion).toBe(during.dataVersion + 1);
    expect((await bench.stored('RUT')).get('2024-07-31')?.provisional).toBe(false);
    expect(await listReasons(bench)).toEqual(['2024-07-31 final']);
  });

  it('asks for a gap that the provider cannot fill once a week, not in every run', async () => {
    const holed = serveRows('2024-07-31', 2100).filter(({ session }) => session !== '2024-07-08');
    bench.server.setRows('yahoo', '^RUT', holed);
    const askedFrom = async (now: string) => {
      const before = bench.server.requests.length;
      await bench.pull(now, { symbols: ['RUT'] });
      const url = bench.server.requests.slice(before).find(({ provider }) => provider === 'yahoo')?.url ?? '';
      return new Date(Number(/period1=(\d+)/.exec(url)?.[1]) * 1000).toISOString().slice(0, 10);
    };
    await bench.pull(evening, { symbols: ['RUT'] });
    expect(await askedFrom(evening)).toBe('2024-07-18');
    expect(await askedFrom('2024-08-01T03:00:00.000Z')).toBe('2024-07-05');
    expect(await askedFrom('2024-08-01T11:30:00.000Z')).toBe('2024-07-18');
  });

  it('takes a range before the listing for no data', async () => {
    const range = { symbols: ['RUT'], from: parseSessionDate('1927-01-03'), to: parseSessionDate('1927-01-31') };
    const report = await bench.pull(evening, range);
    expect(findTask(report, 'RUT')).toMatchObject({ state: 'unchanged', errorClass: null });
  });
});

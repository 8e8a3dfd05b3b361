import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDisagreements } from '@/lib/store/close-checks';
import type { ServedProvider } from '../../support/fault-server-writers';
import { createIngestBench, evening, findTask, listSessions, serveRows, type IngestBench } from '../../support/ingest-bench';

let bench: IngestBench;
beforeEach(async () => {
  bench = await createIngestBench();
});
afterEach(() => bench.remove());

/** Serves closes that are higher than the truth by a factor on one session. */
function serveApart(provider: ServedProvider, symbol: string, level: number, session: string, factor: number): void {
  const rows = serveRows('2024-07-31', level).map((row) =>
    row.session === session ? { ...row, close: Math.round(Number(row.close) * factor * 100) / 100 } : row,
  );
  bench.server.setRows(provider, symbol, rows);
}
const verify = (now = evening) => bench.pull(now, { kind: 'verify' });
const listChecks = () => bench.store.reader.closeCheck.findMany({ orderBy: { id: 'asc' } });
const told = async () =>
  (await listDisagreements(bench.store)).map(
    ({ symbol, session, storedSource, otherSource }) => `${symbol} ${session} ${storedSource} ${otherSource}`,
  );

describe('what second sources say of closes', () => {
  it('is kept per close; where they agree it is no disagreement and no new version', async () => {
    const pulled = await bench.pull();
    const last = listSessions('2024-07-31').slice(-10);
    // Indices are compared whenever they are pulled.
    expect((await listChecks()).map(({ session }) => session).sort()).toEqual([...last, ...last].sort());
    const verified = await verify();
    expect(verified).toMatchObject({ state: 'done', message: null, dataVersion: pulled.dataVersion });
    expect((await listChecks()).length).toBe(30);
    expect(await told()).toEqual([]);
    await verify();
    expect((await listChecks()).length).toBe(30);
  });

  it('is a disagreement from 0.02% of an index and 0.1% of a stock on, under a version of its own', async () => {
    const { dataVersion } = await bench.pull();
    serveApart('cboe', 'RUT', 2100, '2024-07-30', 1.0003);
    serveApart('nasdaq', 'NDX', 19000, '2024-07-30', 1.0001);
    serveApart('nasdaq', 'AAPL', 220, '2024-07-29', 1.0008);
    expect(await verify()).toMatchObject({ dataVersion: dataVersion + 1 });
    expect(await told()).toEqual(['RUT 2024-07-30 yahoo cboe']);
    serveApart('nasdaq', 'AAPL', 220, '2024-07-29', 1.002);
    const report = await verify();
    expect(report.dataVersion).toBe(dataVersion + 2);
    expect(findTask(report, 'AAPL').message).toBe('2024-07-29 nasdaq differs from yahoo by 0.199%, more than 0.1%');
    expect(await told()).toEqual(['RUT 2024-07-30 yahoo cboe', 'AAPL 2024-07-29 yahoo nasdaq']);
    expect((await bench.stored('AAPL')).get('2024-07-29')?.close).toBe(
      serveRows('2024-07-31', 220).find(({ session }) => session === '2024-07-29')?.close,
    );
  });

  it('ends when the other source takes its value back, and when the stored close is revised; both values stay on record', async () => {
    await bench.pull();
    serveApart('cboe', 'RUT', 2100, '2024-07-30', 1.0003);
    serveApart('nasdaq', 'NDX', 19000, '2024-07-30', 1.0004);
    await verify();
    expect(await told()).toHaveLength(2);
    serveApart('cboe', 'RUT', 2100, '2024-07-30', 1);
    serveApart('yahoo', '^NDX', 19000, '2024-07-30', 1.0004);
    await verify();
    expect(await told()).toEqual([]);
    const rut = (await listChecks()).filter(({ session, source }) => session === '2024-07-30' && source === 'cboe');
    expect(rut).toHaveLength(3);
    expect(rut[1]?.close).toBeGreaterThan(rut[0]?.close ?? NaN);
  });

  it('asks nobody of a close that is not final', async () => {
    await bench.pull('2024-07-31T18:00:00.000Z', { symbols: ['RUT'] });
    expect((await listChecks()).map(({ session }) => session)).not.toContain('2024-07-31');
  });

  it('says when nobody else answered, and stores as usual', async () => {
    bench.server.setFault('nasdaq', 'status-503');
    const report = await verify();
    expect(report.state).toBe('done');
    expect(findTask(report, 'AAPL')).toMatchObject({ state: 'done', message: expect.stringContaining('not compared: nasdaq') as unknown });
    expect((await listChecks()).every(({ source }) => source === 'cboe')).toBe(true);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { listRuns } from '@/lib/store/ingest-runs';
import { closeOf, createBatchBench, newest, sessions, type BatchBench } from '../../support/batch-bench';
import { findTask } from '../../support/ingest-bench';
import { rounds } from '../../support/rounds';

let bench: BatchBench;
afterEach(() => bench.remove());

const expectNewest = async (symbols: readonly string[], source: string) => {
  for (const symbol of symbols)
    expect((await bench.stored(symbol)).get(newest)).toMatchObject({
      close: closeOf(bench.members.indexOf(symbol), newest),
      adjClose: null,
      source,
      provisional: false,
    });
};

// As many as the S&P 500 has in the exhaustive run.
const many = rounds(500, 220);

describe(`a day of ${many} members`, () => {
  it('takes one request for 20 without a key, and none when it is repeated', async () => {
    bench = await createBatchBench(many);
    const report = await bench.pull();
    expect(report).toMatchObject({ state: 'done', message: null });
    expect(report.asked).toHaveLength(many / 20);
    expect(report.tasks.map(({ rowsNew, rowsRevised, provider }) => [rowsNew, rowsRevised, provider])).toEqual(
      bench.members.map(() => [1, 0, 'yahoo']),
    );
    await expectNewest(bench.members, 'yahoo');
    expect((await bench.pull()).asked).toEqual([]);
  });

  it('takes one for 200 with Alpaca', async () => {
    bench = await createBatchBench(many, { basis: 'price' });
    const report = await bench.pull({}, 'alpaca');
    expect(report).toMatchObject({ state: 'done', message: null });
    expect(report.asked.map(({ provider }) => provider)).toEqual(Array(Math.ceil(many / 200)).fill('alpaca'));
    await expectNewest(bench.members, 'alpaca');
  });
});

describe('a day by date, with Massive', () => {
  it('takes 1 request for all members', async () => {
    bench = await createBatchBench(many, { basis: 'price' });
    const report = await bench.pull({}, 'massive');
    expect(report).toMatchObject({ state: 'done', message: null });
    expect(report.asked.map(({ url }) => url)).toEqual([expect.stringContaining(`/grouped/locale/us/market/stocks/${newest}`)]);
    await expectNewest(bench.members, 'massive');
  });

  it('takes 2 where a close moved as after a split, and tells a split from a move', async () => {
    bench = await createBatchBench(100, { basis: 'price' });
    bench.serve('S001', (row) => (row.session === newest ? { ...row, close: Number(row.close) * 0.9 } : row));
    bench.serve('S002', (row) => ({ ...row, close: Number(row.close) / 1.5 }), [{ session: newest, numerator: 3, denominator: 2 }]);
    const report = await bench.pull({}, 'massive');
    expect(report.asked.map(({ provider, isBatch }) => [provider, isBatch])).toEqual([
      ['massive', true],
      ['massive', true],
      ['yahoo', false],
      ['yahoo', false],
    ]);
    expect(findTask(report, 'S001')).toMatchObject({ provider: 'massive', rowsNew: 1, rowsRevised: 0 });
    expect(findTask(report, 'S002')).toMatchObject({ provider: 'yahoo', rowsNew: 1, rowsRevised: sessions.length - 1 });
    expect([...(await bench.stored('S002')).values()].map(({ session, close }) => Math.round((closeOf(2, session) / close) * 1e4))).toEqual(
      sessions.map(() => 15_000),
    );
  });
});

describe('what a batch lacks', () => {
  it('is asked for by name', async () => {
    bench = await createBatchBench(40);
    bench.server.strike(({ isBatch, names }) =>
      isBatch && names.includes('S005')
        ? { status: 200, body: JSON.stringify({ S000: { symbol: 'S000', timestamp: [], close: [] } }) }
        : null,
    );
    const report = await bench.pull();
    expect(report).toMatchObject({ state: 'done' });
    const batches = report.asked.filter(({ isBatch }) => isBatch);
    expect(batches).toHaveLength(2);
    expect(
      report.asked
        .filter(({ isBatch }) => !isBatch)
        .flatMap(({ names }) => names)
        .sort(),
    ).toEqual(batches[0]?.names.toSorted());
    expect(report.tasks.every(({ rowsNew }) => rowsNew === 1)).toBe(true);
  });

  it('is asked for in other batches where one is refused as a whole', async () => {
    bench = await createBatchBench(250, { basis: 'price' });
    bench.server.strike(({ provider }) => (provider === 'alpaca' ? { status: 401, body: '{"message":"unauthorized."}' } : null));
    const report = await bench.pull({}, 'alpaca');
    expect(report).toMatchObject({ state: 'done' });
    // Each of Alpaca's two, and then what spark takes for the same stocks, twenty a request.
    expect(report.asked.map(({ provider, isBatch }) => [provider, isBatch])).toEqual([
      ['alpaca', true],
      ...Array<unknown>(10).fill(['yahoo', true]),
      ['alpaca', true],
      ...Array<unknown>(3).fill(['yahoo', true]),
    ]);
    expect(report.tasks.every(({ message }) => message?.includes('alpaca') === true)).toBe(true);
    await expectNewest(bench.members, 'yahoo');
  });

  it('few members are asked for by name', async () => {
    bench = await createBatchBench(19);
    expect((await bench.pull()).asked.map(({ isBatch }) => isBatch)).toEqual(bench.members.map(() => false));
  });
});

describe('what a batch has no dividend-adjusted closes of', () => {
  it('waits for its turn among a few a run, or is asked for by name at once where the run may', async () => {
    bench = await createBatchBench(40, { lag: 3 });
    const upTo = (place: number) => ({ to: sessions.at(place) ?? newest, now: () => new Date(`${sessions.at(place) ?? ''}T23:00:00Z`) });
    const late = async () =>
      (await Promise.all(bench.members.map((symbol) => bench.stored(symbol)))).filter(
        (rows) => [...rows.values()].at(-1)?.adjClose === null,
      ).length;
    const askedByName = (report: Awaited<ReturnType<BatchBench['pull']>>) => report.asked.filter(({ isBatch }) => !isBatch).length;
    expect([askedByName(await bench.pull(upTo(-3))), await late()]).toEqual([0, 40]);
    expect([askedByName(await bench.pull(upTo(-2))), await late()]).toEqual([5, 35]);
    expect([askedByName(await bench.pull({ mostByName: Infinity })), await late()]).toEqual([35, 5]);
    const rows = await Promise.all(bench.members.slice(0, 10).map((symbol) => bench.stored(symbol)));
    for (const own of rows.slice(5))
      expect([...own.values()].map(({ close, adjClose }) => adjClose === close)).toEqual(sessions.map(() => true));
  });
});

describe('a batch keeps', () => {
  it('what was stored before it was stopped, and does not ask for it again', async () => {
    bench = await createBatchBench(250, { basis: 'price' });
    const stop = new AbortController();
    await expect(
      bench.pull(
        {
          signal: stop.signal,
          onProgress: ({ finished }) => {
            if (finished === 200) stop.abort(new Error('stopped here'));
          },
        },
        'alpaca',
      ),
    ).rejects.toThrow('stopped here');
    const report = await bench.pull({}, 'alpaca');
    expect(report.asked.map(({ names }) => names.length)).toEqual([50]);
    expect(report.tasks).toHaveLength(50);
    await expectNewest(bench.members, 'alpaca');
  });

  it('the refusal of a provider whose closes stand still, or of whom most changed', async () => {
    bench = await createBatchBench(40, { lag: 4 });
    const last = sessions.at(-5) ?? '';
    bench.members.forEach((symbol, member) => {
      bench.serve(symbol, (row) => (row.session > last ? { ...row, close: closeOf(member, last) } : row));
    });
    expect(await bench.pull()).toMatchObject({ state: 'failed', message: expect.stringContaining('stands still') as string });
    bench.members.forEach((symbol, member) => {
      bench.serve(symbol, (row) => ({ ...row, close: closeOf(member, row.session) * 1.03 }));
    });
    const changed = await bench.pull();
    expect(changed).toMatchObject({ state: 'failed', message: expect.stringContaining('came back different') as string });
    expect(changed.asked.every(({ isBatch }) => isBatch)).toBe(true);
    for (const symbol of bench.members) expect((await bench.stored(symbol)).has(newest)).toBe(false);
  });

  it('the fault of one member to itself', async () => {
    bench = await createBatchBench(40);
    bench.serve('S003', (row) => ({ ...row, close: Number(row.close) * 0.96 }));
    const report = await bench.pull();
    expect(report.state).toBe('partial');
    expect(report.tasks.filter(({ state }) => state === 'failed').map(({ symbol }) => symbol)).toEqual(['S003']);
    expect(report.asked.filter(({ isBatch }) => !isBatch).every(({ names }) => names[0] === 'S003')).toBe(true);
    expect((await bench.stored('S003')).has(newest)).toBe(false);
    const again = await bench.pull();
    expect(again.tasks.map(({ symbol }) => symbol)).toEqual(['S003']);
  });
});

describe('splits', () => {
  const split = (symbol: string, ratio: number) => {
    bench.serve(symbol, (row) => ({ ...row, close: Number(row.close) / ratio, adjClose: Number(row.adjClose) / ratio }), [
      { session: newest, numerator: ratio, denominator: 1 },
    ]);
  };

  it('a member that split is asked for its history by name, which is stored as revisions that say so', async () => {
    bench = await createBatchBench(40);
    split('S004', 2);
    const report = await bench.pull();
    expect(report).toMatchObject({ state: 'done' });
    expect(findTask(report, 'S004')).toMatchObject({ rowsNew: 1, rowsRevised: sessions.length - 1 });
    expect([...(await bench.stored('S004')).values()].map(({ close }) => close)).toEqual(
      sessions.map((session) => closeOf(4, session) / 2),
    );
    const revisions = await bench.store.reader.closeRevision.findMany({ where: { oldClose: { not: null } } });
    expect(new Set(revisions.map(({ reason }) => reason))).toEqual(new Set(['split']));
    expect(revisions).toHaveLength(sessions.length - 1);
    expect(report.asked.filter(({ isBatch }) => !isBatch).map(({ names }) => names[0])).toEqual(['S004', 'S004']);
  });

  it('a few of a run are asked for, the others wait on the scale that is stored', async () => {
    bench = await createBatchBench(60);
    const splitters = bench.members.slice(0, 12);
    for (const symbol of splitters) split(symbol, 3);
    const scales = async () =>
      await Promise.all(
        splitters.map(async (symbol, member) => {
          const rows = [...(await bench.stored(symbol)).values()];
          const ratios = new Set(rows.map(({ session, close }) => Math.round(closeOf(member, session) / close)));
          expect(ratios.size).toBe(1);
          return [...ratios][0];
        }),
      );
    const settled = [];
    for (let run = 0; run < 3; run += 1) {
      const byName = (await bench.pull()).asked.filter(({ isBatch }) => !isBatch);
      // The overlap and the whole history of five; then of the seven that are left, too few for a batch.
      expect(byName).toHaveLength([10, 14, 0][run] ?? 0);
      settled.push((await scales()).filter((scale) => scale === 3).length);
    }
    expect(settled).toEqual([5, 12, 12]);
    expect((await listRuns(bench.store, 1))[0]?.state).toBe('done');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { listRuns } from '@/lib/store/ingest-runs';
import { closeOf, createBatchBench, newest, sessions, type BatchBench } from '../../support/batch-bench';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { ServedDividends } from '../../support/write-dividends';
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
const many = rounds(500, 40);

describe('a day by date, with Massive', () => {
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
    expect([askedByName(await bench.pull(upTo(-2))), await late()]).toEqual([3, 37]);
    expect([askedByName(await bench.pull({ mostByName: Infinity })), await late()]).toEqual([37, 3]);
    const rows = await Promise.all(bench.members.slice(0, 10).map((symbol) => bench.stored(symbol)));
    for (const own of rows.slice(3))
      expect([...own.values()].map(({ close, adjClose }) => adjClose === close)).toEqual(sessions.map(() => true));
  });
});

describe('dividend-adjusted closes of a batch', () => {
  /** What the same provider says by name once stocks have paid on a session: all adjusted closes before it times one less the part that was paid. */
  function pay(session: SessionDate, paid: ServedDividends): void {
    bench.server.dividends.set(session, paid);
    const before = sessions[sessions.indexOf(session) - 1] ?? '';
    for (const [ticker, rate] of paid) {
      const place = bench.members.indexOf(ticker);
      if (place >= 0)
        bench.serve(ticker, (row) =>
          row.session < session ? { ...row, adjClose: Number(row.adjClose) * (1 - Number(rate) / closeOf(place, before)) } : row,
        );
    }
  }
  const returnsOf = (rows: readonly { readonly adjClose?: unknown }[]) =>
    rows.slice(1).map(({ adjClose }, at) => Number((Number(adjClose) / Number(rows[at]?.adjClose) - 1).toFixed(6)));
  /** Returns of dividend-adjusted closes as stored, beside those of the provider by name. */
  const compare = async (symbol: string) => {
    const stored = [...(await bench.stored(symbol)).values()];
    expect(stored.at(-1)?.session).toBe(newest);
    return [returnsOf(stored), returnsOf(bench.server.stocks.get(symbol)?.rows ?? [])] as const;
  };
  const lacking = async () => {
    const last = await Promise.all(
      bench.members.map(async (symbol) => [symbol, [...(await bench.stored(symbol)).values()].at(-1)] as const),
    );
    return last.filter(([, row]) => row?.adjClose === null).map(([symbol]) => symbol);
  };
  const tell = ({ asked }: { readonly asked: readonly { readonly provider: string; readonly isBatch: boolean }[] }) =>
    Object.fromEntries(['yahoo', 'alpaca', 'massive', 'nasdaq'].map((id) => [id, asked.filter(({ provider }) => provider === id).length]));

  it.each([
    ['without a key', [], { yahoo: many / 20, alpaca: 0, massive: 0, nasdaq: 1 }],
    ['with Alpaca', ['alpaca'], { yahoo: 0, alpaca: Math.ceil(many / 200), massive: 0, nasdaq: 1 }],
    ['with Massive', ['massive'], { yahoo: 0, alpaca: 0, massive: 1, nasdaq: 1 }],
  ] as const)(`follow %s from one list of the dividends of all stocks, of ${many} members`, async (_, keyed, requests) => {
    bench = await createBatchBench(many);
    pay(newest, [
      ['S001', 0.25],
      ['S002', '$0.4'],
      ['ELSE', 3],
    ]);
    const report = await bench.pull({}, ...keyed);
    expect(report).toMatchObject({ state: 'done' });
    expect(tell(report)).toEqual(requests);
    expect(await lacking()).toEqual([]);
    for (const symbol of ['S000', 'S001', bench.members.at(-1) ?? '']) {
      const [stored, given] = await compare(symbol);
      expect([symbol, stored]).toEqual([symbol, given]);
    }
    expect(findTask(report, 'S001').message).toContain('adjusted for a dividend of 0.25');
    expect((await bench.pull({}, ...keyed)).asked).toEqual([]);
  });

  it('follow over the sessions of a few days, each with a list of its own', async () => {
    bench = await createBatchBench(40, { lag: 3 });
    const days = sessions.slice(-3);
    for (const session of days) pay(session, [['S007', 0.1]]);
    const report = await bench.pull();
    expect(tell(report)).toEqual({ yahoo: 2, alpaca: 0, massive: 0, nasdaq: 3 });
    const [stored, given] = await compare('S007');
    expect(stored).toEqual(given);
    expect(await lacking()).toEqual([]);
  });

  it('are missing where an amount cannot be read, is a large part of the close or of another day, and come by name after that', async () => {
    bench = await createBatchBench(40, { lag: 2 });
    const [before = newest] = sessions.slice(-2);
    bench.server.dividends.set(before, [
      ['S003', 'N/A'],
      ['S004', 9],
      ['S005', 0.1],
      ['S005', 0.2],
    ]);
    await bench.pull({ to: before, now: () => new Date(`${before}T23:00:00Z`) });
    expect(await lacking()).toEqual(['S003', 'S004']);
    const rows = [...(await bench.stored('S005')).values()];
    const [ago, last] = rows.slice(-2);
    expect(last?.adjClose).toBeCloseTo(((ago?.adjClose ?? NaN) * (last?.close ?? NaN)) / ((ago?.close ?? NaN) - 0.3), 5);
    bench.server.dividends.set(newest, [['S005', 0.1]]);
    const report = await bench.pull();
    expect(report.asked.filter(({ isBatch }) => !isBatch).map(({ names }) => names[0])).toEqual(['S003', 'S004']);
    expect(await lacking()).toEqual([]);
  });

  it('are missing where no list is had, or it is empty: a day without a single dividend is none', async () => {
    bench = await createBatchBench(24);
    bench.server.dividends.set(newest, []);
    const report = await bench.pull();
    expect(report).toMatchObject({ state: 'done' });
    expect(await lacking()).toEqual([...bench.members]);
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
      // The overlap and the whole history of three; then of the nine that are left, too few for a batch.
      expect(byName).toHaveLength([6, 18, 0][run] ?? 0);
      settled.push((await scales()).filter((scale) => scale === 3).length);
    }
    expect(settled).toEqual([3, 12, 12]);
    expect((await listRuns(bench.store, 1))[0]?.state).toBe('done');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeries } from '@/lib/store/read-series';
import { areBareCloses } from '@/lib/store/plan-new-closes';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import { dayAt, makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.remove());

const bare = (count: number, first: number) =>
  Array.from({ length: count }, (_, at) => makeRow(dayAt(at), first + at, { source: 'simulated' }));

// More instruments than one statement takes, one with its range and one without a close.
const symbols = Array.from({ length: 60 }, (_, at) => `M${at}`);
const request = {
  instruments: [...symbols, 'RICH', 'NONE'].map((symbol) => makeInstrument(symbol, { tracked: false })),
  rowsBySymbol: new Map([
    ...symbols.map((symbol, at) => [symbol, bare(3, at + 1)] as const),
    ['RICH', [makeRow(dayAt(0), 7, { open: 6 })]] as const,
  ]),
  simulated: true,
};

describe('bare closes of instruments that are new', () => {
  it('are stored many at a time, logged like all others', async () => {
    expect(await replaceDataSet(test.store, request)).toEqual({ changed: 181, dataVersion: 1 });
    for (const [at, symbol] of symbols.entries()) {
      const series = await readSeries(test.store, symbol);
      expect([...series.close], symbol).toEqual([at + 1, at + 2, at + 3]);
      expect(series.sources).toEqual(['simulated']);
    }
    expect((await readSeries(test.store, 'RICH')).open).not.toBeNull();
    const logged = await test.store.reader.closeRevision.findMany({ where: { instrument: { symbol: 'M7' } }, orderBy: { day: 'asc' } });
    const sources = await test.store.reader.source.findMany();
    expect(
      logged.map(({ oldClose, newClose, newProvisional, newSourceId, dataVersion }) => [
        oldClose,
        newClose,
        newProvisional,
        sources.find(({ id }) => id === newSourceId)?.name,
        dataVersion,
      ]),
    ).toEqual([8, 9, 10].map((close) => [null, close, false, 'simulated', 1]));
  });

  it('can be replaced, and answer as they were', async () => {
    await replaceDataSet(test.store, request);
    expect(await replaceDataSet(test.store, request)).toEqual({ changed: 0, dataVersion: 1 });
    await replaceDataSet(test.store, {
      instruments: [makeInstrument('M0')],
      rowsBySymbol: new Map([['M0', bare(2, 50)]]),
      simulated: false,
    });
    expect([...(await readSeries(test.store, 'M0')).close]).toEqual([50, 51]);
    expect((await readSeries(test.store, 'M1')).sessions).toEqual([]);
    expect([...(await readSeries(test.store, 'M1', { version: 1 })).close]).toEqual([2, 3, 4]);
  });

  it('are final closes alone, of one source and in order', () => {
    const rows = bare(3, 1);
    expect(areBareCloses(rows)).toBe(true);
    expect(areBareCloses([])).toBe(true);
    expect(areBareCloses([...rows].reverse())).toBe(false);
    for (const change of [
      { open: 1 },
      { high: 1 },
      { low: 1 },
      { adjClose: 1 },
      { provisional: true },
      { source: 'yahoo' },
      { close: NaN },
    ]) {
      expect(areBareCloses([...rows, { ...makeRow(dayAt(3), 1, { source: 'simulated' }), ...change }])).toBe(false);
    }
  });
});

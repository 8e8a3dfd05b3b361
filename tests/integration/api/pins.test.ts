import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commitCloses } from '@/lib/store/closes';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

const days = ['2024-07-08', '2024-07-09', '2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'];

let test: TestStore;
beforeAll(async () => {
  test = await createServedStore();
});
afterAll(() => test.remove());

describe('a pinned link after a correction', () => {
  it('keeps its numbers and says what changed since', async () => {
    const { compareWithToday } = await import('@/lib/server/answers/compare-with-today');
    const { readView } = await import('@/lib/server/answers/read-view');
    const { forgetMarkets } = await import('@/lib/server/answers/load-market');
    const { runStudy } = await import('@/lib/server/answers/run-study');
    const { findInstrument, upsertInstrument } = await import('@/lib/store/instruments');
    for (const symbol of ['SPX', 'RUT']) {
      const { id } = await upsertInstrument(test.store, makeInstrument(symbol));
      await commitCloses(test.store, { instrumentId: id, rows: days.map((day, index) => makeRow(day, 100 + index)) });
    }
    const view = readView('outperformance', new URLSearchParams('sessions=1&asOf=2024-07-16&version=2'));
    const first = await runStudy(view);
    expect(await compareWithToday(view, first)).toBeNull();

    const russell = await findInstrument(test.store, 'RUT');
    await commitCloses(test.store, { instrumentId: russell?.id ?? 0, rows: [makeRow('2024-07-16', 110)] });
    forgetMarkets();
    const again = await runStudy(view);
    expect(again.rows).toEqual(first.rows);
    const pin = await compareWithToday(view, again);
    expect(pin).toMatchObject({
      version: 2,
      newestVersion: 3,
      changes: [{ symbol: 'RUT', changes: 1, first: '2024-07-16', last: '2024-07-16' }],
      asOf: '2024-07-16',
    });
    expect(pin?.headlineNow).not.toBe(first.headlines[0]?.text);
    expect(pin?.href).toBe('/studies/outperformance?sessions=1&asOf=2024-07-16');
  });

  it('names the corrected member of a composite, and stands also where today cannot be computed', async () => {
    const { compareWithToday } = await import('@/lib/server/answers/compare-with-today');
    const { readView } = await import('@/lib/server/answers/read-view');
    const finished = await import('@/lib/server/answers/finished-results');
    const { HttpError } = await import('@/lib/server/http/http-error');
    const { forgetMarkets, loadMarket } = await import('@/lib/server/answers/load-market');
    const { runStudy } = await import('@/lib/server/answers/run-study');
    const { findInstrument, upsertInstrument } = await import('@/lib/store/instruments');
    const { magnificentSymbols } = await import('@/lib/market/groups');
    for (const symbol of magnificentSymbols) {
      const { id } = await upsertInstrument(test.store, makeInstrument(symbol));
      await commitCloses(test.store, { instrumentId: id, rows: days.map((day, index) => makeRow(day, 100 + index)) });
    }
    forgetMarkets();
    const { dataVersion } = await loadMarket();
    const view = readView(
      'forward',
      new URLSearchParams(`symbol=M7&measure=return&sessions=1&atLeast=0&asOf=2024-07-16&version=${dataVersion}`),
    );
    const pinned = await runStudy(view);
    const apple = await findInstrument(test.store, 'AAPL');
    await commitCloses(test.store, { instrumentId: apple?.id ?? 0, rows: [makeRow('2024-07-16', 50)] });
    forgetMarkets();
    const busy = vi.spyOn(finished, 'getFinished').mockRejectedValueOnce(new HttpError(503, 'busy', 'Too many wait.'));
    const pin = await compareWithToday(view, pinned);
    busy.mockRestore();
    expect(pin).toMatchObject({ isCompared: false, headlineNow: null, changes: [{ symbol: 'AAPL', changes: 1 }] });
    expect(await compareWithToday(view, pinned)).toMatchObject({
      isCompared: true,
      href: '/studies/forward?measure=return&symbol=M7&sessions=1&atLeast=0&asOf=2024-07-16',
    });
  });
});

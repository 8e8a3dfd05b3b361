import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestStore } from '../../support/test-store';
import { createServedStore, fillSample } from './sample-api';

// The Nasdaq-100 lags by three weeks, one of the Magnificent 7 by a session.
const ends = { NDX: '2024-06-24', NVDA: '2024-07-15' };

let test: TestStore;
beforeAll(async () => {
  test = await createServedStore();
  await fillSample(test.store, ends);
});
afterAll(() => test.remove());

async function load(asOf: string | null, assume: string | null = null) {
  const { loadOverview } = await import('@/lib/server/overview');
  return await loadOverview({ measure: 'pp', asOf, assume });
}

describe('the overview where groups lag', () => {
  it('starts on the last session that all have, and names who lags', async () => {
    const overview = await load(null);
    expect(overview).toMatchObject({ asOf: ends.NDX, newest: '2024-07-16', common: ends.NDX });
    expect(overview.behind.map(({ last }) => last)).toEqual([ends.NDX, ends.NVDA]);
    expect(new Set(overview.tiles.map(({ date }) => date))).toEqual(new Set([ends.NDX]));
    expect(overview.freshness).toMatchObject({ asOf: ends.NDX, isMixed: true });
    expect(overview.steps).toMatchObject({ asOf: ends.NDX, next: { date: '2024-06-25', href: '/?asOf=2024-06-25' }, newest: { date: '2024-07-16' }, last: '2024-07-16' });
  });

  it.each(['2024-07-16', '2030-01-01'])('asked for %s, dates what is older and has no headline from it', async (asOf) => {
    const overview = await load(asOf);
    expect(overview.asOf).toBe('2024-07-16');
    expect(overview.tiles.map(({ symbol, date }) => [symbol, date])).toEqual([['SPX', '2024-07-16'], ['RUT', '2024-07-16'], ['NDX', ends.NDX], ['M7', ends.NVDA]]);
    expect(overview.tiles.every(({ level }) => level !== null)).toBe(true);
    expect(overview.behind.map(({ last }) => last)).toEqual([ends.NDX, ends.NVDA]);
    expect(overview.magnificent.date).toBe(ends.NVDA);
    expect(overview.lead).not.toMatch(/Nasdaq|Magnificent/);
    expect(overview.participation?.asOf).toBe('2024-07-16');
    expect(overview.participation?.headlines[0]).toMatchObject({ text: expect.stringMatching(/ of 2 /) as unknown, detail: expect.stringMatching(/: \d of 2 above their 50-session mean/) as unknown });
    expect(overview.participation?.chart).toMatchObject({ lines: [{ key: 'above' }, { key: 'above_eligible', dashed: true }] });
    expect(overview.steps).toMatchObject({ next: null, newest: null, previous: { date: '2024-07-15', href: '/?asOf=2024-07-15' } });
  });
});

describe('a close that is assumed where groups lag', () => {
  it('is of the session after the last that is stored of it', async () => {
    expect((await load(null, 'RUT:2300')).assumed?.session).toBe('2024-07-17');
    expect((await load(null, 'NDX:19000')).assumed?.session).toBe('2024-06-25');
  });

  it('is refused by a study that would stand on a session stored already, unless its link says so', async () => {
    const { runQuery } = await import('@/lib/server/run-query');
    await expect(runQuery('outperformance', 'a=NDX&b=RUT&assume=RUT:2300')).rejects.toMatchObject({ status: 400, issues: [{ path: 'assume', message: expect.stringContaining('RUT has closes up to 2024-07-16 already') as unknown }] });
    expect((await runQuery('outperformance', 'a=NDX&b=RUT&asOf=2024-06-24&assume=NDX:19000,RUT:2050')).range.to).toBe('2024-06-25');
  });
});

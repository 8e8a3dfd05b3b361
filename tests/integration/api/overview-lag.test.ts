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
  const { loadOverview } = await import('@/lib/server/pages/overview');
  return await loadOverview({ measure: 'pp', asOf, assume });
}

describe('the overview where groups lag', () => {
  it('starts on the newest session that most have: one that is late does not hold it back, and has its own date', async () => {
    const overview = await load(null);
    expect(overview).toMatchObject({ asOf: ends.NVDA, start: ends.NVDA, newest: '2024-07-16' });
    expect(overview.tiles.map(({ symbol, date }) => [symbol, date])).toEqual([
      ['SPX', ends.NVDA],
      ['RUT', ends.NVDA],
      ['NDX', ends.NDX],
      ['M7', ends.NVDA],
    ]);
    expect(overview.freshness).toMatchObject({ asOf: ends.NVDA });
    expect(overview.steps).toMatchObject({
      asOf: ends.NVDA,
      next: { date: '2024-07-16', href: '/?asOf=2024-07-16' },
      newest: { date: '2024-07-16' },
      last: '2024-07-16',
    });
  });

  it('has the facts page start on the same session, with the same first sentence', async () => {
    const [overview, { loadFactsPage }] = [await load(null), await import('@/lib/server/pages/facts-page')];
    const page = await loadFactsPage('');
    expect(page).toMatchObject({
      result: { asOf: ends.NVDA, headlines: [{ text: overview.facts?.headline }, { text: overview.facts?.tried }] },
      // The later session, which most lack, is named and can be gone to.
      steps: { last: '2024-07-16' },
      later: { date: '2024-07-16', missing: expect.arrayContaining(['the NDX index', 'NVDA index']) as unknown },
    });
  });

  it.each(['2024-07-16', '2030-01-01'])('asked for %s, dates what is older and has no fact of it', async (asOf) => {
    const overview = await load(asOf);
    expect(overview.asOf).toBe('2024-07-16');
    expect(overview.tiles.map(({ symbol, date }) => [symbol, date])).toEqual([
      ['SPX', '2024-07-16'],
      ['RUT', '2024-07-16'],
      ['NDX', ends.NDX],
      ['M7', ends.NVDA],
    ]);
    expect(overview.tiles.every(({ level }) => level !== null)).toBe(true);
    expect(overview.magnificent.date).toBe(ends.NVDA);
    expect([overview.facts?.headline, ...(overview.facts?.items.map(({ sentence }) => sentence) ?? [])].join(' ')).not.toMatch(
      /Nasdaq|NDX|Magnificent|NVDA/,
    );
    expect(overview.participation).toMatchObject({
      range: { to: '2024-07-16' },
      headlines: [{ text: expect.stringMatching(/ of two /) as unknown }],
    });
    expect(overview.steps).toMatchObject({ next: null, newest: null, previous: { date: '2024-07-15', href: '/' } });
  });
});

describe('a close that is assumed where groups lag', () => {
  it('is of the session after the last that is stored of it', async () => {
    expect((await load(null, 'RUT:2300')).assumed?.session).toBe('2024-07-17');
    expect((await load(null, 'NDX:19000')).assumed?.session).toBe('2024-06-25');
  });

  it('is refused by a study that would stand on a session stored already, unless its link says so', async () => {
    const { runQuery } = await import('@/lib/server/answers/run-query');
    await expect(runQuery('outperformance', 'a=NDX&b=RUT&assume=RUT:2300')).rejects.toMatchObject({
      status: 400,
      issues: [{ path: 'assume', message: expect.stringContaining('RUT has closes up to 2024-07-16 already') as unknown }],
    });
    expect((await runQuery('outperformance', 'a=NDX&b=RUT&asOf=2024-06-24&assume=NDX:19000,RUT:2050')).range.to).toBe('2024-06-25');
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

let test: TestStore;
beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

async function load(assume: string | null, asOf: string | null = null) {
  const { loadOverview } = await import('@/lib/server/pages/overview');
  return await loadOverview({ measure: 'pp', asOf, assume });
}

describe('the overview if it closes so', () => {
  it('stands on the session after, with what is not assumed as it last closed, dated', async () => {
    const overview = await load('rut:2300, SPX:5700');
    expect(overview.assumed).toMatchObject({ session: '2024-07-17', closes: [{ close: 2300 }, { close: 5700 }] });
    expect(overview.asOf).toBe('2024-07-16');
    const levels = new Map(overview.tiles.map((tile) => [tile.symbol, tile.level]));
    expect([levels.get('RUT'), levels.get('SPX')]).toEqual([2300, 5700]);
    expect(levels.get('NDX')).toBeGreaterThan(0);
    expect(overview.tiles.map(({ date }) => date)).toEqual(['2024-07-17', '2024-07-17', '2024-07-16', '2024-07-16']);
    expect(overview.magnificent).toMatchObject({
      date: '2024-07-16',
      bars: expect.arrayContaining([expect.objectContaining({ symbol: 'NVDA', return5dPct: expect.any(Number) as number })]) as unknown,
    });
    expect(overview.outperformance?.provisional).toBe(true);
    expect(overview.outperformance?.links.page).toContain('assume=RUT:2300,SPX:5700');
  });

  it('goes back to a past session', async () => {
    const overview = await load('RUT:2238.5,SPX:5650.1', '2024-07-15');
    expect(overview.assumed?.session).toBe('2024-07-16');
    expect(overview.outperformance?.rows.at(-1)?.['value']).toBeCloseTo(8.99, 2);
  });

  it('assumes nothing where no provisional close is stored', async () => {
    const overview = await load('last');
    expect(overview.assumed).toBeNull();
    expect(overview.outperformance?.provisional).toBe(false);
  });

  it.each([
    ['RUT:x', 'assume'],
    ['ZZZ:1', 'assume'],
    ['M7:100', 'assume'],
    ['RUT:999999', 'assume'],
    ['RUT 2300', 'assume'],
  ])('assume=%s is refused and %s is named', async (assume, path) => {
    await expect(load(assume)).rejects.toMatchObject({ status: 400, issues: [expect.objectContaining({ path })] });
  });
  it('refuses a bad date', async () => {
    await expect(load(null, '2024-13-01')).rejects.toMatchObject({ status: 400, issues: [expect.objectContaining({ path: 'asOf' })] });
  });
});

describe('what the overview says', () => {
  it('has the first sentence of the facts of its session as headline, three more, and the proof of each', async () => {
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const [overview, facts] = [await load(null, '2024-07-15'), await runQuery('facts', 'asOf=2024-07-15')];
    expect(overview.facts).toMatchObject({
      headline: facts.headlines[0]?.text,
      tried: facts.headlines[1]?.text,
      lead: { href: facts.rows[0]?.['link'] },
    });
    expect(overview.facts?.items.map(({ sentence }) => sentence)).toEqual(facts.rows.slice(1, 4).map((row) => row['sentence']));
  });

  it('has funds as small tiles only where they are stored', async () => {
    expect((await load(null)).smallTiles).toEqual([]);
  });

  it('is shared with its date, its headline and a picture of that session', async () => {
    const { describeOverview } = await import('@/lib/server/pictures/overview-sharing');
    const view = { measure: 'pp', asOf: null, assume: null } as const;
    const overview = await load(null);
    const { title, openGraph } = describeOverview(overview, view);
    expect(title).toEqual({ absolute: `16 Jul 2024: ${overview.facts?.headline.replace(/\.$/, '') ?? ''} · Broadtape` });
    expect(openGraph).toMatchObject({ url: '/', images: [{ url: '/overview.png?asOf=2024-07-16', width: 1200, height: 630 }] });
    const { GET } = await import('@/app/overview.png/route');
    const response = await GET(toRequest('/overview.png?asOf=2024-07-16'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await GET(toRequest('/overview.png?asOf=2024-13-01'))).status).toBe(400);
  });
});

describe('is it broadening?', () => {
  it.each([
    [null, null],
    ['2024-07-10', null],
    [null, 'RUT:2300,SPX:5700'],
  ])('asOf=%s assume=%s: five lines in order, each the headline of its link or what is not stored', async (asOf, assume) => {
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const { answers } = await load(assume, asOf);
    expect(answers.map(({ label }) => label)).toEqual(['Sizes', 'Sectors', 'Members', 'Equal weight', 'Conditions']);
    const [sizes, ...others] = answers;
    const [path = '', query = ''] = (sizes?.href ?? '').split('?');
    expect(path).toBe('/studies/baton');
    const result = await runQuery('baton', query);
    // Two of the four sizes are stored.
    expect(sizes).toMatchObject({
      text: `${result.headlines[0]?.text ?? ''} ${result.flags.find(({ code }) => code === 'unavailable')?.message ?? ''}`,
      asOf: assume === null ? (asOf ?? '2024-07-16') : '2024-07-17',
    });
    expect(sizes?.text).toMatch(/No closes are stored for IJH and IJR up to/);
    // Neither funds, members nor series are.
    for (const { text, asOf: of, href } of others) {
      expect([text, of]).toEqual([expect.stringMatching(/ are not stored, or /), null]);
      if (asOf !== null) expect(href).toContain(`asOf=${asOf}`);
      await expect(runQuery(href.split('?')[0]?.split('/').at(-1) ?? '', href.split('?')[1] ?? '')).resolves.toBeDefined();
    }
  });

  it('leaves out the line of a study that fails, and keeps the others', async () => {
    const queries = await import('@/lib/server/answers/run-query');
    const { getServerLog } = await import('@/lib/server/http/server-log');
    const error = vi.spyOn(getServerLog(), 'error').mockReturnValue();
    const whole = queries.tryQuery;
    const failing = vi.spyOn(queries, 'tryQuery').mockImplementation(async (study, query, points) => {
      if (study === 'rotation') throw new Error('no such table');
      return await whole(study, query, points);
    });
    const { answers, isPartial } = await load(null, '2024-07-11');
    expect([answers.map(({ study }) => study).includes('Rotation'), answers.length, isPartial]).toEqual([false, 4, true]);
    expect(error).toHaveBeenCalledOnce();
    failing.mockRestore();
    error.mockRestore();
    expect((await load(null, '2024-07-11')).answers).toHaveLength(5);
  });
});

describe('a part of the page that fails', () => {
  it('takes no other with it, and is tried again for the next reader', async () => {
    const tiles = await import('@/lib/server/pages/overview-tiles');
    const { getServerLog } = await import('@/lib/server/http/server-log');
    const error = vi.spyOn(getServerLog(), 'error').mockReturnValue();
    const failing = vi.spyOn(tiles, 'loadMagnificent').mockRejectedValueOnce(new Error('no such table'));
    const overview = await load(null, '2024-07-12');
    expect(overview.magnificent.bars).toEqual([]);
    expect(overview.tiles).toHaveLength(4);
    expect(error).toHaveBeenCalledOnce();
    expect((await load(null, '2024-07-12')).magnificent.bars).toHaveLength(7);
    expect(failing).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });
});

describe('what the overview costs', () => {
  it('is composed once for a session and what is assumed, and refused where too many wait', async () => {
    const first = await load('RUT:2300');
    expect((await load('RUT:2300')).tiles).toBe(first.tiles);
    expect((await load('RUT:2301')).tiles).not.toBe(first.tiles);
    const asked = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => load(`RUT:${2400 + index}`)));
    const refused = asked.flatMap((answer): unknown[] => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused.length).toBeGreaterThan(10);
    for (const reason of refused) expect(reason).toMatchObject({ status: 503, code: 'busy' });
    expect(asked.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(5);
  });
});

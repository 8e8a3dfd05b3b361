import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

let test: TestStore;

const row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const resultSchema = z.looseObject({
  asOf: z.string(),
  dataVersion: z.number(),
  totalRows: z.number(),
  simulated: z.boolean(),
  columns: z.array(z.looseObject({ key: z.string(), unit: z.string() })),
  rows: z.array(row),
  range: z.looseObject({ from: z.string(), to: z.string() }),
  flags: z.array(z.looseObject({ code: z.string() })),
  links: z.object({ self: z.string(), csv: z.string(), page: z.string(), pinned: z.string() }),
});
const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
});

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const request = toRequest(`/api/v1/studies/${path}`, headers);
  const id = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  return await GET(request, { params: Promise.resolve({ id }) });
}

async function getResult(path: string) {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return resultSchema.parse(await response.json());
}

beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

describe('GET /api/v1/studies/{id}', () => {
  // Those of universes are tried with members and counts: see universes.test.ts.
  const ids = studies
    .filter(({ universes, params }) => universes?.(params.parse({})).some(({ ends }) => ends !== 'nothing') !== true)
    .map(({ id }) => id);
  it.each(ids)('%s: CSV and JSON are the same rows', async (id) => {
    const result = await getResult(`${id}?last=max`);
    const response = await get(`${id}.csv?last=max`);
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`"broadtape-${id}(-last-max)?\\.csv"`));
    expect(response.headers.get('link')).toContain('rel="canonical"');
    const records = z.array(z.array(z.string())).parse(parse(await response.text(), { record_delimiter: '\r\n' }));
    const header = result.columns.map(({ key, unit }) => (key === 'value' && unit !== 'none' ? `value_${unit}` : key));
    expect(records[0]).toEqual(header);
    expect(records.slice(1)).toEqual(
      result.rows.map((cells) => result.columns.map(({ key }) => (cells[key] === null ? '' : String(cells[key])))),
    );
    expect(result.simulated).toBe(true);
  });

  it('shows the published story: +9.92 points on 2024-07-16', async () => {
    const result = await getResult('outperformance?a=rut&b=SPX&sessions=5&asOf=2024-07-16');
    expect(result.rows.at(-1)?.['value']).toBeCloseTo(9.92, 2);
  });

  it('ends knowledge at asOf and snaps it to the session before', async () => {
    const sunday = await getResult('outperformance?asOf=2020-03-29&last=max');
    expect(sunday.asOf).toBe('2020-03-27');
    const whole = await getResult('outperformance?last=max');
    const earlier = whole.rows.filter((cells) => String(cells['date']) <= '2020-03-27');
    expect(sunday.rows).toEqual(earlier);
  });

  it('thins rows without inventing any', async () => {
    const whole = await getResult('outperformance?last=max');
    const thin = await getResult('outperformance?last=max&points=200');
    expect(thin.rows.length).toBeLessThanOrEqual(300);
    expect(thin.totalRows).toBe(whole.rows.length);
    const known = new Set(whole.rows.map((cells) => JSON.stringify(cells)));
    expect(thin.rows.every((cells) => known.has(JSON.stringify(cells)))).toBe(true);
  });

  it('tells the columns that are asked for, in its own order, of JSON and CSV alike', async () => {
    const whole = await getResult('outperformance');
    const few = await getResult('outperformance?columns=value, date,value');
    expect(few.columns).toEqual(whole.columns.filter(({ key }) => key === 'date' || key === 'value'));
    expect(few.rows).toEqual(whole.rows.map(({ date, value }) => ({ date, value })));
    expect({ ...few, columns: [], rows: [] }).toEqual({ ...whole, columns: [], rows: [] });
    const csv = await (await get('outperformance.csv?columns=value,date')).text();
    expect(csv.split('\r\n').slice(0, 2)).toEqual(['date,value_pp', `${String(few.rows[0]?.['date'])},${String(few.rows[0]?.['value'])}`]);
    // What was kept of one choice answers no other.
    expect(await getResult('outperformance')).toEqual(whole);
  });

  it('says which columns there are where one is asked for that is not', async () => {
    for (const [path, none] of [
      ['outperformance?columns=date,nope', '"nope" is no column'],
      ['outperformance.csv?columns=nope', '"nope" is no column'],
      ['outperformance?columns=other,nope', '"nope", "other" are no columns'],
    ] as const) {
      const response = await get(path);
      expect(response.status).toBe(400);
      const { issues } = problemSchema.parse(await response.json());
      expect(issues[0]?.message).toContain(`${none} of this answer; accepted are date, a_return_pct, b_return_pct, value`);
    }
  });

  it('answers its own links alike', async () => {
    const result = await getResult('streaks?length=4&symbol=rut');
    expect(result.links.page).toBe('/studies/streaks?length=4');
    const again = await getResult(result.links.pinned.replace('/studies/', ''));
    expect(again.rows).toEqual(result.rows);
  });

  it.each([
    ['streaks?length=x', 'length'],
    ['streaks?length=3&length=4', 'length'],
    ['streaks?symbol=NOPE', 'symbol'],
    ['streaks?from=2024-01-02&last=1y', 'last'],
    ['streaks?from=2024-02-02&to=2024-01-02', 'from'],
    ['streaks?asOf=1900-01-01', 'asOf'],
    ['streaks?version=99999', 'version'],
    ['streaks?basis=', 'basis'],
    ['ratio?assume=ZZZ:1', 'assume'],
    ['ratio?assume=M7:100', 'assume'],
    ['ratio?points=0', 'points'],
    ['ratio?columns=', 'columns'],
    ['ratio?columns=date&columns=value', 'columns'],
    ['ratio.zip?columns=date', 'columns'],
    ['ratio.png?columns=nope', 'columns'],
    ['ratio?from=2024-07-13&to=2024-07-14', 'from'],
  ])('%s is 400 and names %s', async (path, parameter) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).issues.map((issue) => issue.path)).toContain(parameter);
  });

  it('says which parameters it does not know, and takes no kept answer for that of another link', async () => {
    const named = async (query: string) =>
      (await getResult(`streaks?${query}`)).flags.filter(({ code }) => code === 'unknown-parameter').map(({ message }) => message);
    expect(await named('length=5')).toEqual([]);
    expect(await named('length=5&lenght=3')).toEqual([expect.stringContaining('“lenght” is no parameter of the study')]);
    expect(await named('length=5&lenght=3&tie=1&tie=2')).toEqual([expect.stringContaining('“lenght” and “tie” are no parameters')]);
    expect(await named('length=5&utm_source=x')).toEqual([]);
    expect(await named('length=5')).toEqual([]);
  });

  it('is 404 for an unknown study and lists the known', async () => {
    const response = await get('nothing');
    expect(response.status).toBe(404);
    expect(problemSchema.parse(await response.json()).message).toContain('streaks');
  });

  it('marks an assumed session as provisional', async () => {
    const result = await getResult('outperformance?sessions=1&assume=RUT:2300,SPX:5700');
    expect(result.rows.at(-1)).toMatchObject({ date: '2024-07-17', provisional: true });
    expect(result.rows.at(-1)?.['value']).toBeCloseTo(100 * (2300 / 2263.67 - 5700 / 5667.2), 9);
    expect(result.asOf).toBe('2024-07-16');
  });

  it('says which basis was really used', async () => {
    // The sample market stores indices on the price basis alone.
    const index = await getResult('outperformance?basis=total');
    expect(index.basis).toBe('price');
    expect(index.flags.map(({ code }) => code)).toContain('unavailable');
    expect((await getResult('distance?symbol=AAPL&basis=total')).basis).toBe('total');
  });

  it('says a caveat once, however many instruments carry it', async () => {
    const { flags } = await getResult('performance?symbols=M7,M7D');
    expect(new Set(flags.map(({ message }) => message)).size).toBe(flags.length);
  });

  it('answers 304 for a known ETag, is not compressed by us, and lets a pinned answer be kept', async () => {
    const first = await get('ratio', { 'accept-encoding': 'gzip, br' });
    // Next strips a route's own Content-Encoding: a body compressed here would arrive unreadable.
    expect(first.headers.get('content-encoding')).toBeNull();
    expect(await first.json()).toHaveProperty('study.id', 'ratio');
    expect(first.headers.get('cache-control')).toContain('max-age=0');
    const etag = first.headers.get('etag') ?? '';
    expect((await get('ratio', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('ratio?a=NDX', { 'if-none-match': etag })).status).toBe(200);
    expect((await get('ratio?asOf=2024-07-16&version=1')).headers.get('cache-control')).toBe('public, max-age=86400');
  });
});

describe('pinned versions and the overview', () => {
  it('composes the overview of results alone', async () => {
    const { loadOverview } = await import('@/lib/server/pages/overview');
    const overview = await loadOverview();
    expect(overview.tiles.map((tile) => tile.symbol)).toEqual(['SPX', 'RUT', 'NDX', 'M7']);
    expect(overview.tiles[1]).toMatchObject({ level: 2263.67, streakDirection: 'up' });
    // Five published rises, and perhaps simulated ones before them.
    expect(overview.tiles[1]?.streakSessions).toBeGreaterThanOrEqual(5);
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const facts = await runQuery('facts', '');
    expect(overview.facts?.items.map(({ sentence, href }) => [sentence, href])).toEqual(
      facts.rows.slice(1, 4).map((row) => [row['sentence'], row['link']]),
    );
    expect(overview.facts).toMatchObject({ tried: facts.headlines[1]?.text, href: '/facts' });
    expect(overview.freshness).toMatchObject({ asOf: '2024-07-16', sessionsBehind: 0, simulated: true });
    expect(overview.recordStrip?.sessions[0]?.date).toBe('2024-01-02');
    expect(overview.magnificent.bars).toHaveLength(7);
  });

  it('answers 410 for simulated data that real data replaced', async () => {
    const { replaceDataSet } = await import('@/lib/store/replace-data-set');
    const { forgetMarkets } = await import('@/lib/server/answers/load-market');
    const { makeInstrument, makeRow } = await import('../../support/store-rows');
    const days = ['2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'];
    const rowsBySymbol = new Map(['SPX', 'RUT'].map((symbol) => [symbol, days.map((day, index) => makeRow(day, 100 + index))]));
    await replaceDataSet(test.store, { instruments: [makeInstrument('SPX'), makeInstrument('RUT')], rowsBySymbol, simulated: false });
    forgetMarkets();
    expect((await get('ratio?version=1')).status).toBe(410);
    expect((await getResult('ratio?version=2')).simulated).toBe(false);
    const { loadOverview } = await import('@/lib/server/pages/overview');
    expect((await loadOverview()).tiles.length).toBeGreaterThanOrEqual(2);
  });
});

import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

const chart = z.looseObject({
  layers: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        events: z.array(z.object({ from: z.string(), to: z.string().nullable(), label: z.string() })),
      }),
    )
    .optional(),
});
const result = z.looseObject({
  chart,
  tables: z.array(z.looseObject({ id: z.string(), rows: z.array(z.record(z.string(), z.unknown())), chart: chart.nullable() })),
  flags: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  sources: z.array(z.looseObject({ symbol: z.string() })),
  links: z.record(z.string(), z.string()),
  rows: z.array(z.record(z.string(), z.unknown())),
});

let test: TestStore;

async function get(path: string): Promise<Response> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const request = toRequest(`/api/v1/studies/${path}`);
  return await GET(request, { params: Promise.resolve({ id: new URL(request.url).pathname.split('/').at(-1) ?? '' }) });
}

async function getResult(path: string) {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return result.parse(await response.json());
}

beforeAll(async () => {
  test = await createSampleApi();
});

afterAll(async () => {
  await test.remove();
});

describe('layers of an answer', () => {
  it('are laid over its charts and listed; nothing beneath them changes', async () => {
    const { chart: plain, tables, flags, sources, links, ...rest } = await getResult('distance?symbol=RUT&last=5y');
    const layered = await getResult('distance?symbol=RUT&last=5y&layers=records,cycle,fed');
    const { chart: drawn, tables: listed, flags: told, sources: read, links: named, ...restLayered } = layered;
    expect(restLayered).toEqual(rest);
    const { layers = [], ...beneath } = drawn;
    expect(beneath).toEqual(plain);
    expect(listed.slice(0, -1).map(({ chart: _chart, ...table }) => table)).toEqual(tables.map(({ chart: _chart, ...table }) => table));
    expect(told.slice(0, flags.length)).toEqual(flags);
    expect(read.slice(0, sources.length)).toEqual(sources);
    expect(Object.values(named).every((link) => link.includes('layers=records,cycle,fed'))).toBe(true);
    expect(Object.values(links).some((link) => link.includes('layers'))).toBe(false);
    // The chart and the table tell the same; of what the sample market lacks it is said.
    const table = listed.at(-1);
    expect(table?.id).toBe('layers');
    expect(layers.map(({ id }) => id)).toEqual(['records', 'cycle']);
    expect(table?.rows.map(({ from, to, event }) => [from, to, event])).toEqual(
      layers.flatMap(({ events }) => events.map(({ from, to, label }) => [from, to, label])),
    );
    expect(table?.rows.length).toBeGreaterThan(0);
    expect(told.slice(flags.length)).toEqual([
      { code: 'layer-missing', message: 'Some events cannot be shown: the store lacks the series DFEDTARU.' },
    ]);
  });

  it('know nothing after asOf', async () => {
    const { tables } = await getResult('distance?symbol=RUT&last=5y&asOf=2020-03-20&layers=records,cycle');
    const rows = tables.at(-1)?.rows ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const { known_from, to } of rows) {
      expect(z.string().parse(known_from) <= '2020-03-20').toBe(true);
      expect((z.string().nullable().parse(to) ?? '') <= '2020-03-20').toBe(true);
    }
  });

  it('are in an archive beside the rows, never among them', async () => {
    const csv = async (query: string): Promise<string> => await (await get(`drawdowns.csv?${query}`)).text();
    expect(await csv('layers=cycle')).toBe(await csv(''));
    const files = unzipSync(new Uint8Array(await (await get('drawdowns.zip?layers=cycle')).arrayBuffer()));
    expect(Object.keys(files)).toContain('layers.csv');
    expect(strFromU8(files['layers.csv'] ?? new Uint8Array())).toContain('Bear market');
    expect(strFromU8(files['chart.svg'] ?? new Uint8Array())).toContain('Bear and bull markets, S&amp;P 500');
  });

  it('are refused where they are none, and said to be unknown where no axis of time is', async () => {
    expect((await get('ratio?layers=eclipses')).status).toBe(400);
    const { flags } = await getResult('records?layers=fed');
    expect(flags.some(({ code, message }) => code === 'unknown-parameter' && message.includes('layers'))).toBe(true);
  });
});

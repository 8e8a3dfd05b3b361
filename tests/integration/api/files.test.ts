import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import type { TestStore } from '../../support/test-store';
import { eachThird } from '../../support/rounds';
import { createSampleApi, toRequest } from './sample-api';

const metadataSchema = z.object({
  study: z.object({ id: z.string() }),
  definition: z.object({ text: z.string() }),
  params: z.record(z.string(), z.unknown()),
  asOf: z.string(),
  dataVersion: z.number(),
  sources: z.array(z.unknown()),
  licence: z.array(z.string()),
  link: z.string(),
  simulated: z.boolean(),
});

let test: TestStore;
beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

async function get(path: string): Promise<Response> {
  const { respond } = await import('@/lib/server/http/respond');
  const { respondStudy } = await import('@/lib/server/http/study-response');
  const [segment = ''] = path.split('?');
  return await respond(() => respondStudy(toRequest(`/api/v1/studies/${path}`), segment));
}

async function unzip(path: string): Promise<Record<string, string>> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer()))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

const ids = studies.map(({ id }) => id);
const sameTwice = new Set(eachThird(ids, 0));
const shared = new Set(eachThird(ids, 1));

describe.each(ids)('the bundle of %s', (id) => {
  it('carries the same rows as the CSV, every further table, what explains them, and a picture', async () => {
    const files = await unzip(`${id}.zip`);
    expect(files['data.csv']).toBe(await (await get(`${id}.csv`)).text());
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const result = await runQuery(id, '');
    const names = [
      'data.csv',
      'metadata.json',
      'chart.svg',
      ...(result.events === null ? [] : ['events.csv']),
      ...result.tables.flatMap((table) => [
        `${table.id}.csv`,
        ...(table.chart === null || table.leads === true ? [] : [`${table.id}.svg`]),
      ]),
    ];
    expect(Object.keys(files).sort()).toEqual(names.sort());
    const metadata = metadataSchema.parse(JSON.parse(files['metadata.json'] ?? ''));
    expect(metadata).toMatchObject({
      study: { id },
      asOf: result.asOf,
      dataVersion: result.dataVersion,
      simulated: true,
      licence: ['simulated'],
    });
    expect(metadata.link).toBe(result.links.pinned);
    expect(files['chart.svg']).toMatch(/^<svg .*<\/svg>$/s);
    expect(files['chart.svg']).not.toContain('NaN');
  });

  it.runIf(sameTwice.has(id))('is the same bytes for the same result', async () => {
    const { buildBundle } = await import('@/lib/export/build-bundle');
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const pinned = 'asOf=2024-07-15&version=1';
    const [first, second] = [await runQuery(id, pinned), await runQuery(id, pinned)].map((result) => Buffer.from(buildBundle(result, '')));
    expect(first?.equals(second ?? Buffer.of())).toBe(true);
  });

  it.runIf(shared.has(id))('has a share image of 1200 by 630', async () => {
    const response = await get(`${id}.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

describe('files of a bad link', () => {
  it.each(['zip', 'png', 'csv'])('are refused as the link itself is: .%s', async (format) => {
    const response = await get(`streaks.${format}?length=x`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad_parameter', issues: [{ path: 'length' }] });
    expect((await get(`nothing.${format}`)).status).toBe(404);
  });
});

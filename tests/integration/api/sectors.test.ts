import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forgetKept } from '@/lib/keep/keep';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { commitSectors, readSectors } from '@/lib/store/sectors';
import { getDataVersion } from '@/lib/store/data-version';
import type { TestStore } from '../../support/test-store';
import { createSampleMembersApi, toRequest } from './sample-api';

const now = () => new Date('2024-07-17T12:00:00Z');

const result = z.looseObject({
  params: z.record(z.string(), z.unknown()),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  headlines: z.array(z.looseObject({ text: z.string() })),
  flags: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  sectors: z.array(z.object({ value: z.string(), label: z.string() })),
  dataVersion: z.number(),
});
const problem = z.looseObject({ issues: z.array(z.object({ path: z.string(), message: z.string() })) });

let test: TestStore;

async function get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const request = toRequest(`/api/v1/studies/${path}`);
  const response = await GET(request, { params: Promise.resolve({ id: new URL(request.url).pathname.split('/').at(-1) ?? '' }) });
  return { status: response.status, body: await response.json() };
}

async function getResult(path: string) {
  const { status, body } = await get(path);
  expect(status, `${path} ${JSON.stringify(body).slice(0, 300)}`).toBe(200);
  return result.parse(body);
}

beforeAll(async () => {
  test = await createSampleMembersApi();
});
afterAll(() => test.remove());

describe('sector=', () => {
  it('adds up to the whole, sector by sector', async () => {
    const whole = await getResult('advance-decline?last=21s');
    expect(whole.sectors).toHaveLength(11);
    expect(whole.flags.map(({ message }) => message).join()).not.toContain('Sectors');
    const parts: Awaited<ReturnType<typeof getResult>>[] = [];
    // What reads members waits for its turn, and not many may wait.
    for (const { value } of whole.sectors) parts.push(await getResult(`advance-decline?sector=${value}&last=21s&minCoveragePct=0`));
    for (const key of ['advances', 'declines', 'eligible']) {
      const sums = whole.rows.map(({ date }) =>
        parts.reduce((sum, { rows }) => sum + Number(rows.find((row) => row['date'] === date)?.[key] ?? 0), 0),
      );
      expect(sums, key).toEqual(whole.rows.map((row) => row[key]));
    }
  });

  it('takes the stored name for the word of links, and says what today’s sectors mean for the past', async () => {
    const { params, headlines, flags } = await getResult('above-average?sector=Health%20Care');
    expect(params['sector']).toBe('health-care');
    expect(headlines[0]?.text).toMatch(/% of the S&P 500 Health Care sector members closed above their 200-session mean/);
    expect(flags.map(({ code, message }) => `${code} ${message}`).join('\n')).toContain('hindsight Sectors are stored without dates');
  });

  it('refuses a sector that is not stored, and lists those that are', async () => {
    const { status, body } = await get('highs-lows?sector=enrgy');
    expect(status).toBe(400);
    expect(problem.parse(body).issues).toEqual([
      {
        path: 'sector',
        message: expect.stringMatching(/^unknown sector enrgy of the S&P 500; known are all, communication-services, .*utilities$/),
      },
    ]);
    expect((await get('members?sector=enrgy')).status).toBe(400);
    expect((await get('highs-lows?sector=')).status).toBe(400);
  });

  it('is one of what claims and rules are about, and refused there where it is not stored', async () => {
    for (const study of ['claim', 'forward']) {
      const about = `${study}?measure=breadth&average=50&direction=down${study === 'claim' ? '&comparison=first-since&atLeast=50' : ''}`;
      const { headlines, sectors, flags } = await getResult(`${about}&sector=Health%20Care`);
      expect(headlines[0]?.text).toContain('S&P 500 Health Care sector members');
      expect(sectors).toHaveLength(11);
      expect(flags.map(({ message }) => message).join()).toContain('Sectors are stored without dates');
      const { status, body } = await get(`${about}&sector=enrgy`);
      expect(status).toBe(400);
      expect(problem.parse(body).issues[0]?.message).toMatch(/^unknown sector enrgy of the S&P 500; known are all, /);
      // It has no say in a signal.
      expect((await getResult(`${study}?measure=breadth&indicator=zweig-thrust&sector=enrgy`)).params['sector']).toBe('all');
    }
  });

  it('has no say over ready-made counts', async () => {
    const { params } = await getResult('advance-decline?universe=nyse&sector=energy');
    expect(params['sector']).toBe('all');
  });

  it('of a pinned version are those that stood then', async () => {
    const before = await getResult('advance-decline?sector=energy&last=21s');
    const { version } = await getDataVersion(test.store);
    const [moved] = [...(await readSectors(test.store, 'sp500'))].flatMap(([instrumentId, sector]) =>
      sector === 'Energy' ? [instrumentId] : [],
    );
    await withLease(test.store, { label: 'test', waitMs: 0, now }, (fence) =>
      commitSectors(test.store, 'sp500', [{ instrumentId: moved ?? 0, sector: 'Utilities' }], {
        fence,
        source: 'simulated',
        simulated: true,
      }),
    );
    forgetKept();
    expect((await getResult(`advance-decline?sector=energy&last=21s&version=${version}`)).rows).toEqual(before.rows);
    expect((await getResult('advance-decline?sector=energy&last=21s')).rows).not.toEqual(before.rows);
  });
});

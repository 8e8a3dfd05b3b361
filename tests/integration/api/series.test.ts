import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { Observation } from '@/lib/market/series/series';
import { commitSeries } from '@/lib/store/observations';
import { seriesListSchema } from '@/lib/server/http/answer-schemas';
import type { TestStore } from '../../support/test-store';
import { createServedStore, toRequest } from './sample-api';

const date = parseSessionDate;
const known = (period: string, value: number, knownFrom: string): Observation => ({
  period: date(period),
  value,
  knownFrom: date(knownFrom),
  dating: 'published',
  seenOn: date(knownFrom),
  source: 'alfred',
});

let test: TestStore;
let get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;

beforeAll(async () => {
  test = await createServedStore();
  const gdp = {
    id: 'GDPC1',
    name: 'Real gross domestic product',
    unit: 'billions',
    frequency: 'quarterly',
    source: 'fred',
    licenceClass: 'public',
  } as const;
  await commitSeries(test.store, [{ definition: gdp, observations: [known('2024-01-01', 1.6, '2024-04-25')] }], {});
  await commitSeries(
    test.store,
    [
      {
        definition: gdp,
        observations: [
          known('2024-01-01', 1.6, '2024-04-25'),
          known('2024-01-01', 1.3, '2024-05-30'),
          known('2024-07-01', 2.8, '2024-10-30'),
        ],
      },
      {
        definition: { ...gdp, id: 'VIXCLS', frequency: 'daily', licenceClass: 'restricted' },
        observations: [known('2024-07-16', 13.1, '2024-07-17')],
      },
      {
        definition: { ...gdp, id: 'DFEDTARU', frequency: 'daily' },
        observations: [known('2024-09-18', 5.5, '2024-09-18'), known('2024-09-19', 5, '2024-09-19')],
      },
    ],
    {},
  );
  const list = await import('@/app/api/v1/series/route');
  const one = await import('@/app/api/v1/series/[id]/route');
  get = (path, headers = {}) => {
    const request = toRequest(path, headers);
    const id = /^\/api\/v1\/series\/([^?]+)/.exec(path)?.[1];
    return id === undefined ? list.GET(request) : one.GET(request, { params: Promise.resolve({ id }) });
  };
});
afterAll(() => test.remove());

const read = async (path: string) => {
  const response = await get(path);
  return { status: response.status, text: await response.text() };
};

describe('GET /api/v1/series', () => {
  it('lists the shipped and the stored series with what is stored of each', async () => {
    const response = await get('/api/v1/series');
    const listed = seriesListSchema.parse(await response.json());
    expect(listed).toHaveLength(14);
    expect(listed.find(({ id }) => id === 'GDPC1')).toMatchObject({
      periods: 2,
      first: '2024-01-01',
      last: '2024-07-01',
      knownFrom: '2024-10-30',
      expected: '2025-01-28',
      licenceClass: 'public',
    });
    expect(listed.find(({ id }) => id === 'UNRATE')).toMatchObject({ periods: 0, last: null, expected: null });
    const etag = response.headers.get('etag') ?? '';
    expect((await get('/api/v1/series', { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('GET /api/v1/series/{id}.csv', () => {
  it('has of every period the newest value, and nothing where none was published', async () => {
    expect((await read('/api/v1/series/gdpc1.csv')).text.trim().split(/\r?\n/)).toEqual([
      'period,value,known_from,source',
      '2024-01-01,1.3,2024-05-30,alfred',
      '2024-04-01,,,',
      '2024-07-01,2.8,2024-10-30,alfred',
    ]);
  });

  it('has only what was known on a day, at a version', async () => {
    expect((await read('/api/v1/series/GDPC1.csv?asOf=2024-05-29')).text).toContain('2024-01-01,1.6,2024-04-25,alfred');
    expect((await read('/api/v1/series/GDPC1.csv?version=1')).text.trim().split(/\r?\n/)).toHaveLength(2);
    expect((await read('/api/v1/series/DFEDTARU.csv?asOf=2024-09-18')).text).toContain('2024-09-19,5,2024-09-19');
    const pinned = await get('/api/v1/series/GDPC1.csv?asOf=2024-05-29&version=2');
    expect(pinned.headers.get('cache-control')).toBe('public, max-age=86400');
  });

  it.each([
    ['/api/v1/series/NOSUCH.csv', 404, 'known are CPIAUCSL, CPILFESL'],
    ['/api/v1/series/GDPC1', 404, 'GDPC1.csv'],
    ['/api/v1/series/GDPC1.csv?asOf=yesterday', 400, 'is no date'],
    ['/api/v1/series/GDPC1.csv?asOf=2020-01-01', 400, 'its first value was known from 2024-04-25 on'],
    ['/api/v1/series/GDPC1.csv?version=99', 400, 'version 99 is unknown'],
    ['/api/v1/series/GDPC1.csv?version=1&version=2', 400, 'more than once'],
  ])('%s answers %i', async (path, status, words) => {
    const answer = await read(path);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
  });
});

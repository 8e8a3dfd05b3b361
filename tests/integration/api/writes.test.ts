import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { acquireLease } from '@/lib/store/leases';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

const token = 'a-secret-of-some-length';
let test: TestStore;

beforeAll(async () => {
  test = await createSampleApi();
  process.env['INGEST_TOKEN'] = token;
  process.env['EXPORT_CLOSES'] = 'off';
});
afterAll(() => test.remove());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('POST /api/v1/ingest', () => {
  const ingest = async (bearer?: string) => {
    const { POST } = await import('@/app/api/v1/ingest/route');
    return await POST(post('/api/v1/ingest', '', bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }));
  };
  it('refuses without the token, without a worker, and while a run is queued', async () => {
    expect((await ingest()).status).toBe(401);
    expect((await ingest('wrong')).status).toBe(401);
    const { POST } = await import('@/app/api/v1/ingest/route');
    // The name of the scheme has no case (RFC 9110); the token has.
    expect((await POST(post('/api/v1/ingest', '', { authorization: `bearer ${token}` }))).status).toBe(503);
    expect((await ingest(token)).status).toBe(503);
    await acquireLease(test.store, { name: 'worker', owner: 'a test', ttlMs: 60_000, now: new Date().toISOString() });
    const queued = await ingest(token);
    expect(queued.status).toBe(202);
    expect(await queued.json()).toMatchObject({ run: 1, state: 'queued' });
    expect((await ingest(token)).status).toBe(409);
  });
});

describe('POST /api/v1/views', () => {
  const store = async (body: string, headers: Record<string, string> = {}) => {
    const { POST } = await import('@/app/api/v1/views/route');
    return await POST(post('/api/v1/views', body, headers));
  };
  it('gives the same view the same id, and sends its link to the page', async () => {
    const first = z
      .object({ id: z.string(), path: z.string(), page: z.string() })
      .parse(await (await store('{"study":"streaks","query":"length=4&symbol=rut"}')).json());
    const second: unknown = await (await store('{"study":"streaks","query":"symbol=RUT&length=04"}')).json();
    expect(second).toEqual(first);
    expect(first.page).toBe('/studies/streaks?length=4');
    const { default: ShortLinkPage } = await import('@/app/(site)/v/[id]/page');
    const open = async (id: string): Promise<unknown> =>
      await ShortLinkPage({ params: Promise.resolve({ id }) }).catch((cause: unknown) => cause);
    expect(first.path).toBe(`/v/${first.id}`);
    expect(await open(first.id)).toMatchObject({ digest: `NEXT_REDIRECT;replace;${first.page};307;` });
    expect(await open('nothing')).toMatchObject({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' });
  });
  it.each([
    ['no json', 400],
    ['{"study":"nope"}', 404],
    ['{"study":"streaks","query":"length=x"}', 400],
    ['{"query":""}', 400],
    [`{"study":"${'x'.repeat(20_000)}"}`, 413],
  ])('body number %#', async (body, status) => {
    expect((await store(body)).status).toBe(status);
  });
  it.each([
    ['{"study":"streaks","qery":"length=4"}', ['qery']],
    ['{"study":"streaks","query":"lenght=4&length=5&a=1"}', ['lenght', 'a']],
  ])('refuses what it does not know, by name: %s', async (body, paths) => {
    const response = await store(body);
    expect(response.status).toBe(400);
    expect(
      z
        .object({ issues: z.array(z.object({ path: z.string() })) })
        .parse(await response.json())
        .issues.map(({ path }) => path),
    ).toEqual(paths);
  });
  it.each([
    ['https://elsewhere.test', 403],
    ['null', 403],
    ['http://localhost', 200],
    [null, 200],
  ])('from a page at %s', async (origin, status) => {
    const { POST } = await import('@/app/api/v1/views/route');
    const response = await POST(post('/api/v1/views', '{"study":"streaks"}', origin === null ? {} : { origin }));
    expect(response.status).toBe(status);
    if (status === 403) expect(await response.json()).toMatchObject({ code: 'other_site' });
  });
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])('as %s', async (type) => {
    const response = await store('{"study":"streaks"}', { 'content-type': type });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'not_json' });
  });
  it('stops a client at sixty a minute and lets others go on, and what is refused does not count', async () => {
    const { markOfClient } = await import('@/lib/server/http/client-address');
    const [one, other] = [markOfClient('203.0.113.1'), markOfClient('203.0.113.2')];
    for (let index = 0; index < 61; index += 1) expect((await store('{"study":"nope"}', one)).status).toBe(404);
    // The minute that begins here ends with the test: of SQLite's by the clock of the process, of PostgreSQL's in the row.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1);
    expect((await store('{"study":"streaks"}', one)).status).toBe(200);
    if (test.store.dialect.provider === 'postgresql')
      await test.store.write((writer) => writer.$executeRawUnsafe(`UPDATE "RequestCount" SET "until" = '9999'`));
    const statuses: number[] = [];
    for (let index = 0; index < 60; index += 1) statuses.push((await store('{"study":"streaks"}', one)).status);
    expect(statuses.indexOf(429)).toBe(59);
    expect((await store('{"study":"streaks"}', other)).status).toBe(200);
    clock.mockRestore();
  });
});

describe('raw closes switched off', () => {
  it('refuses closes and levels and says why', async () => {
    const { GET } = await import('@/app/api/v1/closes.csv/route');
    const closes = await GET(toRequest('/api/v1/closes.csv'));
    expect(closes.status).toBe(403);
    expect(await closes.text()).toContain('EXPORT_CLOSES=off');
    const { GET: getStudy } = await import('@/app/api/v1/studies/[id]/route');
    const study = (id: string, query: string) => getStudy(toRequest(`/api/v1/studies/${id}?${query}`), { params: Promise.resolve({ id }) });
    expect((await study('performance', 'mode=level')).status).toBe(403);
    expect((await study('performance.csv', 'mode=level')).status).toBe(403);
    expect((await study('performance', 'mode=rebased')).status).toBe(200);
    // The page of the study computes by itself: its answer is refused too.
    const { answerStudy } = await import('@/lib/server/answers/answer-study');
    expect(await answerStudy('performance', 'mode=level')).toMatchObject({ status: 403 });
  });
});

describe('lists and health', () => {
  it('lists studies, instruments and the API itself', async () => {
    const studies = await import('@/app/api/v1/studies/route');
    const list = z
      .array(z.looseObject({ id: z.string(), parameters: z.looseObject({}) }))
      .parse(await (await studies.GET(toRequest('/api/v1/studies'))).json());
    expect(list.map((study) => study.id)).toContain('outperformance');
    const instruments = await import('@/app/api/v1/instruments/route');
    const rut = z
      .array(z.looseObject({ symbol: z.string() }))
      .parse(await (await instruments.GET()).json())
      .find((item) => item.symbol === 'RUT');
    expect(rut).toMatchObject({
      first: '1990-01-02',
      last: '2024-07-16',
      gaps: [],
      providers: ['simulated'],
      licenceClass: 'simulated',
      sessionsBehind: 0,
    });
    const openApi = await import('@/app/api/v1/openapi.json/route');
    expect(await (await openApi.GET(toRequest('/api/v1/openapi.json'))).json()).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/studies/streaks': {} },
    });
  });
  it('reports the process, the database and the data', async () => {
    const [live, ready, data] = await Promise.all([
      import('@/app/api/health/live/route'),
      import('@/app/api/health/ready/route'),
      import('@/app/api/health/data/route'),
    ]);
    expect(live.GET().status).toBe(200);
    expect((await ready.GET()).status).toBe(200);
    expect(await (await data.GET()).json()).toMatchObject({ simulated: true, sessionsBehind: 0 });
  });
  it('gives the data page its runs and instruments', async () => {
    const { loadDataPage } = await import('@/lib/server/pages/data-page');
    const page = await loadDataPage();
    expect(page.instruments.map((instrument) => instrument.symbol)).toContain('M7');
    expect(page.runs[0]).toMatchObject({ kind: 'pull', status: 'queued' });
  });
});

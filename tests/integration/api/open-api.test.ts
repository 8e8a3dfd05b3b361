import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

let test: TestStore;
beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.looseObject({
      description: z.string().min(1),
      content: z.record(z.string(), z.strictObject({ schema: z.looseObject({}) })).optional(),
    }),
  ),
});
const documentSchema = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({ get: operationSchema.optional(), post: operationSchema.optional(), delete: operationSchema.optional() }),
  ),
  components: z.strictObject({ schemas: z.record(z.string(), z.looseObject({})), securitySchemes: z.looseObject({}) }),
});

async function readDocument() {
  const { GET } = await import('@/app/api/v1/openapi.json/route');
  return documentSchema.parse(await (await GET(toRequest('/api/v1/openapi.json'))).json());
}

function listReferences(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => (key === '$ref' && typeof entry === 'string' ? [entry] : listReferences(entry)));
}

describe('GET /api/v1/openapi.json', () => {
  it('names every operation once, resolves every reference and describes every answer', async () => {
    const document = await readDocument();
    const operations = Object.values(document.paths).flatMap(({ get, post, delete: remove }) =>
      [get, post, remove].filter((operation) => operation !== undefined),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    const references = listReferences(document);
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(known).toContain(reference);
    for (const { responses } of operations) {
      for (const { content } of Object.values(responses))
        for (const { schema } of Object.values(content ?? {})) expect(Object.keys(schema)).not.toHaveLength(0);
    }
  });

  it('has every route that there is', async () => {
    const { paths } = await readDocument();
    const others = [
      '/api/v1/studies',
      '/api/v1/instruments',
      '/api/v1/closes.csv',
      '/api/v1/openapi.json',
      '/api/v1/ingest',
      '/api/v1/views',
      '/api/v1/claims/read',
      '/api/v1/claims/safe',
      '/api/v1/imports',
      '/api/v1/imports/{id}',
      '/v/{id}',
      '/facts/feed.xml',
      '/api/health/live',
      '/api/health/ready',
      '/api/health/data',
    ];
    const ofStudies = studies.flatMap(({ id }) =>
      ['', '.csv', '.zip', '.history', '.png'].map((ending) => `/api/v1/studies/${id}${ending}`),
    );
    expect(Object.keys(paths)).toEqual(expect.arrayContaining([...others, ...ofStudies]));
  });
});

describe('the schema of a result', () => {
  it.each(studies.map(({ id }) => id))('reads the answer of %s, with nothing left over', async (id) => {
    const { studyResultSchema } = await import('@/lib/studies/kit/study-result');
    const { GET } = await import('@/app/api/v1/studies/[id]/route');
    for (const query of ['last=max&points=200', 'assume=RUT:2300,SPX:5700']) {
      const response = await GET(toRequest(`/api/v1/studies/${id}?${query}`), { params: Promise.resolve({ id }) });
      expect(response.status).toBe(200);
      const answer: unknown = await response.json();
      expect(studyResultSchema.parse(answer)).toEqual(answer);
    }
  });

  it('stands beside those of the other answers', async () => {
    const schemas = await import('@/lib/server/http/answer-schemas');
    const read = async (route: { GET: (request: Request) => Promise<Response> | Response }): Promise<unknown> =>
      (await route.GET(toRequest('/'))).json();
    schemas.studyListSchema.parse(await read(await import('@/app/api/v1/studies/route')));
    schemas.instrumentListSchema.parse(await read(await import('@/app/api/v1/instruments/route')));
    schemas.liveSchema.parse(await read(await import('@/app/api/health/live/route')));
    schemas.readySchema.parse(await read(await import('@/app/api/health/ready/route')));
    schemas.freshnessSchema.parse(await read(await import('@/app/api/health/data/route')));
  });
});

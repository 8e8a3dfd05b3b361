import 'server-only';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/study';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';

export interface StudyDescription {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly rowsAre: Study['rowsAre'];
  /** Symbols that it reads with its defaults. */
  readonly needs: readonly string[];
  /** JSON Schema of its own parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

function describeStudy(study: Study): StudyDescription {
  const { id, title, question, rowsAre } = study;
  return { id, title, question, rowsAre, needs: study.symbols(study.params.parse({})), parameters: z.toJSONSchema(study.params, { io: 'output' }) };
}

/** Every study as `GET /api/v1/studies` answers it. */
export function describeStudies(): StudyDescription[] {
  return studies.map(describeStudy);
}

function toOpenApiParameter(parameter: ParameterSchema) {
  const { name, label, description, initial, options, minimum, maximum, type } = parameter;
  const schema = {
    type: type === 'array' ? 'string' : type,
    ...(initial === null ? {} : { default: type === 'number' ? Number(initial) : initial }),
    ...(options.length > 0 ? { enum: options.map((option) => option.value) } : {}),
    ...(minimum === null ? {} : { minimum }),
    ...(maximum === null ? {} : { maximum }),
  };
  return { name, in: 'query', required: false, description: description === '' ? label : description, schema };
}

const problem = z.object({
  code: z.string(),
  message: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
});

const json = (description: string, schema: unknown = {}) => ({ description, content: { 'application/json': { schema } } });
const csv = (description: string) => ({ description, content: { 'text/csv': { schema: { type: 'string' } } } });
const binary = (description: string, type: string) => ({ description, content: { [type]: { schema: { type: 'string', format: 'binary' } } } });
const problems = { '400': json('A known parameter has a bad value', { $ref: '#/components/schemas/Problem' }) };
const query = (name: string, description: string) => ({ name, in: 'query', required: false, description, schema: { type: 'string' } });

function describeStudyPaths(study: Study): [string, unknown][] {
  const parameters = listParameters(study).map(toOpenApiParameter);
  const points = { ...query('points', 'Thin the drawn rows to about this many'), schema: { type: 'integer', minimum: 10, maximum: 20000 } };
  const gone = { '410': json('The pinned version was simulated and has been replaced', { $ref: '#/components/schemas/Problem' }) };
  const common = { summary: study.question, tags: ['studies'] };
  return [
    [`/api/v1/studies/${study.id}`, { get: { ...common, operationId: study.id, parameters: [...parameters, points], responses: { '200': json(study.title, { $ref: '#/components/schemas/StudyResult' }), ...problems, ...gone } } }],
    [`/api/v1/studies/${study.id}.csv`, { get: { ...common, operationId: `${study.id}Csv`, parameters, responses: { '200': csv(`${study.title}, the same rows`), ...problems, ...gone } } }],
    [`/api/v1/studies/${study.id}.zip`, { get: { ...common, operationId: `${study.id}Bundle`, parameters, responses: { '200': binary('data.csv, a file per further table, metadata.json and chart.svg', 'application/zip'), ...problems, ...gone } } }],
    [`/api/v1/studies/${study.id}.png`, { get: { ...common, operationId: `${study.id}Image`, parameters, responses: { '200': binary('The share image, 1200 by 630', 'image/png'), ...problems, ...gone, '503': json('Too many pictures are being drawn', { $ref: '#/components/schemas/Problem' }) } } }],
  ];
}

const resultSchema = {
  type: 'object',
  required: ['study', 'params', 'definition', 'range', 'asOf', 'dataVersion', 'provisional', 'coverage', 'columns', 'rows', 'headlines', 'flags', 'sources', 'links'],
  properties: {
    asOf: { type: 'string', format: 'date' },
    dataVersion: { type: 'integer' },
    provisional: { type: 'boolean' },
    simulated: { type: 'boolean' },
    columns: { type: 'array', items: { type: 'object' } },
    rows: { type: 'array', items: { type: 'object' } },
    headlines: { type: 'array', items: { type: 'object' } },
    flags: { type: 'array', items: { type: 'object' } },
  },
};

/** The OpenAPI 3.1 description, made from the studies' own schemas. */
export function buildOpenApi(): Readonly<Record<string, unknown>> {
  const plain = (summary: string, response: unknown, parameters: unknown[] = []) => ({ get: { summary, parameters, responses: { '200': response } } });
  return {
    openapi: '3.1.0',
    info: { title: 'Broadtape', version: '1', description: 'Market breadth, streaks and relative outperformance. Percentages are in percent; a missing value is null.' },
    paths: {
      '/api/v1/studies': plain('Every study with its parameters', json('An array of studies')),
      ...Object.fromEntries(studies.flatMap(describeStudyPaths)),
      '/api/v1/instruments': plain('Instruments with coverage', json('An array of instruments')),
      '/api/v1/closes.csv': plain('Raw final closes, unless the operator has switched the export off (403)', csv('One row per symbol and session'), [
        query('symbols', 'Comma-separated; all stored ones by default'), query('from', 'YYYY-MM-DD'), query('to', 'YYYY-MM-DD'), query('version', 'Data version'),
      ]),
      '/api/v1/ingest': { post: { summary: 'Queues a pull', security: [{ token: [] }], responses: { '202': json('Queued'), '401': json('No token'), '409': json('A run is active'), '503': json('No worker, or no token set') } } },
      '/api/v1/views': { post: { summary: 'Stores a view under a short id', requestBody: json('{ study, query }'), responses: { '200': json('{ id, path, page }'), ...problems } } },
      '/api/health/live': plain('Whether the process answers', json('Alive')),
      '/api/health/ready': plain('Database and migrations', json('Ready')),
      '/api/health/data': plain('Sessions behind per instrument', json('Freshness')),
    },
    components: {
      schemas: { Problem: z.toJSONSchema(problem), StudyResult: resultSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

import 'server-only';
import { universeIdPattern } from '@/lib/market/universe/universe-id';
import { claim } from '@/lib/studies/after/claim/study';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import { listComponentSchemas, type ComponentName } from './answer-schemas';
import { describeImportPaths } from './imports/describe-imports';

function toOpenApiParameter(parameter: ParameterSchema) {
  const { name, label, description, initial, options, minimum, maximum, type, widget } = parameter;
  const schema = {
    type: type === 'array' ? 'string' : type,
    ...(initial === null ? {} : { default: type === 'number' ? Number(initial) : initial }),
    ...(widget === 'universe'
      ? { pattern: universeIdPattern.source, examples: options.map((option) => option.value) }
      : type === 'array' && options.length > 0
        ? { examples: options.map((option) => option.value) }
        : options.length > 0
          ? { enum: options.map((option) => option.value) }
          : {}),
    ...(minimum === null ? {} : { minimum }),
    ...(maximum === null ? {} : { maximum }),
  };
  return {
    name,
    in: 'query',
    required: false,
    description: `${description === '' ? label : description}${widget === 'universe' ? ' Or the id of a list of one’s own.' : ''}`,
    schema,
  };
}

const refer = (name: ComponentName) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, name: ComponentName) => ({ description, content: { 'application/json': { schema: refer(name) } } });
const file = (description: string, type: string, schema: Readonly<Record<string, string>> = { type: 'string', format: 'binary' }) => ({
  description,
  content: { [type]: { schema } },
});
const written = { type: 'string' };
const query = (name: string, description: string) => ({ name, in: 'query', required: false, description, schema: written });

const said = {
  '400': 'A known parameter has a bad value',
  '401': 'No token, or a wrong one',
  '403': 'The operator has switched off the export of raw closes (EXPORT_CLOSES=off), or it is asked for from elsewhere than allowed',
  '404': 'There is nothing of that name',
  '409': 'A run is queued or running, or the file cannot be imported as it is',
  '410': 'The pinned version was simulated and has been replaced',
  '413': 'The view is too long, or the file too large',
  '415': 'It is not said to be JSON (Content-Type)',
  '429': 'Too many of them within a minute by one client',
  '500': 'Broadtape failed',
  '503': 'Not ready: no closes, a migration pending, no worker or token, or too busy',
};

/** The ways in which a route can refuse, 500 always among them. */
function refusals(...statuses: (keyof typeof said)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...statuses, '500' as const].map((status) => [status, json(said[status], 'Problem')]));
}

const notModified = { '304': { description: 'The client has it (If-None-Match)' } };

function describeStudyPaths(study: Study): [string, unknown][] {
  const parameters = listParameters(study).map(toOpenApiParameter);
  const points = {
    ...query('points', 'Thin the drawn rows to about this many; the newest, one in 32 of them, stay whole'),
    schema: { type: 'integer', minimum: 10, maximum: 20000 },
  };
  const survey = { ...points, description: 'About this many rows of the first line alone, each with its place among all: an overview' };
  const columns = query(
    'columns',
    'Names of columns, separated by commas: these alone are in `columns` and `rows`, in the order of the answer. All unless given',
  );
  const responses = (answer: unknown) => ({ '200': answer, ...notModified, ...refusals('400', '403', '410', '503') });
  const path = (ending: string, operationId: string, answer: unknown, more: readonly unknown[] = []): [string, unknown] => [
    `/api/v1/studies/${study.id}${ending}`,
    {
      get: { summary: study.question, tags: ['studies'], operationId, parameters: [...parameters, ...more], responses: responses(answer) },
    },
  ];
  return [
    path('', study.id, json(study.title, 'StudyResult'), [points, columns]),
    path('.csv', `${study.id}Csv`, file(`${study.title}, the same rows`, 'text/csv', written), [columns]),
    path('.zip', `${study.id}Bundle`, file('data.csv, a file per further table, metadata.json and chart.svg', 'application/zip')),
    path('.history', `${study.id}History`, json(`${study.title}, what its charts draw`, 'StudyHistory'), [survey]),
    path('.png', `${study.id}Image`, file('The share image, 1200 by 630', 'image/png')),
  ];
}

function describeRead(
  operationId: string,
  summary: string,
  responses: Readonly<Record<string, unknown>>,
  parameters: readonly unknown[] = [],
) {
  return { get: { operationId, summary, parameters, responses } };
}

const anyStudy = { name: 'id', in: 'path', required: true, description: 'A study that is not listed here', schema: written };

function describeOtherPaths(): Readonly<Record<string, unknown>> {
  return {
    '/api/v1/studies': describeRead('listStudies', 'Every study with its parameters', {
      '200': json('All of them', 'StudyList'),
      ...notModified,
      ...refusals(),
    }),
    '/api/v1/studies/{id}': describeRead('unknownStudy', 'Any other name', refusals('404'), [anyStudy]),
    '/api/v1/instruments': describeRead('listInstruments', 'Instruments with coverage', {
      '200': json('All of them', 'InstrumentList'),
      ...refusals('503'),
    }),
    '/api/v1/closes.csv': describeRead(
      'closes',
      'Raw final closes',
      { '200': file('One row per symbol and session', 'text/csv', written), ...notModified, ...refusals('400', '403', '410', '503') },
      [
        query('symbols', 'Comma-separated; all stored ones by default'),
        query('from', 'YYYY-MM-DD'),
        query('to', 'YYYY-MM-DD'),
        query('version', 'Data version'),
      ],
    ),
    '/api/v1/series': describeRead('listSeries', 'Series that are not prices, with what is stored of each', {
      '200': json('The shipped and the stored ones', 'SeriesList'),
      ...notModified,
      ...refusals('503'),
    }),
    '/api/v1/series/{id}.csv': describeRead(
      'series',
      'A series as it is known: of every period the newest value',
      { '200': file('One row per period', 'text/csv', written), ...notModified, ...refusals('400', '403', '404', '410', '503') },
      [
        { name: 'id', in: 'path', required: true, description: 'As GET /api/v1/series lists it: CPILFESL', schema: written },
        query('asOf', 'YYYY-MM-DD: only what was known by then'),
        query('version', 'Data version'),
      ],
    ),
    '/api/v1/openapi.json': describeRead('openApi', 'This description', {
      '200': file('OpenAPI 3.1', 'application/json', { type: 'object' }),
      ...notModified,
      ...refusals(),
    }),
    '/api/v1/ingest': {
      post: {
        operationId: 'ingest',
        summary: 'Queues a pull',
        security: [{ token: [] }],
        responses: { '202': json('Queued', 'QueuedRun'), ...refusals('401', '409', '503') },
      },
    },
    '/api/v1/views': {
      post: {
        operationId: 'storeView',
        summary: 'Stores a view under a short id',
        requestBody: { required: true, content: { 'application/json': { schema: refer('ViewRequest') } } },
        responses: { '200': json('Where it stands', 'SavedView'), ...refusals('400', '403', '404', '413', '415', '429', '503') },
      },
    },
    '/api/v1/claims/safe': describeRead(
      'writeSafely',
      'The strongest true sentence of the kind of a claim, with its footnote; null where none both holds without a doubt and stands out',
      { '200': json('The sentence', 'SafeAnswer'), ...refusals('400', '410', '429', '503') },
      listParameters(claim).map(toOpenApiParameter),
    ),
    '/api/v1/claims/read': {
      post: {
        operationId: 'readClaims',
        summary: 'Makes claims of a sentence and judges them; the text is not stored',
        requestBody: { required: true, content: { 'application/json': { schema: refer('ClaimsRequest') } } },
        responses: { '200': json('What it came to', 'ClaimsAnswer'), ...refusals('400', '403', '413', '415', '429', '503') },
      },
    },
    ...describeImportPaths({
      received: json('Received', 'ReceivedImport'),
      progress: json('How far it is', 'ImportProgress'),
      queued: json('Queued', 'QueuedRun'),
      body: { required: true, content: { 'application/json': { schema: refer('ImportCommit') } } },
      refusals,
    }),
    '/v/{id}': describeRead(
      'openView',
      'The page of a stored view',
      { '307': { description: 'To the page' }, '404': file('No such view', 'text/html', written) },
      [{ name: 'id', in: 'path', required: true, description: 'As POST /api/v1/views answered it', schema: written }],
    ),
    '/facts/feed.xml': describeRead('factsFeed', "The last session's facts", {
      '200': file('An Atom feed', 'application/atom+xml', written),
      ...notModified,
      ...refusals('503'),
    }),
    '/api/health/live': describeRead('live', 'Whether the process answers', { '200': json('It does', 'Live') }),
    '/api/health/ready': describeRead('ready', 'Database and migrations', {
      '200': json('In order', 'Ready'),
      '503': json('Not in order', 'Ready'),
      '500': json(said['500'], 'Problem'),
    }),
    '/api/health/data': describeRead('freshness', 'Sessions behind per instrument, followed universes and series', {
      '200': json('How far', 'Freshness'),
      ...refusals('503'),
    }),
  };
}

/** The OpenAPI 3.1 description, made from the studies' own schemas and those of the answers. */
export function buildOpenApi(): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Broadtape',
      version: '1',
      description: 'Market breadth, streaks and relative outperformance. Percentages are in percent; a missing value is null.',
    },
    paths: { ...Object.fromEntries(studies.flatMap(describeStudyPaths)), ...describeOtherPaths() },
    components: { schemas: listComponentSchemas(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

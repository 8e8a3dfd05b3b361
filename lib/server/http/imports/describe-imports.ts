import 'server-only';
import { importKinds } from '@/lib/uploads/upload-schemas';

type Refusals = Readonly<Record<string, unknown>>;

/** What the description of the API is made with. */
export interface ImportParts {
  readonly received: unknown;
  readonly progress: unknown;
  readonly queued: unknown;
  readonly body: unknown;
  readonly refusals: (...statuses: ('400' | '401' | '403' | '404' | '409' | '413' | '429' | '503')[]) => Refusals;
}

const text = { type: 'string' };
const query = (name: string, description: string, schema: unknown = text) => ({ name, in: 'query', required: false, description, schema });
const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'As POST /api/v1/imports answered it',
  schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
};
// The token where INGEST_TOKEN is set; nothing at this machine where it is not.
const security = [{ token: [] }, {}];

/** The paths by which a file is imported. */
export function describeImportPaths({ received, progress, queued, body, refusals }: ImportParts): Readonly<Record<string, unknown>> {
  return {
    '/api/v1/imports': {
      post: {
        operationId: 'receiveImport',
        summary: 'Receives a file, to be recognised and tried; nothing of it is stored',
        security,
        parameters: [
          query('name', 'What the file is called: its first guess of a symbol or universe'),
          query('kind', 'What it holds, where its columns do not decide', { type: 'string', enum: [...importKinds] }),
          query('symbol', 'Of which security, where it is closes of one'),
          query(
            'universe',
            "Of which universe, where it is counts, weights, sectors, members or a fund's holdings; of a list of one’s own its id",
          ),
          query('title', 'What sentences call a list of one’s own (kind=list)'),
          query('index', 'The followed instrument above the breadth of a list of one’s own'),
          query('series', 'Of which series, where it is values of one'),
          query('dates', 'Which comes first in dates that can be read both ways', { type: 'string', enum: ['dmy', 'mdy'] }),
          query('columns', 'What each column is, comma separated in their order, empty for one that is not read: date,,close'),
        ],
        requestBody: {
          required: true,
          description: 'The file as it is',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        responses: { '202': received, ...refusals('400', '401', '403', '409', '413', '429', '503') },
      },
    },
    '/api/v1/imports/{id}': {
      get: {
        operationId: 'readImport',
        summary: 'What was recognised, what importing it would do, and how its import goes',
        security,
        parameters: [idParameter],
        responses: { '200': progress, ...refusals('401', '403', '404', '503') },
      },
      post: {
        operationId: 'commitImport',
        summary: 'Queues the import of a file as it was tried',
        security,
        parameters: [idParameter],
        requestBody: body,
        responses: { '202': queued, ...refusals('400', '401', '403', '404', '409', '429', '503') },
      },
      delete: {
        operationId: 'discardImport',
        summary: 'Discards a received file',
        security,
        parameters: [idParameter],
        responses: { '204': { description: 'Nothing is kept of it' }, ...refusals('401', '403', '404', '409', '429') },
      },
    },
  };
}

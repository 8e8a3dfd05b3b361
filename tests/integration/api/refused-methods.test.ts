import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '@/lib/uploads/upload-schemas';

const root = 'app/api';
const read = 'GET, HEAD';

/** What each route of the API accepts, by its folder. */
const accepted: Readonly<Record<string, string>> = {
  'health/data': read,
  'health/live': read,
  'health/ready': read,
  palette: read,
  'v1/claims/read': 'POST',
  'v1/claims/safe': read,
  'v1/closes.csv': read,
  'v1/imports': 'POST',
  'v1/imports/[id]': 'GET, HEAD, POST, DELETE',
  'v1/ingest': 'POST',
  'v1/instruments': read,
  'v1/openapi.json': read,
  'v1/series': read,
  'v1/series/[id]': read,
  'v1/studies': read,
  'v1/studies/[id]': read,
  'v1/views': 'POST',
};

type Route = Readonly<Record<string, (request: Request) => Promise<Response> | Response>>;

it('the table names every route but the one of unknown paths', () => {
  const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map(dirname);
  expect(folders.filter((folder) => folder !== '[...path]').sort()).toEqual(Object.keys(accepted).sort());
});

describe.each(Object.entries(accepted))('/api/%s', (folder, allow) => {
  const load = async (): Promise<Route> => (await import(join(process.cwd(), root, folder, 'route.ts'))) as Route;
  const refused = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !allow.split(', ').includes(method));

  it.each(refused)('refuses %s and names what is accepted', async (method) => {
    const response = await (await load())[method]?.(new Request(`http://localhost/api/${folder}`, { method }));
    expect(response?.status).toBe(405);
    expect(response?.headers.get('allow')).toBe(allow);
    expect(problemSchema.parse(await response?.json())).toEqual({
      code: 'method_not_allowed',
      message: `${method} is not accepted at ${new URL(`http://localhost/api/${folder}`).pathname}; accepted: ${allow}.`,
      issues: [],
    });
  });

  it('has a handler of its own for each that is accepted, and tells them to OPTIONS', async () => {
    const route = await load();
    const refusal = route['PUT'];
    for (const method of allow.split(', ').filter((name) => name !== 'HEAD')) {
      expect(route[method]).toBeTypeOf('function');
      expect(route[method]).not.toBe(refusal);
    }
    const response = await route['OPTIONS']?.(new Request(`http://localhost/api/${folder}`, { method: 'OPTIONS' }));
    expect(response?.headers.get('allow')).toBe(`${allow}, OPTIONS`);
  });
});

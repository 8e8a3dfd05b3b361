import { expect, it } from 'vitest';
import * as route from '@/app/api/[...path]/route';
import { problemSchema } from '@/lib/uploads/upload-schemas';
import { toRequest } from './sample-api';

it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s of a path that is no route is 404 in JSON', async (method) => {
  const response = await route[method](toRequest('/api/v1/nothing'));
  expect(response.status).toBe(404);
  expect(problemSchema.parse(await response.json())).toMatchObject({
    code: 'unknown_route',
    message: expect.stringContaining('/api/v1/nothing') as unknown,
    issues: [],
  });
});

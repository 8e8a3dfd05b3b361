import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommands, type PaletteContents } from '@/components/shell/build-commands';
import { studies } from '@/lib/studies/registry';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

let test: TestStore;

beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

it('has every study, claim and stored instrument, and may be kept', async () => {
  const { GET } = await import('@/app/api/palette/route');
  const response = await GET(toRequest('/api/palette'));
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toContain('s-maxage');
  const addresses = buildCommands((await response.json()) as PaletteContents).map(({ href }) => href);
  for (const { id } of studies) expect(addresses).toContain(`/studies/${id}`);
  expect(addresses).toContain('/studies/streaks?symbol=RUT');
  expect(addresses.some((address) => address.startsWith('/claims/'))).toBe(true);
});

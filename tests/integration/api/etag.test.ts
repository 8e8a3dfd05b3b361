import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestStore, type TestStore } from '../../support/test-store';
import { fillSample, toRequest } from './sample-api';

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
  await fillSample(test.store);
});
afterAll(() => test.remove());

/** The ETag of an answer of a process that was started with these settings. */
async function ask(path: string, settings: Readonly<Record<string, string>>): Promise<string | null> {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', test.url);
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { respondStudy } = await import('@/lib/server/study-response');
  const { getStore } = await import('@/lib/server/get-store');
  const response = await respondStudy(toRequest(`/api/v1/studies/${path}`), path);
  await (await getStore()).close();
  vi.unstubAllEnvs();
  return response.headers.get('ETag');
}

describe('the ETag of an answer', () => {
  it.each([['PUBLIC_URL', 'https://broadtape.test'], ['EXTRA_CLOSURES', '2024-07-15']])('is another one after a restart with another %s', async (name, value) => {
    const first = await ask('ratio.zip', {});
    expect(await ask('ratio.zip', {})).toBe(first);
    expect(await ask('ratio.zip', { [name]: value })).not.toBe(first);
  });
});

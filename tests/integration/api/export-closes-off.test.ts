import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestStore } from '../../support/test-store';
import { createSampleApi, toRequest } from './sample-api';

let test: TestStore;
beforeAll(async () => {
  test = await createSampleApi();
  process.env['EXPORT_CLOSES'] = 'off';
});
afterAll(async () => {
  delete process.env['EXPORT_CLOSES'];
  await test.remove();
});

it('keeps raw closes in and the front page whole', async () => {
  const { respond } = await import('@/lib/server/respond');
  const { respondStudy } = await import('@/lib/server/study-response');
  const { loadOverview } = await import('@/lib/server/overview');
  for (const segment of ['performance', 'performance.csv', 'performance.zip', 'performance.png']) {
    const refused = await respond(() => respondStudy(toRequest(`/api/v1/studies/${segment}?mode=level`), segment));
    expect(refused.status, segment).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'closes_not_exported', issues: [{ path: 'mode' }] });
  }
  expect((await respond(() => respondStudy(toRequest('/api/v1/studies/performance?mode=rebased'), 'performance'))).status).toBe(200);
  expect((await loadOverview()).tiles.map((tile) => tile.level)).not.toContain(null);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { commitSeries } from '@/lib/store/observations';
import type { TestStore } from '../../support/test-store';
import { createServedStore, toRequest } from './sample-api';

let test: TestStore;
beforeAll(async () => {
  test = await createServedStore();
  process.env['EXPORT_CLOSES'] = 'off';
  const day = parseSessionDate('2024-07-16');
  const observations = [{ period: day, value: 13.1, knownFrom: day, dating: 'published', seenOn: day, source: 'fred' }] as const;
  const definition = { name: 'A series', unit: 'percent', frequency: 'daily', source: 'fred' } as const;
  await commitSeries(
    test.store,
    [
      { definition: { ...definition, id: 'VIXCLS', licenceClass: 'restricted' }, observations },
      { definition: { ...definition, id: 'DGS10', licenceClass: 'public' }, observations },
    ],
    {},
  );
});
afterAll(async () => {
  delete process.env['EXPORT_CLOSES'];
  await test.remove();
});

it('a series whose licence may not allow it is neither answered nor linked where the operator keeps closes in', async () => {
  const { GET } = await import('@/app/api/v1/series/[id]/route');
  const ask = async (id: string) => await GET(toRequest(`/api/v1/series/${id}`, {}), { params: Promise.resolve({ id }) });
  const refused = await ask('VIXCLS.csv');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'series_not_exported', message: expect.stringContaining('VIXCLS') as unknown });
  expect((await ask('DGS10.csv')).status).toBe(200);
  const { loadDataPage } = await import('@/lib/server/pages/data-page');
  const { series } = await loadDataPage();
  expect(series.flatMap(({ id, isGivenOut }) => (isGivenOut ? [] : [id]))).toEqual(['VIXCLS']);
});

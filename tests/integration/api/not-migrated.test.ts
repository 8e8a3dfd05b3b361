import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PaletteContents } from '@/components/shell/build-commands';
import { toRequest } from './sample-api';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-not-migrated-'));
  await writeFile(join(folder, 'new.db'), '');
  process.env['DATABASE_URL'] = `file:${join(folder, 'new.db')}`;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('says what to do about a store that was never migrated: 503, not a failure of its own', async () => {
  const [study, instruments, data] = await Promise.all([
    import('@/app/api/v1/studies/[id]/route'),
    import('@/app/api/v1/instruments/route'),
    import('@/app/api/health/data/route'),
  ]);
  const answers = [
    study.GET(toRequest('/api/v1/studies/streaks'), { params: Promise.resolve({ id: 'streaks' }) }),
    instruments.GET(),
    data.GET(),
  ];
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/"store_not_ready".*npm start/);
  }
});

it('still leads to studies and claims, and lets nobody keep that', async () => {
  const { GET } = await import('@/app/api/palette/route');
  const answer = await GET(toRequest('/api/palette'));
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { studies, claims, instruments } = (await answer.json()) as PaletteContents;
  expect(studies.map(({ id }) => id)).toContain('streaks');
  expect(claims.length).toBeGreaterThan(0);
  expect(instruments).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studies } from '@/lib/studies/registry';
import type { TestStore } from '../../support/test-store';
import { createSampleApi } from './sample-api';

let test: TestStore;

beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

// `rotation` is of complete weeks until it is asked for the one that runs.
describe.each(studies.map(({ id }) => id).filter((id) => id !== 'rotation'))('assume in the link of %s', (id) => {
  it('adds the session after asOf, says that it is provisional, and keeps asOf', async () => {
    const { runQuery } = await import('@/lib/server/answers/run-query');
    const result = await runQuery(id, 'assume=RUT:2300,SPX:5700');
    expect(result).toMatchObject({ asOf: '2024-07-16', provisional: true, range: { to: '2024-07-17' } });
    expect(result.flags.map(({ code }) => code)).toContain('provisional');
    expect(result.links.self).toContain('assume=RUT:2300,SPX:5700');
    expect(result.headlines.length).toBeGreaterThan(0);
  });
});

it('fills the needed close in where it is proved', async () => {
  const { runQuery } = await import('@/lib/server/answers/run-query');
  const { rows } = await runQuery('needs', 'symbol=RUT&assume=SPX:5700&asOf=2024-07-15');
  expect(rows.find((row) => row['statement'] === 'a fifth straight gain of 1% or more')).toMatchObject({
    side: 'at or above',
    close: 2208.9,
  });
  const proof = rows.find((row) => String(row['link']).startsWith('/studies/distance?'));
  const [, query = ''] = String(proof?.['link']).split('?');
  const shown = await runQuery('distance', query);
  expect(shown).toMatchObject({ asOf: '2024-07-15', provisional: true });
  expect(shown.rows.at(-1)).toMatchObject({ close: proof?.['close'], provisional: true });
});

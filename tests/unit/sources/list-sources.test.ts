import { expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { nameProviders } from '@/lib/format/source-line';
import { createSources } from '@/lib/sources/create-sources';
import { listSources } from '@/lib/sources/list-sources';
import { hosts } from '@/lib/sources/registry';
import { testKeys } from '../../support/source-settings';

it('what is printed calls every source what its row calls it', () => {
  for (const { id, name } of hosts) expect(nameProviders({ sources: [{ providers: [id] }] })).toBe(name);
});

it('a source with a key is asked once its variable is set, which is named, and the key is nowhere', () => {
  const find = (variables: Readonly<Record<string, string>>) => listSources(parseEnv(variables)).find(({ id }) => id === 'tiingo');
  expect(find({})).toMatchObject({
    name: 'Tiingo',
    key: ['TIINGO_API_KEY'],
    isConfigured: false,
    history: 'all history',
    licenceClass: 'restricted',
    limits: '50 an hour, 1000 a day, 2 at once, 500 ms apart',
  });
  expect(find({ ...testKeys, TIINGO_LIMITS: '10000/day' })).toMatchObject({
    isConfigured: true,
    limits: '10000 a day, 2 at once, 500 ms apart',
  });
  expect(JSON.stringify(listSources(parseEnv(testKeys)))).not.toContain('secret');
  expect(new Set(listSources(parseEnv({})).map(({ id }) => id)).size).toBe(listSources(parseEnv({})).length);
});

it('says of a source that it lists dividends where it does', () => {
  const able = createSources(parseEnv(testKeys)).flatMap(({ id, fetchDividends }) => (fetchDividends === undefined ? [] : [id]));
  const told = listSources(parseEnv({})).flatMap(({ id, gives }) => (gives.includes('dividends of all stocks by their day') ? [id] : []));
  expect([told, able]).toEqual([['nasdaq'], ['nasdaq']]);
});

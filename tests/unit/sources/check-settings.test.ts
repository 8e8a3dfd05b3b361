import { expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { checkSettings } from '@/lib/sources/check-settings';
import { hosts } from '@/lib/sources/registry';

const toVariable = (id: string, ending: string) => `${id.toUpperCase().replaceAll('-', '_')}_${ending}`;

it('finds nothing at fault where nothing or what is accepted is said', () => {
  checkSettings(parseEnv({}));
  checkSettings(parseEnv({ TIINGO_LIMITS: '1000/minute', YAHOO_BASE_URL: 'http://127.0.0.1:9', RATE_LIMITS: 'none of ours' }));
});

it.each(hosts.map(({ id }) => [id]))('refuses limits and addresses of %s that are none, whether it has a key or not', (id) => {
  const [limits, address] = [toVariable(id, 'LIMITS'), toVariable(id, 'BASE_URL')];
  expect(() => checkSettings(parseEnv({ [limits]: 'many', [address]: 'nowhere' }))).toThrow(
    new RegExp(`cannot use:\n  ${address}: an address as https://host/path, not "nowhere"\n  ${limits}: requests a minute, hour or day as`),
  );
});

it('names every variable at fault, and never what a key holds', () => {
  const variables = hosts.flatMap(({ key }) => key ?? []);
  expect(variables.length).toBeGreaterThan(5);
  const settings = parseEnv(Object.fromEntries(variables.map((name) => [name, 'a b'])));
  for (const name of variables) expect(() => checkSettings(settings)).toThrow(new RegExp(`  ${name}: a key of 8 to 512 `));
  expect(() => checkSettings(settings)).not.toThrow(/a b/);
});

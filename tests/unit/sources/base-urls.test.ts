import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { readBaseUrls } from '@/lib/sources/base-urls';
import { hosts as providers } from '@/lib/sources/registry';

const read = (variables: Record<string, string>) => readBaseUrls(parseEnv(variables).SOURCE_BASE_URLS);

describe('where providers are asked', () => {
  it('is their public hosts where nothing is said', () => {
    const own = read({});
    expect(providers.map(({ id }) => own.get(id))).toEqual(providers.map(({ baseUrl }) => baseUrl));
    expect(own.get('yahoo-spare')).toBe('https://query1.finance.yahoo.com');
  });
  it.each(providers.map(({ id }) => [id]))('is another place for %s, without the slash at its end', (id) => {
    const name = `${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`;
    expect(read({ [name]: 'http://127.0.0.1:9/x/' }).get(id)).toBe('http://127.0.0.1:9/x');
    for (const bad of ['nowhere', 'ftp://host', '/api']) expect(() => read({ [name]: bad }), bad).toThrow(new RegExp(`cannot use:\\n  ${name}: an address as https://host/path, not "${bad}"`));
  });
  it('is not read from a variable of another program, which stops nothing', () => {
    expect([...read({ API_BASE_URL: '/api', VITE_BASE_URL: './' })]).toEqual([...read({})]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { readBaseUrls } from '@/lib/sources/base-urls';
import { readLimits } from '@/lib/sources/read-limits';
import { hosts as providers } from '@/lib/sources/registry';
import { politeLimits } from '@/lib/sources/request-limits';
import { writeUserAgent } from '@/lib/sources/user-agent';
import packageFile from '@/package.json';

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
    for (const bad of ['nowhere', 'ftp://host', '/api'])
      expect(() => read({ [name]: bad }), bad).toThrow(
        new RegExp(`cannot use:\\n  ${name}: an address as https://host/path, not "${bad}"`),
      );
  });
  it('is not read from a variable of another program, which stops nothing', () => {
    expect([...read({ API_BASE_URL: '/api', VITE_BASE_URL: './' })]).toEqual([...read({})]);
  });
});

describe('the requests that a provider allows', () => {
  it('are those of its smallest plan, or of a bigger one as the environment says', () => {
    const own = { ...politeLimits, perMinute: 8, perDay: 800 };
    const given = parseEnv({ TWELVE_DATA_LIMITS: '55/minute, 9000/day', RATE_LIMITS: 'none of ours' }).SOURCE_LIMITS;
    expect(readLimits('twelve-data', own, given['twelve-data'])).toEqual({ ...politeLimits, perMinute: 55, perDay: 9_000 });
    expect(readLimits('tiingo', own, given['tiingo'])).toEqual(own);
    expect(readLimits('tiingo', own, '100/hour')).toEqual({ ...politeLimits, perHour: 100 });
    for (const bad of ['many', '0/day', '5/week', '5/day,'])
      expect(() => readLimits('tiingo', own, bad), bad).toThrow(
        /TIINGO_LIMITS: requests a minute, hour or day as 1000\/minute,100000\/day/,
      );
  });
});

describe('who asks', () => {
  it.each([
    [{}, `Mozilla/5.0 (compatible; Broadtape/${packageFile.version})`],
    [
      { PUBLIC_URL: 'https://breadth.example.org' },
      `Mozilla/5.0 (compatible; Broadtape/${packageFile.version}; +https://breadth.example.org)`,
    ],
    [{ SOURCE_CONTACT: 'me@example.org' }, `Mozilla/5.0 (compatible; Broadtape/${packageFile.version}; me@example.org)`],
    [{ SOURCE_USER_AGENT: 'Desk/1' }, 'Desk/1'],
    [{ SOURCE_USER_AGENT: 'Desk/1', SOURCE_CONTACT: 'me@example.org' }, 'Desk/1 (me@example.org)'],
  ])('by %o calls itself %s', (variables, expected) => {
    expect(writeUserAgent(parseEnv(variables))).toBe(expected);
  });
});

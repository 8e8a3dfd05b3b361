import { expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { findClient, listProxies, nameClient } from '@/lib/server/http/client-address';

const find = (address: string | undefined, forwarded: string | undefined, networks: readonly string[]): string | null =>
  findClient({ address, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }, listProxies(networks));

it.each([
  ['nobody is trusted: the socket tells', '203.0.113.9', '198.51.100.1', [], '203.0.113.9'],
  ['a stranger who names another', '203.0.113.9', '198.51.100.1', ['10.0.0.0/8'], '203.0.113.9'],
  ['a proxy that names whom it was asked by', '10.0.0.2', '198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
  ['what the visitor wrote before that', '10.0.0.2', '192.0.2.1, 198.51.100.1', ['10.0.0.0/8'], '198.51.100.1'],
  ['two proxies in line', '10.0.0.2', '192.0.2.1, 198.51.100.1, 10.9.9.9', ['10.0.0.0/8'], '198.51.100.1'],
  ['a proxy that says nothing', '10.0.0.2', undefined, ['10.0.0.0/8'], '10.0.0.2'],
  ['a proxy that passes on what is no address', '10.0.0.2', 'unknown', ['10.0.0.2'], '10.0.0.2'],
  ['all of them proxies', '10.0.0.2', '10.0.0.7, 10.0.0.3', ['10.0.0.0/8'], '10.0.0.7'],
  ['a proxy of IPv4 on a socket of IPv6', '::ffff:127.0.0.1', '198.51.100.1:4711', ['127.0.0.1'], '198.51.100.1'],
  ['a proxy of IPv6', '::1', '[2001:db8::7]:443', ['::1'], '2001:db8::7'],
  ['no socket', undefined, '198.51.100.1', ['10.0.0.0/8'], null],
] as const)('%s', (_name, address, forwarded, networks, client) => {
  expect(find(address, forwarded, networks)).toBe(client);
});

it.each([
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is counted as %s', (address, name) => {
  expect(nameClient(address)).toBe(name);
});

it('says what it accepts as proxies', () => {
  expect(parseEnv({ TRUSTED_PROXIES: '10.0.0.0/8, ::1,2001:db8::/32' }).TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '::1', '2001:db8::/32']);
  expect(parseEnv({}).TRUSTED_PROXIES).toEqual([]);
  for (const bad of ['nginx', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/'])
    expect(() => parseEnv({ TRUSTED_PROXIES: bad })).toThrow(
      /TRUSTED_PROXIES.*: addresses and networks, comma separated, as 127\.0\.0\.1,10\.0\.0\.0\/8/,
    );
});

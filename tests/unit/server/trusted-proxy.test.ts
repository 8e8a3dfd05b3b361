import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findClient, listProxies } from '@/lib/server/http/client-address';

it('trusts the one address of nginx where it is deployed, and not the gateway as which visitors may come', () => {
  const compose = readFileSync('.config/deploy/compose.yaml', 'utf8');
  const trusted = /TRUSTED_PROXIES:-([^}]+)\}/.exec(compose)?.[1] ?? '';
  expect(/^ {2}proxy:[\s\S]*?ipv4_address: ([\d.]+)/m.exec(compose)?.[1]).toBe(trusted);
  const headers = { 'x-forwarded-for': '203.0.113.7, 172.30.77.1' };
  expect(findClient({ address: trusted, headers }, listProxies([trusted]))).toBe('172.30.77.1');
});

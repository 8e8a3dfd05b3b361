import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { holdingsProviders } from '@/lib/sources/holdings/registry';
import { providerIds } from '@/lib/sources/registry';
import { isServedFunds } from '../support/fault-server-holdings';
import { isServedProvider } from '../support/fault-server-writers';

it('every provider of the registry is served with every fault', () => {
  const tested = readdirSync(fileURLToPath(new URL('.', import.meta.url)));
  expect(providerIds.filter((id) => !isServedProvider(id) || !tested.includes(`${id}.test.ts`))).toEqual([]);
});

it('every source of holdings is served with every fault', () => {
  const tested = readdirSync(fileURLToPath(new URL('.', import.meta.url)));
  expect(holdingsProviders.map(({ id }) => id).filter((id) => !isServedFunds(id) || !tested.includes(`${id}.test.ts`))).toEqual([]);
});

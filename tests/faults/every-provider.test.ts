import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { providerIds } from '@/lib/sources/registry';
import { isServedProvider } from '../support/fault-server-wire';

it('every provider of the registry is served with every fault', () => {
  const tested = readdirSync(fileURLToPath(new URL('.', import.meta.url)));
  expect(providerIds.filter((id) => !isServedProvider(id) || !tested.includes(`${id}.test.ts`))).toEqual([]);
});

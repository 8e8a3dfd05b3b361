import { expect, it } from 'vitest';
import { settleVersion } from '@/lib/server/maker/settle-version';
import type { DataVersionState } from '@/lib/store/data-version';

const state = (version: number): DataVersionState => ({ version, simulated: false, committedAt: `at ${version}` });

/** Lets the version at each pause be the next of these, the last of them for good. @returns what is settled for, after how many pauses. */
async function settle(first: number, later: readonly number[], mostPauses: number): Promise<[version: number, pauses: number]> {
  let pauses = 0;
  const { version } = await settleVersion({
    first: state(first),
    read: () => Promise.resolve(state(later[Math.min(pauses, later.length) - 1] ?? first)),
    pause: () => Promise.resolve((pauses += 1)),
    mostPauses,
  });
  return [version, pauses];
}

it('takes the version that no other followed for a pause', async () => {
  expect(await settle(7, [7], 4)).toEqual([7, 1]);
  expect(await settle(7, [9, 12, 12, 13], 4)).toEqual([12, 3]);
});

it('takes the newest after as many pauses as there may be', async () => {
  expect(await settle(7, [8, 9, 10, 11, 12, 13], 4)).toEqual([11, 4]);
});

it('tells a version from the same number of a store that was restored', async () => {
  const found = [state(7), { ...state(7), committedAt: 'restored' }, { ...state(7), committedAt: 'restored' }];
  let reads = 0;
  const settled = await settleVersion({
    first: found[0] ?? state(0),
    read: () => Promise.resolve(found[(reads += 1)] ?? state(0)),
    pause: () => Promise.resolve(),
    mostPauses: 4,
  });
  expect([settled.committedAt, reads]).toEqual(['restored', 2]);
});

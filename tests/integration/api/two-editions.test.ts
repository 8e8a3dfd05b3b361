import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadMarket } from '@/lib/server/answers/load-market';
import { EditionGone, type Maker } from '@/lib/server/front/maker';
import { createMaker } from '@/lib/server/maker/create-maker';
import { upsertInstrument } from '@/lib/store/instruments';
import { waitUntil } from '../../support/cli-process';
import { commitClose } from '../../support/commit-close';
import { makeInstrument } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

// A maker on a store that gets newer data, before a front that notes which editions it is to tell.
let test: TestStore;
let maker: Maker;
const told: string[] = [];
let close = 100;

async function commit(): Promise<void> {
  close += 1;
  await commitClose(test.store, close);
}

async function make(edition: string): Promise<string> {
  const address = { kind: 'answer', url: '/api/v1/studies/streaks' } as const;
  return Buffer.from((await maker.make({ address, edition, requestId: null })).body).toString();
}

beforeAll(async () => {
  test = await createServedStore();
  await upsertInstrument(test.store, makeInstrument('SPX'));
  await commit();
  maker = createMaker(async (_request, response) => {
    response.setHeader('content-type', 'text/plain');
    response.end(String((await loadMarket()).series.get('SPX')?.close.at(-1)));
  });
  maker.begin({
    turnTo: ({ edition }) => {
      told.push(edition);
      return Promise.resolve();
    },
    measure: () => Promise.resolve([]),
  });
});
afterAll(async () => {
  maker.stop();
  await test.remove();
});

it('makes answers of the edition that is told and of the one before, each of its own closes, and of no older one', async () => {
  await waitUntil('the first edition', () => told.length === 1);
  for (let commits = 1; commits < 3; commits += 1) {
    await commit();
    await waitUntil('the next edition', () => told.length > commits);
  }
  const [first = '', second = '', third = ''] = told;
  // The first close was 101, each commit adds one.
  expect([told.length, await make(second), await make(third)]).toEqual([3, '102', '103']);
  await expect(make(first)).rejects.toThrow(EditionGone);
});

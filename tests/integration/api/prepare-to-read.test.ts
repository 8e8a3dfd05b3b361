import { afterAll, expect, it, vi } from 'vitest';
import type * as PrepareToRead from '@/lib/server/answers/prepare-to-read';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import type * as ClaimSentence from '@/lib/studies/after/claim/claim-sentence';
import { waitUntil } from '../../support/cli-process';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createServedStore } from './sample-api';

// Modules that are read anew stand for another bundle: the maker's is that of instrumentation, and sentences are read in the route's.
const test = await createServedStore();
const { id } = await upsertInstrument(test.store, makeInstrument('SPX'));
await commitCloses(test.store, { instrumentId: id, rows: [makeRow('2024-07-16', 100)] });

/** How many sentences have been written as samples, by whatever bundle. */
let written = 0;
let making: Promise<void> | null = null;
vi.doMock('@/lib/studies/after/claim/claim-sentence', async (original) => {
  const whole = await original<typeof ClaimSentence>();
  const buildClaimSentence: typeof whole.buildClaimSentence = (...given) => {
    written += 1;
    return whole.buildClaimSentence(...given);
  };
  return { ...whole, buildClaimSentence };
});
vi.doMock('@/lib/server/answers/prepare-to-read', async (original) => {
  const whole = await original<typeof PrepareToRead>();
  return { prepareToRead: () => (making = whole.prepareToRead()) };
});
afterAll(async () => {
  vi.doUnmock('@/lib/studies/after/claim/claim-sentence');
  vi.doUnmock('@/lib/server/answers/prepare-to-read');
  await test.remove();
});

it('what reads our own sentences is made without one being asked for, after the pages that are made ahead, and found by another bundle', async () => {
  vi.resetModules();
  const { createMaker } = await import('@/lib/server/maker/create-maker');
  const maker = createMaker(() => Promise.reject(new Error('nothing is asked for')));
  const ahead: (() => void)[] = [];
  maker.begin({
    turnTo: () =>
      new Promise((resolve) => {
        ahead.push(resolve);
      }),
    measure: () => Promise.resolve([]),
  });
  await waitUntil('the first edition', () => ahead.length > 0);
  expect([making, written]).toEqual([null, 0]);
  for (const tell of ahead) tell();
  await waitUntil('the beginning', () => making !== null);
  await making;
  maker.stop();
  const once = written;
  expect(once).toBeGreaterThan(1_000);

  vi.resetModules();
  const { hasOwnWordsAlone } = await import('@/lib/claims/read/own/own-words');
  expect(hasOwnWordsAlone('the largest since 2004', [])).toBe(true);
  expect(hasOwnWordsAlone('the fluffiest since 2004', [])).toBe(false);
  expect(written, 'another bundle makes nothing again').toBe(once);
});

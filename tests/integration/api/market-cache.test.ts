import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureKept } from '@/lib/keep/keep';
import { getBody } from '@/lib/server/http/body-cache';
import { runInScope } from '@/lib/server/http/request-scope';
import { forgetCloses, forgetMarkets, loadMarket } from '@/lib/server/answers/load-market';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument, upsertInstrument } from '@/lib/store/instruments';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

let test: TestStore;

beforeAll(async () => {
  test = await createServedStore();
});
afterAll(() => test.remove());

async function storeClose(close: number): Promise<void> {
  await upsertInstrument(test.store, makeInstrument('SPX'));
  const instrument = await findInstrument(test.store, 'SPX');
  if (instrument === null) throw new Error('SPX was stored');
  await commitCloses(test.store, { instrumentId: instrument.id, rows: [makeRow('2024-07-16', close)] });
}

const readClose = async (version: number | null) => (await loadMarket(version)).series.get('SPX')?.close.at(-1);

it('never shows later closes under an earlier version, even when they come while it is read', async () => {
  for (const close of [1, 2, 3, 4]) await storeClose(close);
  forgetMarkets();
  expect(await readClose(null)).toBe(4);
  for (const version of [1, 2, 3]) expect(await readClose(version)).toBe(version);
  // Others have pushed the newest out; the process still takes version 4 for the newest when 5 is committed.
  forgetCloses();
  await storeClose(5);
  const market = await loadMarket();
  expect(market.series.get('SPX')?.close.at(-1)).toBe(market.dataVersion);
  expect(await readClose(4)).toBe(4);
});

it('makes a body once for those who ask at the same time, and again after a failure', async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    await Promise.resolve();
    if (made === 1) throw new Error('the first attempt fails');
    return 'body';
  };
  await expect(Promise.all([getBody('a test', make), getBody('a test', make)])).rejects.toThrow('first attempt');
  const [first, second] = await Promise.all([getBody('a test', make), getBody('a test', make)]);
  expect(first).toBe(second);
  expect(made).toBe(2);
});

it('does not keep a body that the front keeps', async () => {
  const edition = { state: { version: 1, simulated: false, committedAt: '' }, at: '', sessionsBehind: 0, fetching: null };
  const before = measureKept().get('bodies')?.entries;
  const body = await runInScope({ edition, isPassing: false }, () => getBody('the front keeps it', () => Promise.resolve('body')));
  expect(new TextDecoder().decode(body)).toBe('body');
  expect(measureKept().get('bodies')?.entries).toBe(before);
});

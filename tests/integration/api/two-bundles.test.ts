import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TestStore } from '../../support/test-store';
import { createSampleApi } from './sample-api';

// Next gives the proxy, the pages and the routes modules of their own in one process. Modules that are read anew stand for another bundle.

let test: TestStore;
beforeAll(async () => {
  test = await createSampleApi();
});
afterAll(() => test.remove());

async function loadBundle() {
  vi.resetModules();
  const { loadMarket } = await import('@/lib/server/answers/load-market');
  const { getStore } = await import('@/lib/server/answers/get-store');
  const { getFinished } = await import('@/lib/server/answers/finished-results');
  const { getBody } = await import('@/lib/server/http/body-cache');
  const { runQuery } = await import('@/lib/server/answers/run-query');
  const { HttpError } = await import('@/lib/server/http/http-error');
  const { StoreBusy, StoreInUse, StoreNotMigrated } = await import('@/lib/store/store-errors');
  return { loadMarket, getStore, getFinished, getBody, runQuery, HttpError, StoreBusy, StoreInUse, StoreNotMigrated };
}

it('two bundles of one process share market, connection, answers and bodies', async () => {
  const [one, other] = [await loadBundle(), await loadBundle()];
  expect(one.loadMarket).not.toBe(other.loadMarket);
  expect(await one.loadMarket()).toBe(await other.loadMarket());
  expect(await one.getStore()).toBe(await other.getStore());
  const answer = await one.runQuery('streaks', 'symbol=SPX');
  const nothing = () => Promise.resolve(null);
  expect(await one.getFinished('a test', { recall: nothing, compute: () => answer })).toBe(answer);
  expect(
    await other.getFinished('a test', {
      recall: nothing,
      compute: () => {
        throw new Error('computed twice');
      },
    }),
  ).toBe(answer);
  const body = await one.getBody('a test', () => Promise.resolve('body'));
  expect(await other.getBody('a test', () => Promise.reject(new Error('made twice')))).toBe(body);
});

it('one knows the errors of the other, whom it may have waited for', async () => {
  const [one, other] = [await loadBundle(), await loadBundle()];
  const errors = [
    new one.HttpError(503, 'busy', 'busy'),
    new one.StoreBusy(),
    new one.StoreInUse('file:x', null),
    new one.StoreNotMigrated('file:x', []),
  ];
  const classes = [other.HttpError, other.StoreBusy, other.StoreInUse, other.StoreNotMigrated];
  expect(errors.map((error) => classes.map((kind) => error instanceof kind))).toEqual(
    classes.map((_, row) => classes.map((__, place) => row === place)),
  );
  expect(classes.map((kind) => new Error('plain') instanceof kind)).toEqual(classes.map(() => false));
});

import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { listSessions } from '../../support/make-market';
import { createServedStore } from './sample-api';

let test: TestStore;
beforeAll(async () => {
  test = await createServedStore();
  const { id } = await upsertInstrument(test.store, makeInstrument('SPX'));
  await commitCloses(test.store, {
    instrumentId: id,
    rows: listSessions('2024-01-02', 60).map((day, index) => makeRow(day, 100 + (index % 7))),
  });
});
afterAll(() => test.remove());

it('begins with what is stored where the usual claim cannot be answered, and its page is none of a failure', async () => {
  const { findClaimStart } = await import('@/lib/server/pages/find-claim-start');
  expect(await findClaimStart()).toBe('measure=return&sessions=1&symbol=SPX&comparison=largest');
  const { proxy } = await import('@/proxy');
  expect((await proxy(new NextRequest('http://localhost/claims'))).status).toBe(200);
  expect((await proxy(new NextRequest('http://localhost/claims?symbol=RUT'))).status).toBe(400);
});

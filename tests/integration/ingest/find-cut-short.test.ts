import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { findCutShort } from '@/lib/ingest/pull/find-cut-short';
import type { Prepared } from '@/lib/ingest/pull/prepared';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import { makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.remove());

const row = makeRow(parseSessionDate('2024-07-16'), 100);
const prepare = (come: number, kind: 'rate_limited' | 'transient') =>
  defaultInstruments.map(
    (instrument, index): Prepared => ({
      instrument: { ...instrument, id: index, tracked: true },
      provider: index < come ? 'yahoo' : null,
      attempts: 1,
      failures: index < come ? [] : [{ provider: 'yahoo', kind, message: 'HTTP 429' }],
      rowsSeen: 1,
      rows: index < come ? [row] : [],
      reason: 'revision',
      findings: [],
      flags: [],
      sample: null,
      checks: [],
    }),
  );

it('a first pull that a provider refused to go on with stores nothing before half has come', async () => {
  expect(await findCutShort(test.store, prepare(4, 'rate_limited'))).toBe(
    'Nothing was stored: the providers refused to go on after 4 of 10 instruments; they are asked again.',
  );
  expect(await findCutShort(test.store, prepare(5, 'rate_limited'))).toBeNull();
  // What failed for another reason may never come.
  expect(await findCutShort(test.store, prepare(4, 'transient'))).toBeNull();
});

it('what a store with real closes is given is stored, however little', async () => {
  const [first] = defaultInstruments;
  if (first === undefined) throw new Error('there are no instruments');
  const { id } = await upsertInstrument(test.store, first);
  await commitCloses(test.store, { instrumentId: id, rows: [row] });
  expect(await findCutShort(test.store, prepare(1, 'rate_limited'))).toBeNull();
});

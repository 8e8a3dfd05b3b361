import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unexplainedJump } from '@/lib/ingest/judge/check-rows';
import { listWaitingSplits } from '@/lib/ingest/judge/list-waiting-splits';
import { loadWaitingSplits } from '@/lib/server/pages/waiting-splits';
import { commitCloses } from '@/lib/store/closes';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { upsertInstrument } from '@/lib/store/instruments';
import { addQuarantine } from '@/lib/store/quarantine';
import type { Store } from '@/lib/store/store';
import { dayAt, makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

const now = '2024-07-17T12:00:00.000Z';
const days = Array.from({ length: 6 }, (_, index) => dayAt(index));

/** Six closes at 100, the last of them provisional where that is said. */
async function store(to: Store, symbol: string, isLastProvisional = false): Promise<void> {
  const { id } = await upsertInstrument(to, makeInstrument(symbol));
  const rows = days.map((day, index) => makeRow(day, 100, { provisional: isLastProvisional && index === 5 }));
  await commitCloses(to, { instrumentId: id, rows, committedAt: now });
}

/** Closes of 25 that wait on some of the days. */
async function hold(to: Store, symbol: string, held: readonly string[], reason = `${unexplainedJump}: 25 against 100`): Promise<void> {
  const inputs = held.map((day) => ({
    symbol,
    session: parseSessionDate(day),
    provider: 'yahoo',
    reason,
    row: { session: day, close: 25 },
  }));
  await addQuarantine(to, inputs, now);
}

describe('what waits as after a split', () => {
  let test: TestStore;

  beforeEach(async () => {
    test = await createTestStore();
  });

  afterEach(async () => {
    await test.remove();
  });

  it('is found by symbol, up to the last final close, whatever else waits', async () => {
    for (const symbol of ['BBB', 'AAA', 'CCC', 'DDD']) await store(test.store, symbol, symbol === 'CCC');
    await hold(test.store, 'BBB', days.slice(2));
    // For the jump on one of its days the others are told too.
    await hold(test.store, 'AAA', days.slice(1, 5), 'spike that reverts');
    await hold(test.store, 'AAA', days.slice(5));
    await hold(test.store, 'CCC', days.slice(0, 5));
    // The newest close is on the scale of those before it.
    await hold(test.store, 'DDD', days.slice(0, 5));
    await hold(test.store, 'none', days);
    expect(await listWaitingSplits(test.store)).toEqual([
      { symbol: 'AAA', ratio: 4, waiting: 5, stored: 6 },
      { symbol: 'BBB', ratio: 4, waiting: 4, stored: 6 },
      { symbol: 'CCC', ratio: 4, waiting: 5, stored: 5 },
    ]);
  });

  it('is found of more instruments than are read at once', async () => {
    const symbols = Array.from({ length: 203 }, (_, place) => `S${String(place).padStart(3, '0')}`);
    for (const symbol of symbols) {
      await store(test.store, symbol);
      await hold(test.store, symbol, days);
    }
    expect((await listWaitingSplits(test.store)).map(({ symbol }) => symbol)).toEqual(symbols);
  });

  it('is looked for anew in another history under the same address, version and rows that wait, as after a restore', async () => {
    const restored = await createTestStore();
    try {
      await store(test.store, 'AAA');
      await hold(test.store, 'AAA', days);
      await store(restored.store, 'BBB');
      await hold(restored.store, 'BBB', days);
      const sameAddress = { ...restored.store, databaseUrl: test.store.databaseUrl };
      const [before] = await loadWaitingSplits(test.store, { stamp: '1@2024-07-17T12:00:00.000Z' });
      const [after] = await loadWaitingSplits(sameAddress, { stamp: '1@2024-07-18T09:00:00.000Z' });
      expect(before?.text).toMatch(/^AAA: all 6 /);
      expect(after?.text).toMatch(/^BBB: all 6 /);
    } finally {
      await restored.remove();
    }
  });
});

import { lastSampleSession } from '@/prisma/sample/generate-sample-market';
import { countEarnings } from '@/lib/market/universe/earnings-share';
import { readEarnings } from '@/lib/store/earnings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { loadSample } from '@/lib/ingest/first-run/load-sample';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import { findInstrument, listInstruments } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { readSeries } from '@/lib/store/read-series';
import { readSectors } from '@/lib/store/sectors';
import { listUniverses } from '@/lib/store/universes';
import { readWeights } from '@/lib/store/weights';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { generateSampleMarket } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, sampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { createTestStore, type TestStore } from '../../support/test-store';

const calendar = createCalendar();
const plan = { ...sampleMemberPlan, from: parseSessionDate('2023-09-01'), large: 120, largeLater: 9, small: 20, smallLater: 6 };
const made = generateSampleMembers(calendar, generateSampleMarket(calendar), plan);
const sp500 = made.universes.find(({ id }) => id === 'sp500');

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
  const now = () => new Date('2024-07-17T12:00:00Z');
  const report = await withLease(test.store, { label: 'test', waitMs: 0, now }, (fence) =>
    loadSample({ store: test.store, calendar, now, fence, members: plan }),
  );
  expect(report.state).toBe('done');
});
afterAll(() => test.remove());

describe('the sample market in the store', () => {
  it('follows the ten instruments and the funds; companies are stored and not followed', async () => {
    const followed = await listInstruments(test.store);
    expect(followed.map(({ symbol }) => symbol)).toEqual([...defaultInstruments, ...describedFunds].map(({ symbol }) => symbol).sort());
    expect(followed.find(({ symbol }) => symbol === 'XLF')).toMatchObject({
      name: 'Financials (XLF)',
      kind: 'etf',
      basis: 'price',
      licenceClass: 'simulated',
    });
    const sector = made.members.find(({ symbol }) => symbol === 'XLF');
    const stored = await readSeries(test.store, 'XLF');
    expect(stored.sessions[0]).toBe('1998-12-22');
    expect([...stored.close].slice(-(sector?.closes.length ?? 0))).toEqual([...(sector?.closes ?? [])]);
    for (const { symbol, sessions, closes } of made.members.filter(({ kind }, at) => kind === 'stock' && at % 20 === 0)) {
      expect(await findInstrument(test.store, symbol)).toMatchObject({ tracked: false, basis: 'price', licenceClass: 'simulated' });
      const series = await readSeries(test.store, symbol);
      expect(series.sessions).toEqual(sessions);
      expect([...series.close]).toEqual([...closes]);
    }
  });

  it('has the shipped universes that it fills, marked as simulated', async () => {
    const stored = await listUniverses(test.store);
    expect(stored).toEqual(
      defaultUniverses
        .filter(({ id }) => !['sp400', 'russell1000'].includes(id))
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        // What its members are called is told by the code and not stored.
        .map(({ id, name, kind, survivorship, indexSymbol }) => ({ id, name, kind, survivorship, indexSymbol, licenceClass: 'simulated' })),
    );
  });

  it('gives members, sectors, weights and counts back as they were made', async () => {
    const members = await readMembership(test.store, 'sp500');
    const plain = members.map(({ symbol, from, until }) => `${symbol} ${from} ${until ?? ''}`).sort();
    expect(plain).toEqual(sp500?.members.map(({ symbol, from, until }) => `${symbol} ${from} ${until ?? ''}`).sort());
    const symbols = new Map(members.map(({ instrumentId, symbol }) => [instrumentId, symbol]));
    const sectors = await readSectors(test.store, 'sp500');
    expect(Object.fromEntries([...sectors].map(([id, sector]) => [symbols.get(id), sector]))).toEqual(
      Object.fromEntries(sp500?.sectors.map(({ symbol, sector }) => [symbol, sector]) ?? []),
    );
    const weights = [...(await readWeights(test.store, 'sp500'))].flatMap(([id, own]) =>
      own.sessions.map((session, at) => `${symbols.get(id) ?? ''} ${session} ${own.weights[at] ?? NaN}`),
    );
    expect(weights.sort()).toEqual(sp500?.weights.map(({ symbol, session, weight }) => `${symbol} ${session} ${weight}`).sort());
    const counts = await readBreadthCounts(test.store, 'nyse');
    const given = made.universes.find(({ id }) => id === 'nyse')?.counts ?? [];
    expect(counts.sessions).toEqual(given.map(({ session }) => session));
    expect(counts.columns.newHighs).toEqual(given.map(({ newHighs }) => newHighs));
    expect(counts.columns.declines).toEqual(given.map(({ declines }) => declines));
  });

  it('has invented earnings of the small companies, by which the fourth condition holds on some sessions and on others does not', async () => {
    const filed = await readEarnings(test.store, 'sp600');
    const spells = await readMembership(test.store, 'sp600');
    const members = [...new Set(spells.map(({ instrumentId }) => instrumentId))].map((id) => ({
      spells: spells.filter(({ instrumentId }) => instrumentId === id),
      reports: filed.get(id) ?? [],
    }));
    const sessions = calendar.sessionsBetween(plan.from, lastSampleSession);
    const { above, judged, members: all } = countEarnings(members, sessions);
    expect(judged.every((count, t) => count > 0.9 * (all[t] ?? NaN))).toBe(true);
    const share = above.map((count, t) => count / (judged[t] ?? NaN));
    const holds = sessions.filter((_, t) => t >= 63 && (share[t] ?? NaN) > 0.5 && (share[t] ?? NaN) > (share[t - 63] ?? NaN)).length;
    expect(holds).toBeGreaterThan(0);
    expect(holds).toBeLessThan(sessions.length - 63);
  });
});

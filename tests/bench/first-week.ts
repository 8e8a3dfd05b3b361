import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '@/lib/calendar/civil-date';
import { finalInstantMs } from '@/lib/calendar/final-close';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { parseEnv } from '@/lib/env';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { writerLeaseName } from '@/lib/ingest/commit/with-lease';
import { fillEmptyStore } from '@/lib/ingest/first-run/fill-empty-store';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { setFollowed } from '@/lib/store/followed-universes';
import { listLackingMembers } from '@/lib/store/lacking-closes';
import { acquireLease } from '@/lib/store/leases';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import { createClockedRunner } from '@/tests/support/create-clocked-runner';
import { startFakeClock } from '@/tests/support/fake-clock';
import { startFaultServer, type FaultServer } from '@/tests/support/fault-server';
import { makeSeriesTruth, showSeries } from '@/tests/support/month/month-series';
import { testKeys } from '@/tests/support/source-settings';
import type { Figure } from './figure';

const calendar = createCalendar();
const day = parseSessionDate;
const [first, last] = [day('2016-11-09'), day('2026-11-13')];
const sessions = calendar.sessionsBetween(first, last);
/** The session on whose evening an empty store is started: a Friday, and the week after it is lived through. */
const start = day('2026-11-06');
const week = sessions.filter((session) => session > start);
const hourMs = 3_600_000;

// `--members=N` in place of 503 for a shorter look.
const asked = process.argv.map((word) => /^--members=(\d+)$/.exec(word)?.[1]).find((word) => word !== undefined);
const members = Array.from({ length: asked === undefined ? 503 : Number(asked) }, (_, place) => `S${String(place).padStart(3, '0')}`);
const series = makeSeriesTruth(last, []);

/** Prices of two decimals with open, high and low, and closes adjusted for dividends, as a provider gives them: the last was paid before the week. */
function makeRows(place: number) {
  return sessions.map((session, at) => {
    const close = Math.round((20 + place) * (100 + 8 * Math.sin(at / 40 + place) + at * 0.02)) / 100;
    const [open, high, low] = [0.999, 1.004, 0.995].map((factor) => Math.round(close * factor * 100) / 100);
    return {
      session,
      open,
      high,
      low,
      close,
      adjClose: Number((close * Math.min(1, 0.8 + (0.2 * at) / (sessions.length - week.length - 1))).toFixed(6)),
      volume: 1e6,
    };
  });
}

/** What the world knows: closes once a session has closed, what a fund held at it on the morning after. */
interface World {
  readonly close: (session: SessionDate) => void;
  readonly publish: (session: SessionDate) => void;
}

function createWorld(server: FaultServer): World {
  const names = [...defaultInstruments, ...describedFunds].map(({ symbol, providerSymbols }) => ({ symbol, providerSymbols }));
  const all = [...names, ...members.map((symbol) => ({ symbol, providerSymbols: { yahoo: symbol, alpaca: symbol, nasdaq: symbol } }))].map(
    ({ providerSymbols }, place) => ({ providerSymbols, rows: makeRows(place) }),
  );
  const served = ['yahoo', 'alpaca', 'nasdaq', 'cboe'] as const;
  const lines = members.map((ticker) => ({ ticker, percent: Number((100 / members.length).toFixed(4)), sector: 'Energy' }));
  const close = (upTo: SessionDate): void => {
    const count = sessions.filter((session) => session <= upTo).length;
    for (const { providerSymbols, rows } of all)
      for (const provider of served) {
        const symbol: string | undefined = (providerSymbols as Readonly<Record<string, string>>)[provider];
        if (symbol !== undefined) server.setRows(provider, symbol, rows.slice(0, count));
      }
    server.setDividends(upTo, [['ELSE', 0.25]]);
    for (const [id, values] of series) server.setRows('fred', id, showSeries(values, addDays(upTo, 1)));
  };
  const publish = (asOf: SessionDate): void => {
    server.setHoldings('ishares', 'IVV', { asOf, lines });
    server.setHoldings('ssga', 'SPY', { asOf, lines });
  };
  return { close, publish };
}

/** Requests of one day: for members, in batches and by name, for lists of dividends, and for all else. */
interface Day {
  readonly inBatches: number;
  readonly byName: number;
  readonly lists: number;
  readonly others: number;
}

const memberNames = new Set(members);

function countDay(requests: FaultServer['requests']): Day {
  const ofMembers = requests.map(({ symbol }) => symbol.split(',')).filter((names) => names.every((name) => memberNames.has(name)));
  const byName = ofMembers.filter((names) => names.length === 1).length;
  const lists = requests.filter(({ symbol }) => symbol === 'dividends').length;
  return { inBatches: ofMembers.length - byName, byName, lists, others: requests.length - ofMembers.length - lists };
}

interface Week {
  readonly firstRequests: number;
  readonly firstMinutes: number;
  readonly weekRequests: number;
  /** Monday to Friday. */
  readonly days: readonly Day[];
  readonly bytes: number;
  readonly byProvider: Readonly<Record<string, number>>;
}

/** An empty store on a Friday evening, and the worker's own loop until the Friday after, on a clock that the limits of every provider are kept by. */
async function live(keys: readonly string[]): Promise<Week> {
  const startMs = finalInstantMs(calendar, start);
  const clock = startFakeClock(startMs);
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-week-'));
  const path = join(folder, 'week.db');
  await migrateStore(`file:${path}`);
  const store = await openStore(`file:${path}`);
  const server = await startFaultServer(clock.now);
  try {
    const lease = await acquireLease(store, {
      name: writerLeaseName,
      owner: 'bench',
      ttlMs: 30 * 24 * hourMs,
      now: new Date(clock.now()).toISOString(),
    });
    if (!('token' in lease)) throw new Error('the lease of an empty store is held');
    const fence = { name: writerLeaseName, token: lease.token };
    const settings = parseEnv({ ...server.variables, ...Object.fromEntries(keys.map((name) => [name, testKeys[name]])) });
    const { runner, createSources, now } = createClockedRunner({ store, calendar, clock, settings, fence });
    const world = createWorld(server);
    world.publish(calendar.previousSession(start));
    world.close(start);
    for (const id of ['nasdaq100', 'russell2000']) {
      const universe = findDefaultUniverse(id);
      if (universe !== undefined) await setFollowed(store, universe, false);
    }
    await fillEmptyStore({ store, createSources, calendar, now, fence, firstRun: 'auto', probeTimeoutMs: 600_000 });
    const work = async () => {
      while (await runner.doNext());
      await refreshBreadth({ store, calendar, now });
    };
    await work();
    const lacking = await listLackingMembers(store, 'sp500', start);
    if (lacking.length > 0) throw new Error(`${lacking.length} members have no closes on the first evening`);
    const [firstRequests, firstMinutes] = [server.requests.length, (clock.now() - startMs) / 60_000];
    const days: Day[] = [];
    for (const session of week) {
      const before = server.requests.length;
      world.publish(calendar.previousSession(session));
      // From the morning of its day, when the list of the day before is out, to its evening: closes, and what a second source says of them.
      const finalMs = finalInstantMs(calendar, session);
      for (let hour = -9; hour < 6; hour += 1) {
        if (hour === 0) world.close(session);
        clock.moveTo(finalMs + hour * hourMs);
        await work();
      }
      days.push(countDay(server.requests.slice(before)));
    }
    const byProvider: Record<string, number> = {};
    for (const { provider } of server.requests) byProvider[provider] = (byProvider[provider] ?? 0) + 1;
    await store.close();
    const files = await Promise.all(
      [path, `${path}-wal`].map((file) =>
        stat(file).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return {
      firstRequests,
      firstMinutes,
      weekRequests: server.requests.length,
      days,
      bytes: files.reduce((sum, size) => sum + size, 0),
      byProvider,
    };
  } finally {
    clock.release();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The first week of an empty store that follows the S&P 500, with ten years of closes, without a key and with Alpaca's: requests counted at a local
 * server, time as the limits of the providers dictate it (a request itself takes none), and the size of the SQLite file.
 */
export async function benchFirstWeek(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, keys] of [
    ['without a key', []],
    ['with Alpaca', ['APCA_API_KEY_ID', 'APCA_API_SECRET_KEY']],
  ] as const) {
    const { firstRequests, firstMinutes, weekRequests, days, bytes, byProvider } = await live(keys);
    const told = Object.entries(byProvider)
      .map(([provider, count]) => `${provider} ${count}`)
      .join(', ');
    figures.push(
      { name: `first evening ${name}: requests`, value: firstRequests, unit: 'requests' },
      { name: `first evening ${name}: as the limits dictate`, value: Number(firstMinutes.toFixed(1)), unit: 'min' },
      { name: `the week with it ${name}: requests (${told})`, value: weekRequests, unit: 'requests' },
      ...days.map(({ inBatches, byName, lists, others }, place) => ({
        name: `day ${place + 1} ${name}: requests (members in batches ${inBatches}, by name ${byName}, lists of dividends ${lists}, all else ${others})`,
        value: inBatches + byName + lists + others,
        unit: 'requests',
      })),
      { name: `store after the week ${name}`, value: Number((bytes / 1e6).toFixed(1)), unit: 'MB' },
    );
  }
  return figures;
}

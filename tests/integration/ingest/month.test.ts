import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/civil-date';
import { finalInstantMs } from '@/lib/calendar/final-close';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { parseEnv } from '@/lib/env';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { morningInstantMs } from '@/lib/ingest/worker/session-instants';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { hosts } from '@/lib/sources/registry';
import { readBreadthDays } from '@/lib/store/breadth-days';
import { listDisagreements } from '@/lib/store/close-checks';
import { setFollowed } from '@/lib/store/followed-universes';
import { listMembersOf, upsertInstrument } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { readObservations } from '@/lib/store/observations';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { listQuarantine } from '@/lib/store/quarantine';
import { readWeights } from '@/lib/store/weights';
import { createClockedRunner } from '../../support/create-clocked-runner';
import { startFakeClock } from '../../support/fake-clock';
import { findCountFaults, findStoreFaults } from '../../support/find-store-faults';
import { calendar, createIngestBench, nasdaq, type IngestBench } from '../../support/ingest-bench';
import { makeSeriesTruth, showSeries } from '../../support/month-series';
import { makeMonthTruth } from '../../support/month-truth';
import { countNaively } from '../../support/naive-breadth';
import { testKeys } from '../../support/source-settings';
import { rounds } from '../../support/rounds';

// Thanksgiving, Christmas, two half days, a split, a new ticker, a reconstitution and a single change of names.
const truth = makeMonthTruth({
  first: '2024-09-03',
  last: '2024-12-27',
  founders: 92,
  changes: [
    { session: '2024-12-04', names: 1 },
    { session: '2024-12-23', names: 7 },
  ],
  split: { place: 40, session: '2024-12-17', ratio: 4 },
  rename: { place: 60, session: '2024-12-19' },
});
const day = parseSessionDate;
const startMs = Date.parse('2024-11-22T23:00:00Z');
const endMs = Date.parse('2024-12-29T00:00:00Z');
// How often the worker looks: more often in the exhaustive run.
const stepMs = (18 / rounds(6, 3)) * 3_600_000;
const month = truth.sessions.filter((session) => session >= '2024-11-22');
const correction = { id: 'UNRATE', period: day('2024-10-01'), value: 7.77, releasedOn: day('2024-12-05') };
const series = makeSeriesTruth(day('2024-12-31'), [correction]);
/** Published hours after its usual time; a list of half the names until then; a week in which every provider refuses; a key that is taken no more. */
const lateFile = { session: day('2024-12-02'), afterMs: 6 * 3_600_000 };
const wrongFile = { session: day('2024-12-05'), untilMs: 3 * 3_600_000 };
const outage = { fromMs: Date.parse('2024-12-09T14:00:00Z'), untilMs: Date.parse('2024-12-16T14:00:00Z') };
const expiryMs = Date.parse('2024-12-03T12:00:00Z');
/** Where the second source of the index says something else. */
const disputed = { session: day('2024-12-04'), factor: 1.0005 };
const indexClose = (session: SessionDate): number => Math.round(truth.closeOf('N000', session) * 100);
const secondClose = (session: SessionDate): number =>
  Math.round(indexClose(session) * (session === disputed.session ? disputed.factor : 1) * 100) / 100;

const clock = startFakeClock(startMs);
let bench: IngestBench;

function serveSession(session: SessionDate): void {
  const { server } = bench;
  for (const symbol of truth.symbols) {
    const adjusted = truth.serveCloses(symbol, session);
    const asTraded = truth.serveAsTraded(symbol, session);
    for (const provider of ['yahoo', 'alpaca', 'tiingo'] as const) {
      const served = provider === 'tiingo' ? asTraded : adjusted;
      if (served === null) server.removeRows(provider, symbol);
      else server.setRows(provider, symbol, served.rows, { splits: served.splits ?? [] });
    }
  }
  // None of the members pays.
  server.setDividends(session, [['ELSE', 0.25]]);
  const past = truth.sessions.filter((one) => one <= session);
  for (const symbol of ['^NDX', '^GSPC', '^RUT'])
    server.setRows(
      'yahoo',
      symbol,
      past.map((one) => ({ session: one, close: indexClose(one) })),
    );
  server.setRows(
    'nasdaq',
    'NDX',
    past.map((one) => ({ session: one, close: secondClose(one) })),
  );
}

function publish(session: SessionDate, isWhole = true): void {
  const served = truth.serveHoldings(session);
  const list = isWhole ? served : { ...served, lines: served.lines.slice(0, 46) };
  bench.server.setHoldings('invesco', 'QQQ', list);
  bench.server.setHoldings('nasdaq-list', 'nasdaq100', list);
}

function release(on: SessionDate): void {
  for (const [id, values] of series) bench.server.setRows('fred', id, showSeries(values, on));
}

interface Event {
  readonly atMs: number;
  readonly happen: () => void;
}

/** What happens in the world, by the clock: closes 65 minutes after the bell, lists in the morning, series at noon. */
function listEvents(): Event[] {
  const events = month.flatMap((session): Event[] => {
    const morningMs = morningInstantMs(calendar.nextSession(session)) - 3_600_000;
    const isLate = session === lateFile.session;
    const isWrong = session === wrongFile.session;
    return [
      {
        atMs: finalInstantMs(calendar, session) - 600_000,
        happen: () => {
          serveSession(session);
        },
      },
      {
        atMs: morningMs + (isLate ? lateFile.afterMs : 0),
        happen: () => {
          publish(session, !isWrong);
        },
      },
      ...(isWrong
        ? [
            {
              atMs: morningMs + wrongFile.untilMs,
              happen: () => {
                publish(session);
              },
            },
          ]
        : []),
    ];
  });
  const releases: Event[] = [];
  for (let on = addDays(newYorkDate(new Date(startMs).toISOString()), 1); Date.parse(on) < endMs; on = addDays(on, 1))
    releases.push({
      atMs: Date.parse(`${on}T17:00:00Z`),
      happen: () => {
        release(on);
      },
    });
  const strike = (fault: 'status-429' | 'ok') => () => {
    for (const provider of ['yahoo', 'cboe', 'nasdaq', 'fred', 'tiingo'] as const) bench.server.setFault(provider, fault);
  };
  const others = [
    { atMs: outage.fromMs, happen: strike('status-429') },
    { atMs: outage.untilMs, happen: strike('ok') },
    {
      atMs: expiryMs,
      happen: () => {
        bench.server.setFault('alpaca', 'status-401');
      },
    },
  ];
  return [...events, ...releases, ...others].sort((one, other) => one.atMs - other.atMs);
}

beforeAll(async () => {
  bench = await createIngestBench([nasdaq], clock.now);
  const { store, server, fence } = bench;
  for (const id of ['sp500', 'russell2000']) await setFollowed(store, findDefaultUniverse(id) ?? expect.fail(), false);
  // Its world has no funds of sectors and sizes: somebody has taken them away.
  for (const fund of describedFunds) {
    await upsertInstrument(store, fund);
    await removeInstrument(store, fund.symbol, { fence });
  }
  const before = truth.sessions.findLast((session) => session < (month[0] ?? '')) ?? expect.fail();
  serveSession(month[0] ?? expect.fail());
  publish(before);
  release(before);
  const settings = parseEnv({
    ...server.variables,
    ...Object.fromEntries(['TIINGO_API_KEY', 'APCA_API_KEY_ID', 'APCA_API_SECRET_KEY'].map((name) => [name, testKeys[name]])),
  });
  const { runner, createSources, now } = createClockedRunner({ store, calendar, clock, settings, fence });
  await bench.pull(now().toISOString(), { sources: createSources() });
  const events = listEvents();
  for (let atMs = startMs; atMs < endMs; atMs += stepMs) {
    clock.moveTo(atMs);
    while ((events[0]?.atMs ?? Infinity) <= clock.now()) events.shift()?.happen();
    let worked = false;
    while (await runner.doNext()) worked = true;
    if (worked) await refreshBreadth({ store, calendar, now });
  }
});
afterAll(async () => {
  clock.release();
  await bench.remove();
});

it('every stored close is the true one, and none is missing of a member', async () => {
  const { store } = bench;
  const members = await listMembersOf(store, 'nasdaq100');
  expect(members.map(({ symbol }) => symbol).sort()).toEqual([...truth.symbols]);
  const last = truth.sessions.at(-1) ?? expect.fail();
  const lacking: string[] = [];
  for (const { symbol } of members) {
    const rows = [...(await bench.stored(symbol)).values()];
    const stayed = truth.sessions.filter((session) => session >= (month[0] ?? '') && truth.membersOn(session).includes(symbol));
    expect(rows.map(({ session, close, provisional }) => [symbol, session, close, provisional])).toEqual(
      truth.sessions
        .filter((session) => session <= (rows.at(-1)?.session ?? ''))
        .map((session) => [symbol, session, truth.closeOf(symbol, session), false]),
    );
    expect((rows.at(-1)?.session ?? '') >= (stayed.at(-1) ?? last)).toBe(true);
    lacking.push(...rows.filter(({ adjClose }) => adjClose === null).map(({ session }) => `${symbol} ${session}`));
  }
  expect(lacking).toEqual([]);
  expect([...(await bench.stored('NDX')).keys()].at(-1)).toBe(last);
  expect(await listQuarantine(store)).toEqual([]);
  expect(await findStoreFaults(store)).toEqual(['1 leases that nobody holds']);
});

it('every spell begins and ends on its true session', async () => {
  const first = truth.sessions.findLast((session) => session < (month[0] ?? '')) ?? '';
  const spells = await readMembership(bench.store, 'nasdaq100');
  const expected = truth.symbols.map((symbol) => {
    const stayed = truth.sessions.filter((session) => session >= first && truth.membersOn(session).includes(symbol));
    const end = stayed.at(-1) ?? expect.fail();
    return [symbol, stayed[0], end === truth.sessions.at(-1) ? null : calendar.nextSession(end)];
  });
  // The list of the last session is published on the next morning, which the month does not reach.
  expect(spells.map(({ symbol, from, until }) => [symbol, from, until]).sort()).toEqual(expected);
});

it('every weight is that of a published list, on every session', async () => {
  const weights = await readWeights(bench.store, 'nasdaq100');
  const symbolOf = new Map((await listMembersOf(bench.store, 'nasdaq100')).map(({ id, symbol }) => [id, symbol]));
  const stored = [...weights].flatMap(([id, { sessions, weights: values }]) =>
    sessions.map((session, at) => `${session} ${symbolOf.get(id) ?? ''} ${(values[at] ?? NaN).toFixed(6)}`),
  );
  const published = truth.sessions.filter((session) => session >= '2024-11-21' && session < '2024-12-27');
  const expected = published.flatMap((session) =>
    truth.serveHoldings(session).lines.map(({ ticker, percent }) => `${session} ${ticker} ${(Number(percent) / 100).toFixed(6)}`),
  );
  expect(stored.sort()).toEqual(expected.sort());
});

it('every count is that of the truth', async () => {
  const { sessions: counted, columns } = await readBreadthDays(bench.store, { universeId: 'nasdaq100', basis: 'price' });
  const { sessions } = truth;
  const first = sessions.indexOf(day('2024-11-21'));
  const spans = truth.symbols.map((symbol) => {
    const stayed = sessions
      .map((session, index) => (index >= first && truth.membersOn(session).includes(symbol) ? index : -1))
      .filter((index) => index >= 0);
    return Int32Array.from([stayed[0] ?? 0, (stayed.at(-1) ?? -1) + 1]);
  });
  const closes = truth.symbols.map((symbol) => Float64Array.from(sessions, (session) => truth.closeOf(symbol, session)));
  const naive = countNaively(
    { sessionCount: sessions.length, firstOrdinal: 0, closes, spans },
    { averageSessions: [20, 50], highSessions: 252 },
  );
  const from = sessions.indexOf(counted[0] ?? expect.fail());
  expect([counted[0], counted.at(-1)]).toEqual(['2024-11-21', '2024-12-27']);
  const pairs = [
    [columns.members, naive.members],
    [columns.withClose, naive.withClose],
    [columns.advances, naive.advances],
    [columns.declines, naive.declines],
    [columns.unchanged, naive.unchanged],
    [columns.above20, naive.above[0]],
    [columns.above50, naive.above[1]],
  ] as const;
  for (const [stored, expected] of pairs) expect([...stored]).toEqual([...(expected ?? [])].slice(from));
  expect(await findCountFaults(bench.store)).toEqual([]);
});

it('what the second source says is kept of every close of the index, and the one on which it says something else is named', async () => {
  // Of members there are some too: whoever is asked for by name, while another source gave the closes, is compared. All of them agree, as the last line says.
  const checks = await bench.store.reader.closeCheck.findMany({ where: { instrument: { symbol: 'NDX' } }, orderBy: { session: 'asc' } });
  expect(
    checks
      .filter(({ session }) => session >= (month[0] ?? ''))
      .map(({ session, source, close, storedClose }) => [session, source, close, storedClose]),
  ).toEqual(month.map((session) => [session, 'nasdaq', secondClose(session), indexClose(session)]));
  expect(
    (await listDisagreements(bench.store)).map(({ symbol, session, storedClose, otherClose }) => [
      symbol,
      session,
      storedClose,
      otherClose,
    ]),
  ).toEqual([['NDX', disputed.session, indexClose(disputed.session), secondClose(disputed.session)]]);
});

it('every value of a series is the true one, and known at no close before it was out', async () => {
  for (const [id, values] of series) {
    const stored = await readObservations(bench.store, id);
    const out = values
      .filter(({ releasedOn }) => releasedOn <= '2024-12-27')
      .sort((one, other) => (one.period < other.period ? -1 : one.period > other.period ? 1 : 0));
    expect([id, stored.map(({ period, value }) => [period, value])]).toEqual([id, out.map(({ period, value }) => [period, value])]);
    const early = stored.filter(({ knownFrom }, place) =>
      month.some((session) => knownFrom <= session && session < (out[place]?.releasedOn ?? '')),
    );
    expect([id, early]).toEqual([id, []]);
  }
  expect(
    (await readObservations(bench.store, 'UNRATE'))
      .filter(({ period }) => period === correction.period)
      .map(({ value, knownFrom }) => [value, knownFrom])
      .at(-1),
  ).toEqual([correction.value, correction.releasedOn]);
});

it('asks every provider within its limits', () => {
  const asked = new Set<string>(bench.server.requests.map(({ provider }) => provider));
  expect([...asked].sort()).toEqual(['alpaca', 'cboe', 'fred', 'invesco', 'nasdaq', 'nasdaq-list', 'tiingo', 'yahoo']);
  for (const { id, limits } of hosts.filter((host) => asked.has(host.id))) {
    const sent = bench.server.requests.filter(({ provider }) => provider === id).map(({ atMs }) => atMs);
    const windows = [
      [1, limits.spacingMs],
      [limits.perMinute, 60_000],
      [limits.perHour, 3_600_000],
      [limits.perDay, 86_400_000],
    ] as const;
    for (const [most, lengthMs] of windows) {
      if (most === null) continue;
      const tooSoon = sent.filter((atMs, place) => atMs - (sent[place - most] ?? -Infinity) < lengthMs);
      expect([id, most, lengthMs, tooSoon.length]).toEqual([id, most, lengthMs, 0]);
    }
  }
});

it('asks for members in batches: of the provider with a key while that is taken, then of the one without', () => {
  const { requests } = bench.server;
  const isBatch = ({ symbol }: { readonly symbol: string }) => symbol.includes(',');
  const tell = (isAfter: boolean) =>
    [
      ...new Set(
        requests.filter(({ atMs, ...request }) => isBatch(request) && atMs >= expiryMs === isAfter).map(({ provider }) => provider),
      ),
    ].sort();
  expect([tell(false), tell(true)]).toEqual([['alpaca'], ['alpaca', 'yahoo']]);
  for (const session of month.slice(1)) {
    const alone = requests.filter(
      ({ provider, symbol, atMs }) =>
        (provider === 'yahoo' || provider === 'tiingo') &&
        truth.symbols.includes(symbol) &&
        new Date(atMs).toISOString().startsWith(session),
    );
    expect([session, alone.length < 20]).toEqual([session, true]);
  }
});

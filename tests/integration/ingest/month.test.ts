import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/civil-date';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import { shiftMonths } from '@/lib/calendar/shift-months';
import type { SessionDate } from '@/lib/calendar/session-date';
import { morningInstantMs } from '@/lib/ingest/worker/session-instants';
import { hosts } from '@/lib/sources/registry';
import { readBreadthDays } from '@/lib/store/breadth-days';
import { listDisagreements } from '@/lib/store/close-checks';
import { listRuns } from '@/lib/store/ingest-runs';
import { listMembersOf } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { readObservations } from '@/lib/store/observations';
import { listQuarantine } from '@/lib/store/quarantine';
import { readSectors } from '@/lib/store/sectors';
import { readSnapshots } from '@/lib/store/snapshots';
import { readWeights } from '@/lib/store/weights';
import { allStocks, type ServedRequest } from '../../support/fault-server';
import { findCountFaults, findStoreFaults } from '../../support/find-store-faults';
import { calendar } from '../../support/ingest-bench';
import { showSeries } from '../../support/month/month-series';
import { alpacaWorld, feedWorlds, keylessWorld, listMonth, massiveWorld, outage } from '../../support/month/month-world';
import { corrections, disagreement, disputed, lateFile, playMonth, vintagesSince, type PlayedMonth } from '../../support/month/play-month';
import { countNaively } from '../../support/naive-breadth';
import { isExhaustive } from '../../support/rounds';

const allWorlds = [alpacaWorld, massiveWorld, keylessWorld, ...feedWorlds];
const worlds = isExhaustive ? allWorlds : [alpacaWorld];

it('every provider plays in one of the months', () => {
  expect([...new Set(allWorlds.flatMap(({ asked }) => asked))].sort()).toEqual(hosts.map(({ id }) => id).sort());
});

describe.each(worlds.map((world) => [world.name, world] as const))('a month %s', (_, world) => {
  const { truth, universeId, lists, index, stocks } = world;
  const month = listMonth(truth);
  const first = month[0] ?? expect.fail();
  const before = calendar.previousSession(first);
  const last = truth.sessions.at(-1) ?? expect.fail();
  const firstOf = (symbol: string) => truth.sessions.find((session) => session >= before && truth.membersOn(session).includes(symbol));
  const lastOf = (symbol: string) => truth.sessions.findLast((session) => truth.membersOn(session).includes(symbol));
  const untold = world.tellsSplits ? null : truth.split;
  // On the scale of the end, but for a name of whose split nobody told: that stands as it did before.
  const closesOf = (symbol: string) =>
    new Map(
      symbol === untold?.symbol
        ? truth.serveCloses(symbol, calendar.previousSession(untold.session))?.rows.map(({ session, close }) => [session, close])
        : truth.sessions.map((session) => [session, truth.closeOf(symbol, session)]),
    );
  let played: PlayedMonth;

  beforeAll(async () => {
    played = await playMonth(world);
  });
  afterAll(async () => {
    await played.end();
  });

  it('every stored close is the true one, and none is missing of a member', async () => {
    const { bench } = played;
    const members = await listMembersOf(bench.store, universeId);
    expect(members.map(({ symbol }) => symbol).sort()).toEqual([...truth.symbols]);
    const lacking: string[] = [];
    for (const { symbol } of members) {
      const rows = [...(await bench.stored(symbol)).values()];
      expect(rows.map(({ session, close, provisional }) => [symbol, session, close, provisional])).toEqual(
        [...closesOf(symbol)].slice(0, rows.length).map(([session, close]) => [symbol, session, close, false]),
      );
      const end = symbol === untold?.symbol ? calendar.previousSession(untold.session) : lastOf(symbol);
      expect((rows.at(-1)?.session ?? '') >= (end ?? last)).toBe(true);
      lacking.push(...rows.filter(({ adjClose }) => adjClose === null).map(({ session }) => `${symbol} ${session}`));
    }
    if (world.isAdjusted) expect(lacking).toEqual([]);
    expect([...(await bench.stored(index.symbol)).keys()].at(-1)).toBe(last);
    const waiting = await listQuarantine(bench.store);
    expect([...new Set(waiting.map(({ symbol }) => symbol))]).toEqual(untold === null ? [] : [untold.symbol]);
    expect(waiting.filter(({ reason }) => !/no split explains it|the ratio of a split/.test(reason))).toEqual([]);
    expect(await findStoreFaults(bench.store)).toEqual(['1 leases that nobody holds']);
  });

  it('every spell begins and ends on its true session', async () => {
    const spells = await readMembership(played.bench.store, universeId);
    // A list of one's own is applied to the past. That of the last session is published on the next morning, which the month does not reach.
    const expected = truth.symbols.map((symbol) => {
      const end = lastOf(symbol) ?? expect.fail();
      return [symbol, lists.length === 0 ? truth.sessions[0] : firstOf(symbol), end === last ? null : calendar.nextSession(end)];
    });
    expect(spells.map(({ symbol, from, until }) => [symbol, from, until]).sort()).toEqual(expected);
  });

  it('every weight is that of a published list, on every session, and every sector', async () => {
    const { store } = played.bench;
    const weights = await readWeights(store, universeId);
    const symbolOf = new Map((await listMembersOf(store, universeId)).map(({ id, symbol }) => [id, symbol]));
    const stored = [...weights].flatMap(([id, { sessions, weights: values }]) =>
      sessions.map((session, at) => `${session} ${symbolOf.get(id) ?? ''} ${(values[at] ?? NaN).toFixed(6)}`),
    );
    const published = lists.length === 0 ? [] : truth.sessions.filter((session) => session >= before && session < last);
    const expected = published.flatMap((session) =>
      truth.serveHoldings(session).lines.map(({ ticker, percent }) => `${session} ${ticker} ${(Number(percent) / 100).toFixed(6)}`),
    );
    expect(stored.sort()).toEqual(expected.sort());
    const sectors = [...(await readSectors(store, universeId))].map(([id, sector]) => [symbolOf.get(id), sector]).sort();
    expect(sectors).toEqual(world.hasSectors ? truth.symbols.map((symbol) => [symbol, truth.sectorOf(symbol)]) : []);
  });

  it('every list is confirmed by the second fund, or said to be other than it; where the first refuses, the second stands', async () => {
    const { bench } = played;
    const { store } = bench;
    const refused = (session: SessionDate) => {
      const publishedMs = Date.parse(calendar.nextSession(session));
      const isRefusing = world.refusing.some((source) => source === lists[0]?.source);
      return isRefusing && publishedMs > outage.fromMs && publishedMs < outage.untilMs;
    };
    const published = lists.length === 0 ? [] : truth.sessions.filter((session) => session >= before && session < last);
    const snapshots = await readSnapshots(store, universeId);
    expect(snapshots.map(({ session, source, confirmedBy }) => [session, source, confirmedBy])).toEqual(
      published.map((session) =>
        refused(session) ? [session, lists[1]?.source, null] : [session, lists[0]?.source, lists[1]?.source ?? null],
      ),
    );
    const said = (await listRuns(store, 1000)).flatMap(({ tasks }) => tasks.map(({ message }) => message ?? ''));
    const members = truth.membersOn(first).length;
    // The late list was looked for in vain first, and the half of one was seen.
    const usualMs = morningInstantMs(calendar.nextSession(lateFile.session));
    const early = bench.server.requests.filter(({ provider, atMs }) => provider === lists[0]?.source && atMs >= usualMs);
    expect(early.some(({ atMs }) => atMs < usualMs + lateFile.afterMs - 3_600_000)).toBe(lists.length > 0);
    expect(said.some((message) => message.includes(`it has ${members / 2} members`))).toBe(lists.length > 0);
    const [lacked] = truth.serveHoldings(disagreement).lines;
    const differing = said.filter((message) => message.includes('only in ') || message.includes('basis points'));
    expect(differing.length).toBe(lists.length === 0 ? 0 : 1);
    if (lists.length > 0) expect(differing[0]).toContain(`only in ${lists[0]?.source ?? ''}: ${lacked?.ticker ?? ''}`);
    if (lists[1]?.source === 'ssga') expect(differing[0]).toContain('1 weights are more than 5 basis points apart');
  });

  it('every count is that of the truth', async () => {
    const { store } = played.bench;
    const { sessions: counted, columns } = await readBreadthDays(store, { universeId, basis: 'price' });
    const { sessions } = truth;
    const start = lists.length === 0 ? 0 : sessions.indexOf(before);
    const spans = truth.symbols.map((symbol) => {
      const stayed = sessions.flatMap((session, at) => (at >= start && truth.membersOn(session).includes(symbol) ? [at] : []));
      return Int32Array.from([stayed[0] ?? 0, (stayed.at(-1) ?? -1) + 1]);
    });
    const closes = truth.symbols.map((symbol) => {
      const known = closesOf(symbol);
      return Float64Array.from(sessions, (session) => Number(known.get(session) ?? NaN));
    });
    const naive = countNaively(
      { sessionCount: sessions.length, firstOrdinal: 0, closes, spans },
      { averageSessions: [20, 50], highSessions: 252 },
    );
    expect([counted[0], counted.at(-1)]).toEqual([sessions[start], last]);
    const pairs = [
      [columns.members, naive.members],
      [columns.withClose, naive.withClose],
      [columns.advances, naive.advances],
      [columns.declines, naive.declines],
      [columns.unchanged, naive.unchanged],
      [columns.above20, naive.above[0]],
      [columns.above50, naive.above[1]],
    ] as const;
    for (const [stored, expected] of pairs) expect([...stored]).toEqual([...(expected ?? [])].slice(start));
    expect(await findCountFaults(store)).toEqual([]);
  });

  it('what the second source says is kept of every close of the index, and the one on which it says something else is named', async () => {
    const { bench, indexClose, secondClose } = played;
    // Of members there are some too: whoever is asked for by name, while another source gave the closes, is compared. All of them agree, as the last line says.
    const checks = await bench.store.reader.closeCheck.findMany({
      where: { instrument: { symbol: index.symbol } },
      orderBy: { session: 'asc' },
    });
    expect(
      checks
        .filter(({ session }) => session >= first)
        .map(({ session, source, close, storedClose }) => [session, source, close, storedClose]),
    ).toEqual(month.map((session) => [session, world.second.provider, secondClose(session), indexClose(session)]));
    expect(
      (await listDisagreements(bench.store)).map(({ symbol, session, storedClose, otherClose }) => [
        symbol,
        session,
        storedClose,
        otherClose,
      ]),
    ).toEqual([[index.symbol, disputed.session, indexClose(disputed.session), secondClose(disputed.session)]]);
  });

  it('every value of a series is the true one, and known at no close before it was out', async () => {
    const { bench, series } = played;
    for (const [id, values] of series) {
      const stored = await readObservations(bench.store, id);
      const out = values
        .filter(({ releasedOn }) => releasedOn <= last)
        .sort((one, other) => (one.period < other.period ? -1 : one.period > other.period ? 1 : 0));
      expect([id, stored.map(({ period, value }) => [period, value])]).toEqual([id, out.map(({ period, value }) => [period, value])]);
      const early = stored.filter(({ knownFrom }, place) =>
        month.some((session) => knownFrom <= session && session < (out[place]?.releasedOn ?? '')),
      );
      expect([id, early]).toEqual([id, []]);
    }
    expect(
      (await readObservations(bench.store, 'UNRATE'))
        .filter(({ period }) => period === corrections.at(-1)?.period)
        .map(({ value, knownFrom }) => [value, knownFrom])
        .at(-1),
    ).toEqual([corrections.at(-1)?.value, corrections.at(-1)?.releasedOn]);
  });

  it('what was corrected is known as it was at the ends of the months that vintages were asked for', async () => {
    const { bench, series } = played;
    for (const id of new Set(corrections.map((one) => one.id))) {
      const stored = await readObservations(bench.store, id);
      for (let end = vintagesSince; end < last; end = addDays(shiftMonths(addDays(end, 1), 1), -1)) {
        const known = new Map(stored.filter(({ knownFrom }) => knownFrom <= end).map(({ period, value }) => [period, value]));
        const shown = showSeries(series.get(id) ?? [], end).map(({ session, close }) => [session, close]);
        expect([id, end, [...known]]).toEqual([id, end, shown]);
      }
    }
  });

  it('asks every provider within its limits', () => {
    const { requests } = played.bench.server;
    const asked = new Set<string>(requests.map(({ provider }) => provider));
    expect([...asked].sort()).toEqual(world.asked);
    for (const { id, limits } of hosts.filter((host) => asked.has(host.id))) {
      const sent = requests.filter(({ provider }) => provider === id).map(({ atMs }) => atMs);
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
    const { requests } = played.bench.server;
    const isBatch = ({ symbol }: ServedRequest) => symbol.includes(',') || symbol === allStocks;
    // Not by days of UTC: on 24 December the evening of the 23rd lies in one with that of the half day, which ends before midnight.
    const sessionAt = ({ atMs }: ServedRequest) => newestFinalSession(calendar, new Date(atMs).toISOString());
    // While everybody refuses one after the other is asked, and what is missing then comes from whom it comes soonest.
    const isQuiet = (session: SessionDate) => {
      const finalMs = finalInstantMs(calendar, session);
      return finalMs < outage.fromMs || finalMs > outage.untilMs;
    };
    const batches = requests.filter((request) => isBatch(request) && isQuiet(sessionAt(request)));
    const expiryMs = world.expiry?.fromMs ?? outage.fromMs;
    const tell = (isAfter: boolean) =>
      [...new Set(batches.filter(({ atMs }) => atMs >= expiryMs === isAfter).map(({ provider }) => provider))].sort();
    expect([tell(false), tell(true)]).toEqual(world.batches);
    // A list of one's own is too short for batches.
    const quiet = month.slice(1).filter(isQuiet);
    for (const session of lists.length === 0 ? [] : quiet) {
      const ofDay = requests.filter((request) => sessionAt(request) === session);
      const alone = ofDay.filter(({ provider, symbol }) => stocks.some((one) => one === provider) && truth.symbols.includes(symbol));
      expect([session, alone.length < 20]).toEqual([session, true]);
      expect([session, ofDay.filter(isBatch).length <= world.mostBatches]).toEqual([session, true]);
    }
  });
});

import { addDays } from '@/lib/calendar/civil-date';
import { finalInstantMs } from '@/lib/calendar/final-close';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { parseEnv } from '@/lib/env';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { defineUniverse } from '@/lib/ingest/define/define-universe';
import { describeUnknown } from '@/lib/ingest/securities/default-instruments';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { pullSeries } from '@/lib/ingest/series/pull-series';
import { morningInstantMs } from '@/lib/ingest/worker/session-instants';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { hosts, requireProvider } from '@/lib/sources/registry';
import { listFollowed, setFollowed } from '@/lib/store/followed-universes';
import { upsertInstrument } from '@/lib/store/instruments';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { createClockedRunner } from '../create-clocked-runner';
import { startFakeClock } from '../fake-clock';
import type { ServedProvider } from '../fault-server-writers';
import { calendar, createIngestBench, type IngestBench } from '../ingest-bench';
import { isExhaustive } from '../rounds';
import { testKeys } from '../source-settings';
import { makeSeriesTruth, showSeries, type SeriesTruth } from './month-series';
import { listMonth, outage, type MonthWorld } from './month-world';

const day = parseSessionDate;
const hourMs = 3_600_000;
const startMs = Date.parse('2024-11-22T23:00:00Z');
const endMs = Date.parse('2024-12-29T00:00:00Z');
/** Published hours after its usual time; a list of half the names until then. The look at noon sees that of the session before, and the half. */
export const lateFile = { session: day('2024-12-02'), afterMs: 6 * hourMs };
const wrongFile = { session: day('2024-12-05'), untilMs: 3 * hourMs };
/** Where the second source of the index says something else. */
export const disputed = { session: day('2024-12-04'), factor: 1.0005 };
/** Where the second fund lacks a name and gives a share to another. */
export const disagreement = day('2024-12-03');
/** Values that were corrected: before the month, so that only vintages say so, and in it. */
export const corrections = [
  { id: 'GDPC1', period: day('2024-04-01'), value: 22_222.22, releasedOn: day('2024-09-26') },
  { id: 'GDPC1', period: day('2024-07-01'), value: 22_333.33, releasedOn: day('2024-11-27') },
  { id: 'UNRATE', period: day('2024-08-01'), value: 6.66, releasedOn: day('2024-10-04') },
  { id: 'UNRATE', period: day('2024-10-01'), value: 7.77, releasedOn: day('2024-12-05') },
] as const;
/** From when on vintages are asked for once the month is over. */
export const vintagesSince = day('2024-07-31');

/** Who does not divide the past by the splits since. */
const servesAsTraded: ReadonlySet<ServedProvider> = new Set(['tiingo', 'eodhd', 'alpha-vantage'] as const);

export interface PlayedMonth {
  readonly bench: IngestBench;
  readonly series: SeriesTruth;
  readonly indexClose: (session: SessionDate) => number;
  /** What the second source says of the index. */
  readonly secondClose: (session: SessionDate) => number;
  readonly end: () => Promise<void>;
}

interface Event {
  readonly atMs: number;
  readonly happen: () => void;
}

/** What the servers show, as the world has it. */
function createShows(world: MonthWorld, { server }: IngestBench, series: SeriesTruth) {
  const { truth, index, second, lists, stocks } = world;
  const indexClose = (session: SessionDate): number => Math.round(truth.closeOf('N000', session) * 100);
  const secondClose = (session: SessionDate): number =>
    Math.round(indexClose(session) * (session === disputed.session ? disputed.factor : 1) * 100) / 100;
  const showSession = (session: SessionDate): void => {
    for (const symbol of truth.symbols) {
      const adjusted = truth.serveCloses(symbol, session);
      const asTraded = truth.serveAsTraded(symbol, session);
      for (const provider of stocks) {
        const name = requireProvider(provider).guessSymbol?.(symbol) ?? symbol;
        const served = servesAsTraded.has(provider) ? asTraded : adjusted;
        if (served === null) server.removeRows(provider, name);
        else server.setRows(provider, name, served.rows, { splits: served.splits ?? [] });
      }
    }
    // None of the members pays.
    server.setDividends(session, [['ELSE', 0.25]]);
    const past = truth.sessions.filter((one) => one <= session);
    // By the S&P 500 it is found out whether Yahoo answers at all.
    for (const symbol of new Set([index.providerSymbols['yahoo'] ?? '', '^GSPC']))
      server.setRows(
        'yahoo',
        symbol,
        past.map((one) => ({ session: one, close: indexClose(one) })),
      );
    server.setRows(
      second.provider,
      second.symbol,
      past.map((one) => ({ session: one, close: secondClose(one) })),
    );
  };
  const publish = (session: SessionDate, isWhole = true): void => {
    const served = truth.serveHoldings(session);
    const half = { ...served, lines: served.lines.slice(0, served.lines.length / 2) };
    for (const [place, { source, fund }] of lists.entries()) {
      const whole =
        place > 0 && session === disagreement
          ? {
              ...served,
              lines: served.lines.slice(1).map((line, at) => (at === 0 ? { ...line, percent: Number(line.percent) + 0.2 } : line)),
            }
          : served;
      server.setHoldings(source, fund, isWhole ? whole : half);
    }
  };
  const release = (on: SessionDate): void => {
    for (const [id, values] of series) server.setRows('fred', id, showSeries(values, on));
  };
  const openArchive = (on: SessionDate): void => {
    for (const [id, values] of series) {
      const out = values.filter(({ releasedOn }) => releasedOn <= on);
      const known = out.map(({ period, value, releasedOn }) => ({ session: period, close: value, knownFrom: releasedOn }));
      for (const archive of ['alfred', 'fred-api'] as const) server.setRows(archive, id, known);
    }
  };
  return { openArchive, indexClose, secondClose, showSession, publish, release };
}

/** What happens in the world, by the clock: closes 65 minutes after the bell, lists in the morning, series at noon. */
function listEvents(
  { truth, expiry, refusing }: MonthWorld,
  { server }: IngestBench,
  { showSession, publish, release }: ReturnType<typeof createShows>,
): Event[] {
  const events = listMonth(truth).flatMap((session): Event[] => {
    const morningMs = morningInstantMs(calendar.nextSession(session)) - hourMs;
    const publishedMs = morningMs + (session === lateFile.session ? lateFile.afterMs : 0);
    const isWrong = session === wrongFile.session;
    return [
      { atMs: finalInstantMs(calendar, session) - 600_000, happen: () => showSession(session) },
      { atMs: publishedMs, happen: () => publish(session, !isWrong) },
      ...(isWrong ? [{ atMs: morningMs + wrongFile.untilMs, happen: () => publish(session) }] : []),
    ];
  });
  for (let on = addDays(newYorkDate(new Date(startMs).toISOString()), 1); Date.parse(on) < endMs; ) {
    const today = on;
    events.push({ atMs: Date.parse(`${today}T17:00:00Z`), happen: () => release(today) });
    on = addDays(on, 1);
  }
  const strike = (fault: 'status-429' | 'ok') => () => {
    for (const source of refusing) server.setFault(source, fault);
  };
  events.push({ atMs: outage.fromMs, happen: strike('status-429') }, { atMs: outage.untilMs, happen: strike('ok') });
  if (expiry !== null)
    events.push(
      { atMs: expiry.fromMs, happen: () => server.setFault(expiry.provider, 'status-401') },
      { atMs: expiry.untilMs, happen: () => server.setFault(expiry.provider, 'ok') },
    );
  return events.sort((one, other) => one.atMs - other.atMs);
}

/**
 * When the worker looks: once all is out that an evening brings, once the lists of the morning are, and, once everybody answers again, as soon as what
 * failed has waited; every three hours besides in the exhaustive run.
 */
function listLooks(): number[] {
  const looks = [startMs, outage.untilMs + 4 * hourMs];
  for (let atMs = startMs + hourMs; atMs < endMs; atMs += hourMs) {
    const hour = (atMs / hourMs) % 24;
    if (hour === 1 || hour === 13 || (isExhaustive && hour % 3 === 1)) looks.push(atMs);
  }
  return looks.sort((one, other) => one - other);
}

/** What somebody has chosen before the month begins: what is followed, and what is not. */
async function choose({ universeId, lists, truth }: MonthWorld, { store, fence }: IngestBench): Promise<void> {
  const others = (await listFollowed(store)).filter((id) => id !== universeId);
  for (const universe of defaultUniverses.filter(({ id }) => others.includes(id))) await setFollowed(store, universe, false);
  // The world has no funds of sectors and sizes: somebody has taken them away.
  for (const fund of describedFunds) {
    await upsertInstrument(store, fund);
    await removeInstrument(store, fund.symbol, { fence });
  }
  if (lists.length === 0) for (const symbol of truth.symbols) await upsertInstrument(store, describeUnknown(symbol));
}

/**
 * Lives through a month of a world by the worker's own loop, on a clock that the limits of every provider are kept by; when it is over somebody
 * asks for the vintages of what was corrected. Counts are brought up to date whenever something was done.
 */
export async function playMonth(world: MonthWorld): Promise<PlayedMonth> {
  const { truth, index, lists, universeId, keyed } = world;
  const clock = startFakeClock(startMs);
  const bench = await createIngestBench([index], clock.now);
  const { store, server, fence } = bench;
  await choose(world, bench);
  const series = makeSeriesTruth(day('2024-12-31'), corrections);
  const shows = createShows(world, bench, series);
  const [first] = listMonth(truth);
  if (first === undefined) throw new Error('the month has no session');
  const before = calendar.previousSession(first);
  shows.showSession(first);
  shows.publish(before);
  shows.release(before);
  const keys = hosts.flatMap(({ id, key }) => (keyed.some((one) => one === id) ? (key ?? []) : []));
  const settings = parseEnv({ ...server.variables, ...Object.fromEntries(keys.map((name) => [name, testKeys[name]])) });
  const { runner, createSources, now, options } = createClockedRunner({ store, calendar, clock, settings, fence });
  await bench.pull(now().toISOString(), { sources: createSources() });
  if (lists.length === 0)
    await defineUniverse({
      store,
      universeId,
      calendar,
      now,
      fence,
      origin: 'cli',
      tickers: truth.symbols,
      file: 'a list',
      isSkipping: false,
      indexSymbol: index.symbol,
    });
  const events = listEvents(world, bench, shows);
  for (const atMs of listLooks()) {
    clock.moveTo(atMs);
    while ((events[0]?.atMs ?? Infinity) <= clock.now()) events.shift()?.happen();
    let worked = false;
    while (await runner.doNext()) worked = true;
    if (worked) await refreshBreadth({ store, calendar, now });
  }
  shows.openArchive(newYorkDate(now().toISOString()));
  const ids = [...new Set(corrections.map(({ id }) => id))];
  await pullSeries({ store, sources: createSeriesSources(settings, options), now, fence, origin: 'cli', ids, vintagesSince });
  return {
    bench,
    series,
    indexClose: shows.indexClose,
    secondClose: shows.secondClose,
    end: async () => {
      clock.release();
      await bench.remove();
    },
  };
}

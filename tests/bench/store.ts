import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { toDayNumber } from '@/lib/calendar/civil-date';
import type { CloseRow } from '@/lib/store/close-row';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import { readSeries } from '@/lib/store/read-series';
import { dayAt, makeInstrument, makeRow } from '@/tests/support/store-rows';
import type { Figure } from './figure';

const instruments = 4;
const sessions = 25_000;
const rounds = 3;

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function makeRows(seed: number): CloseRow[] {
  return Array.from({ length: sessions }, (_, index) => {
    // Rows as providers give them: prices of two decimals, adjusted closes of six.
    const price = 1000 + seed + Math.sin(index / 50) * 300 + index * 0.013;
    const [open, high, low, close] = [0.999, 1.004, 0.995, 1].map((factor) => round(price * factor, 2));
    return makeRow(dayAt(index), close ?? 0, { open, high, low, adjClose: round(price * 0.98, 6) });
  });
}

async function inFolder<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-bench-'));
  try {
    const path = join(folder, 'bench.db');
    await migrateStore(`file:${path}`);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The yardstick: a prepared statement in a loop, one transaction; with or without the log that the store also writes. */
async function timeRawLoop(rowSets: readonly CloseRow[][], withLog: boolean): Promise<number> {
  return await inFolder((path) => {
    const database = new Database(path);
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    for (let id = 1; id <= rowSets.length; id += 1) {
      database
        .prepare(`INSERT INTO "Instrument" (id, symbol, name, kind, basis, licenceClass) VALUES (?, ?, '', 'index', 'price', '')`)
        .run(id, `S${id}`);
    }
    const close = database.prepare('INSERT INTO "Close" VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)');
    const log = database.prepare(`INSERT INTO "CloseRevision" ("instrumentId", "dataVersion", "day", "newOpen", "newHigh",
      "newLow", "newClose", "newAdjClose", "newProvisional", "newSourceId") VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, 1)`);
    const started = performance.now();
    database.transaction(() => {
      for (const [index, rows] of rowSets.entries()) {
        for (const { session, open, high, low, close: price, adjClose, provisional } of rows) {
          const row = [index + 1, toDayNumber(session), open, high, low, price, adjClose, provisional ? 1 : 0];
          close.run(...row);
          if (withLog) log.run(...row);
        }
      }
    })();
    const elapsed = performance.now() - started;
    database.close();
    return Promise.resolve(elapsed);
  });
}

async function timeStore(rowSets: readonly CloseRow[][]): Promise<{ write: number; rewrite: number; read: number; readPinned: number }> {
  return await inFolder(async (path) => {
    const store = await openStore(`file:${path}`);
    const ids: number[] = [];
    for (const index of rowSets.keys()) ids.push((await upsertInstrument(store, makeInstrument(`S${index}`))).id);
    const commitAll = async () => {
      const started = performance.now();
      for (const [index, rows] of rowSets.entries()) await commitCloses(store, { instrumentId: ids[index] ?? 0, rows });
      return performance.now() - started;
    };
    const time = async (work: () => Promise<unknown>) => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    const write = await commitAll();
    const rewrite = await commitAll();
    await readSeries(store, 'S0');
    const read = await time(() => readSeries(store, 'S1'));
    const readPinned = await time(() => readSeries(store, 'S1', { version: 2 }));
    await store.close();
    return { write, rewrite, read, readPinned };
  });
}

/** Time of bulk writes and reads of the SQLite store, the best of three rounds, beside a raw loop measured in the same run. */
export async function benchStore(): Promise<Figure[]> {
  const rowSets = Array.from({ length: instruments }, (_, seed) => makeRows(seed));
  const best = { closes: Infinity, logged: Infinity, write: Infinity, rewrite: Infinity, read: Infinity, readPinned: Infinity };
  const keep = (key: keyof typeof best, value: number) => {
    best[key] = Math.min(best[key], value);
  };
  for (let round = 0; round < rounds; round += 1) {
    keep('closes', await timeRawLoop(rowSets, false));
    keep('logged', await timeRawLoop(rowSets, true));
    const { write, rewrite, read, readPinned } = await timeStore(rowSets);
    keep('write', write);
    keep('rewrite', rewrite);
    keep('read', read);
    keep('readPinned', readPinned);
  }
  const figure = (name: string, value: number): Figure => ({ name, value: Math.round(value * 10) / 10, unit: 'ms' });
  const ratio = (value: number, to: number, against: string) => ({ ratio: Math.round((value / to) * 100) / 100, against });
  return [
    {
      ...figure('store.write_100000_closes', best.write),
      ...ratio(best.write, best.logged, 'raw better-sqlite3 loop writing the same closes and revisions'),
      budget: 'ratio of 2',
    },
    {
      ...figure('store.write_100000_closes_against_closes_alone', best.write),
      ...ratio(best.write, best.closes, 'raw better-sqlite3 loop writing the closes alone'),
    },
    figure('store.raw_100000_closes_and_log', best.logged),
    figure('store.raw_100000_closes', best.closes),
    {
      ...figure('store.rewrite_100000_unchanged', best.rewrite),
      ...ratio(best.rewrite, best.logged, 'raw better-sqlite3 loop writing the same closes and revisions'),
    },
    { ...figure('store.read_25000_closes', best.read), ...ratio(best.read, 60, 'budget of 60 ms'), budget: '60 ms' },
    figure('store.read_25000_closes_at_version', best.readPinned),
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const figure of await benchStore()) console.log(JSON.stringify(figure));
}

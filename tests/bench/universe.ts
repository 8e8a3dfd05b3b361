import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { readBreadthDays } from '@/lib/store/breadth-days';
import type { CloseRow } from '@/lib/store/close-row';
import { commitManyCloses } from '@/lib/store/closes';
import { findInstrument } from '@/lib/store/instruments';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import type { Store } from '@/lib/store/store';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { generateSampleMarket } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, type SampleMember, type SampleMembers } from '@/prisma/sample/generate-sample-members';
import { makeInstrument } from '@/tests/support/store-rows';
import type { Figure } from './figure';

// 25 years to the end of the sample. `--members=N` in place of 3,000 for a shorter look.
const from = parseSessionDate('1999-07-01');
const asked = process.argv.map((word) => /^--members=(\d+)$/.exec(word)?.[1]).find((word) => word !== undefined);
const memberCount = asked === undefined ? 3_000 : Number(asked);
const instrumentsAtOnce = 8;

const calendar = createCalendar();
const now = () => new Date('2024-07-17T12:00:00Z');

function toRows({ sessions, closes }: SampleMember): CloseRow[] {
  return sessions.map((session, at) => ({
    session,
    open: null,
    high: null,
    low: null,
    close: closes[at] ?? NaN,
    adjClose: null,
    provisional: false,
    source: 'simulated',
  }));
}

/** Instruments and membership in one commit, closes in commits of some 50,000, as an import of a panel stores them. */
async function load(store: Store, made: SampleMembers): Promise<void> {
  const definition = findDefaultUniverse('sp500');
  const universe = made.universes.find(({ id }) => id === 'sp500');
  if (definition === undefined || universe === undefined) throw new Error('The sample lacks sp500');
  const stocks = made.members.filter(({ kind }) => kind === 'stock');
  const instruments = stocks.map(({ symbol, name }) =>
    makeInstrument(symbol, { name, kind: 'stock', licenceClass: 'simulated', tracked: false }),
  );
  const first = stocks[0];
  if (first === undefined) throw new Error('The sample has no companies');
  await replaceDataSet(store, {
    instruments,
    rowsBySymbol: new Map([[first.symbol, toRows(first)]]),
    universes: [{ definition, members: universe.members, sectors: universe.sectors, weights: [], counts: [] }],
    simulated: true,
  });
  for (let at = 0; at < stocks.length; at += instrumentsAtOnce) {
    const part = stocks.slice(at, at + instrumentsAtOnce);
    const items = [];
    for (const member of part) items.push({ instrumentId: (await findInstrument(store, member.symbol))?.id ?? 0, rows: toRows(member) });
    await commitManyCloses(store, { items, reason: 'import', simulated: true });
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

/**
 * What a universe of 3,000 members over 25 years takes: time to load and count it, memory, disk, and the time in which its counts are
 * read back. In a temporary folder; memory is the most that the whole process had, which also holds the generated closes.
 */
export async function benchUniverse(): Promise<Figure[]> {
  const time = async <Result>(work: () => Promise<Result>): Promise<[seconds: number, result: Result]> => {
    const started = performance.now();
    const result = await work();
    return [(performance.now() - started) / 1000, result];
  };
  const small = { largeLater: Math.round(memberCount / 8), small: 0, smallLater: 0, seed: 1, given: [], from };
  const [generated, made] = await time(() =>
    Promise.resolve(generateSampleMembers(calendar, generateSampleMarket(calendar), { ...small, large: memberCount })),
  );
  const closes = made.members.reduce((sum, { kind, closes: own }) => sum + (kind === 'stock' ? own.length : 0), 0);
  const generatedMegabytes = peakMegabytes();
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-universe-'));
  try {
    const path = join(folder, 'universe.db');
    await migrateStore(`file:${path}`);
    const store = await openStore(`file:${path}`);
    const [loaded] = await time(() => load(store, made));
    const loadedMegabytes = peakMegabytes();
    const [counted] = await time(() =>
      withLease(store, { label: 'bench', waitMs: 0, now }, () => refreshBreadth({ store, calendar, now })),
    );
    const [kept] = await time(() => withLease(store, { label: 'bench', waitMs: 0, now }, () => refreshBreadth({ store, calendar, now })));
    const [read, days] = await time(() => readBreadthDays(store, { universeId: 'sp500', basis: 'price' }));
    await store.close();
    const { size } = await stat(path);
    const against = `${memberCount} members, ${days.sessions.length} sessions, ${closes} closes`;
    return [
      { name: 'universe.generate', value: round(generated), unit: 's', against },
      { name: 'universe.load', value: round(loaded), unit: 's', against },
      { name: 'universe.count', value: round(counted), unit: 's', against: 'price and total basis, from the stored closes' },
      { name: 'universe.count_again_unchanged', value: round(kept * 1000), unit: 'ms' },
      { name: 'universe.read_counts', value: round(read * 1000), unit: 'ms', against: 'what the web process reads' },
      { name: 'universe.memory_generated', value: Math.round(generatedMegabytes), unit: 'MB' },
      { name: 'universe.memory_loaded', value: Math.round(loadedMegabytes), unit: 'MB' },
      { name: 'universe.memory_counted', value: Math.round(peakMegabytes()), unit: 'MB' },
      {
        name: 'universe.disk',
        value: Math.round(size / 1e6),
        unit: 'MB',
        ratio: Math.round(size / closes),
        against: 'bytes a close, with its revision',
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import 'server-only';
import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { countedColumns, type CountedColumn, type CountedDays } from '@/lib/market/universe/counted-days';
import { parseColumn } from './parse-column';
import { planUpsert } from './plan-row';
import { deleteBreadthDays, insertBreadthDays, selectBreadthDays } from './sql/breadth-statements';
import type { Store } from './store';

export interface BreadthKey {
  readonly universeId: string;
  readonly basis: 'price' | 'total';
}

/** What the rows were made from. */
export interface BreadthStamp {
  readonly dataVersion: number;
  readonly edition: number;
}

export interface BreadthWrite extends BreadthKey {
  /** Rows of a stretch, which replace what is stored of it; null for none. */
  readonly days: CountedDays | null;
  /** The stretch, both inclusive; null for everything. */
  readonly stretch: { readonly from: SessionDate; readonly to: SessionDate } | null;
}

/** The stamp of the stored rows, or null where there are none. */
export async function findBreadthStamp(store: Store, { universeId, basis }: BreadthKey): Promise<BreadthStamp | null> {
  const row = await store.reader.breadthStamp.findUnique({ where: { universeId_basis: { universeId, basis } } });
  return row === null ? null : { dataVersion: row.dataVersion, edition: row.edition };
}

function serializeDays({ sessions, columns }: CountedDays): string {
  return JSON.stringify(sessions.map((session, row) => [session, ...countedColumns.map((name) => columns[name][row] ?? 0)]));
}

/** Replaces the stretches and stamps the rows, in one transaction. Rows are a cache: nothing of it is logged. */
export async function writeBreadthDays(
  store: Store,
  key: BreadthKey,
  writes: readonly BreadthWrite[],
  stamp: BreadthStamp & { readonly now: string },
): Promise<void> {
  const { universeId, basis } = key;
  const { dialect } = store;
  const values = { dataVersion: stamp.dataVersion, edition: stamp.edition, madeAt: stamp.now };
  await store.write(async (writer) => {
    await writer.$transaction([
      ...writes.flatMap(({ days, stretch }) => [
        writer.$executeRawUnsafe(dialect.toNative(deleteBreadthDays), universeId, basis, stretch?.from ?? '', stretch?.to ?? '9999-12-31'),
        ...(days === null
          ? []
          : [writer.$executeRawUnsafe(dialect.toNative(insertBreadthDays(dialect)), universeId, basis, serializeDays(days))]),
      ]),
      planUpsert(store, writer, 'BreadthStamp', ['universeId', 'basis'], { universeId, basis, ...values }),
    ]);
  });
}

/** Drops the cache of a universe, or of all: it is rebuilt by the next refresh. */
export async function dropBreadthDays(store: Store, universeId?: string): Promise<void> {
  const where = universeId === undefined ? {} : { universeId };
  await store.write((writer) => writer.$transaction([writer.breadthDay.deleteMany({ where }), writer.breadthStamp.deleteMany({ where })]));
}

const answer = z.tuple([z.record(z.string(), z.string().nullable())]);

/** Every stored row of a universe on a basis. */
export async function readBreadthDays(store: Store, { universeId, basis }: BreadthKey): Promise<CountedDays> {
  const rows = await store.reader.$queryRawUnsafe(store.dialect.toNative(selectBreadthDays(store.dialect)), universeId, basis);
  const [texts] = answer.parse(rows);
  const read = (name: CountedColumn): number[] => parseColumn<number>(texts[name] ?? null);
  return {
    sessions: parseColumn<SessionDate>(texts['session'] ?? null),
    columns: {
      members: read('members'),
      withClose: read('withClose'),
      advances: read('advances'),
      declines: read('declines'),
      unchanged: read('unchanged'),
      above20: read('above20'),
      eligible20: read('eligible20'),
      above50: read('above50'),
      eligible50: read('eligible50'),
      above100: read('above100'),
      eligible100: read('eligible100'),
      above200: read('above200'),
      eligible200: read('eligible200'),
      newHighs: read('newHighs'),
      newLows: read('newLows'),
      eligibleHigh: read('eligibleHigh'),
    },
  };
}

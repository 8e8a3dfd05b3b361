import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { frequencies, type SeriesDefinition } from '@/lib/market/series/series';
import { planUpsert } from './plan-row';
import type { Store } from './store';

const stored = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  frequency: z.enum(frequencies),
  source: z.string(),
  licenceClass: z.string(),
  checkedAt: z.string().nullable(),
});

/** A series that the store knows. */
export interface StoredSeriesDefinition extends SeriesDefinition {
  /** Instant at which its source was last read, or null. */
  readonly checkedAt: string | null;
}

/** The definition as a row is written. */
export function toSeriesColumns({ id, name, unit, frequency, source, licenceClass }: SeriesDefinition) {
  return { id, name, unit, frequency, source, licenceClass };
}

/** Creates the series or changes its description; what is stored of it stays. */
export async function upsertSeries(store: Store, definition: SeriesDefinition): Promise<void> {
  await store.write((writer) => planUpsert(store, writer, 'Series', ['id'], toSeriesColumns(definition)));
}

/** Notes when the source of a series was last read; of one that is not stored nothing. */
export async function noteSeriesChecked(store: Store, id: string, checkedAt: string): Promise<void> {
  await store.write((writer) => writer.series.updateMany({ where: { id }, data: { checkedAt } }));
}

/** Every series that the store knows, by id. */
export async function listSeries(store: Store): Promise<StoredSeriesDefinition[]> {
  return z.array(stored).parse(await store.reader.series.findMany({ orderBy: { id: 'asc' } }));
}

/** The stored series with this id, or null. */
export async function findSeries(store: Store, id: string): Promise<StoredSeriesDefinition | null> {
  return stored.nullable().parse(await store.reader.series.findUnique({ where: { id } }));
}

/** A day of the store. */
export const dayColumn = z.string().refine(isSessionDate);

import 'server-only';
import { planUpsert } from './plan-row';
import type { Store } from './store';

/** A session of which a source has no list, or whose list was refused. */
export interface SnapshotGap {
  readonly universeId: string;
  readonly session: string;
  readonly source: string;
  readonly reason: string;
  /** Instant. */
  readonly foundAt: string;
}

/** Notes a gap; nothing that is computed depends on it: no version is raised. */
export async function noteSnapshotGap(store: Store, gap: SnapshotGap): Promise<void> {
  await store.write((writer) => planUpsert(store, writer, 'SnapshotGap', ['universeId', 'session', 'source'], { ...gap }));
}

/** Sessions that are not asked for again at a source. */
export async function listSnapshotGaps(store: Store, universeId: string, source: string): Promise<SnapshotGap[]> {
  return await store.reader.snapshotGap.findMany({ where: { universeId, source }, orderBy: { session: 'asc' } });
}

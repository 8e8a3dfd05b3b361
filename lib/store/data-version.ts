import 'server-only';
import type { Store } from './store';

export interface DataVersionState {
  /** 0 while nothing was ever stored. */
  readonly version: number;
  /** Whether the closes of this version are the sample market. */
  readonly simulated: boolean;
  /** When it was committed: the same number in another store, or in this one after an older copy was restored, has another instant. Empty for 0. */
  readonly committedAt: string;
}

export interface VersionDescription {
  /** Whether the store ever had this version. */
  readonly known: boolean;
  readonly simulated: boolean;
  readonly committedAt: string;
  /** Whether the version is simulated and real data have replaced it since: a pin to it cannot be answered (HTTP 410). */
  readonly replaced: boolean;
}

/** The newest version; one row by primary key. */
export async function getDataVersion(store: Store): Promise<DataVersionState> {
  const newest = await store.reader.dataVersion.findFirst({ orderBy: { version: 'desc' } });
  return { version: newest?.version ?? 0, simulated: newest?.simulated ?? false, committedAt: newest?.committedAt ?? '' };
}

/** What a pin to `version` refers to. */
export async function describeVersion(store: Store, version: number): Promise<VersionDescription> {
  if (version === 0) return { known: true, simulated: false, committedAt: '', replaced: false };
  const unknown = { known: false, simulated: false, committedAt: '', replaced: false };
  if (!Number.isSafeInteger(version) || version < 0 || version > 2_147_483_647) return unknown;
  const row = await store.reader.dataVersion.findUnique({ where: { version } });
  if (row === null) return unknown;
  const newest = await getDataVersion(store);
  return { known: true, simulated: row.simulated, committedAt: row.committedAt, replaced: row.simulated && !newest.simulated };
}

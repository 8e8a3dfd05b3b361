import 'server-only';
import { getEnv } from '@/lib/env';
import { onProcess } from '@/lib/keep/on-process';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';

interface Connection {
  /** Where a command answers from another store than its process has, as a dry run does. */
  other: string | null;
  opened: { readonly url: string; readonly store: Promise<Store> } | undefined;
}

const connection = onProcess('connection to the store', (): Connection => ({ other: null, opened: undefined }));

/** The store of this process, opened once; a failed opening is tried again by the next caller. */
export async function getStore(): Promise<Store> {
  const url = connection.other ?? getEnv().DATABASE_URL;
  if (connection.opened?.url === url) return await connection.opened.store;
  const opening = { url, store: openStore(url, { manner: 'responsive' }) };
  connection.opened = opening;
  try {
    return await opening.store;
  } catch (error) {
    if (connection.opened === opening) connection.opened = undefined;
    throw error;
  }
}

/** Lets what is read in `work` come from the store at `databaseUrl`, and closes it. Nothing else of the process may read meanwhile. */
export async function withOtherStore<Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> {
  const { other, opened } = connection;
  Object.assign(connection, { other: databaseUrl, opened: undefined } satisfies Connection);
  try {
    return await work();
  } finally {
    await closeOpened();
    Object.assign(connection, { other, opened } satisfies Connection);
  }
}

async function closeOpened(): Promise<void> {
  if (connection.opened !== undefined) await (await connection.opened.store).close();
}

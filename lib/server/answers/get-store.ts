import 'server-only';
import { getEnv } from '@/lib/env';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';

// Where a command answers from another store than its process has, as a dry run does.
let other: string | null = null;
let opened: { readonly url: string; readonly store: Promise<Store> } | undefined;

/** The store of this process, opened once; a failed opening is tried again by the next caller. */
export async function getStore(): Promise<Store> {
  const url = other ?? getEnv().DATABASE_URL;
  if (opened?.url === url) return await opened.store;
  const store = openStore(url, { manner: 'responsive' });
  opened = { url, store };
  try {
    return await store;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

/** Lets what is read in `work` come from the store at `databaseUrl`, and closes it. Nothing else of the process may read meanwhile. */
export async function withOtherStore<Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> {
  const [before, kept] = [other, opened];
  other = databaseUrl;
  opened = undefined;
  try {
    return await work();
  } finally {
    await closeOpened();
    [other, opened] = [before, kept];
  }
}

async function closeOpened(): Promise<void> {
  if (opened !== undefined) await (await opened.store).close();
}

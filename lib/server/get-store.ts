import 'server-only';
import { getEnv } from '@/lib/env';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';

let opened: { readonly url: string; readonly store: Promise<Store> } | undefined;

/** The store of this process, opened once; a failed opening is tried again by the next caller. */
export async function getStore(): Promise<Store> {
  const url = getEnv().DATABASE_URL;
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

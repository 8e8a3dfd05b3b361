import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';
import type { Market } from '@/lib/market/market';
import type { Note } from '@/lib/market/note';
import { readNotes } from '@/lib/store/notes';
import { getStore } from './get-store';

const kept = keepOnProcess<readonly Note[]>('notes', { mostBytes: 2 * 1024 * 1024 });

/** The market with the notes of the user's own, as they stood at its version, which `stamp` tells apart from the same number of another store. */
export async function attachNotes(market: Market, stamp: string): Promise<Market> {
  const store = await getStore();
  const notes = await kept.get([store.databaseUrl, stamp].join('|'), () => readNotes(store, market.dataVersion));
  return { ...market, notes };
}

/** Drops what is kept (tests, and after a commit in this process). */
export function forgetNotes(): void {
  kept.forget();
}

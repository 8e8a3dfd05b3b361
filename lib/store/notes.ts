import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Note } from '@/lib/market/note';
import { commitUniverseRows, requireDistinct, type UniverseCommitOptions, type UniverseCommitResult } from './commit-universe-rows';
import { noteTable, selectNotes } from './sql/note-rows';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

/** A stored note, with the list that it belongs to. */
export interface StoredNote extends Note {
  readonly listId: string;
}

/**
 * Makes the notes all that stands of a list: those that stand already are left alone, others are withdrawn under the new version.
 * @throws RangeError for a bad day, a note that ends before it begins and one that stands twice, LeaseLost, MixedDataSet between real and simulated.
 */
export async function commitNotes(
  store: Store,
  listId: string,
  notes: readonly Note[],
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  for (const { from, to, knownFrom } of notes) {
    for (const day of [from, to, knownFrom])
      if (!isSessionDate(day)) throw new RangeError(`"${String(day)}" is no date; it is written YYYY-MM-DD`);
    if (to < from) throw new RangeError(`A note begins on ${from} and ends on ${to}, before it`);
  }
  requireDistinct(
    notes.map(({ from, to, text }) => `${from} to ${to}: ${text}`),
    'The note',
  );
  const rows = notes.map(({ from, to, text, knownFrom, source }) => [from, to, text, knownFrom, source]);
  // A list owns its notes as a universe owns its rows.
  return await commitUniverseRows(store, { table: noteTable, universeId: listId, rows, isWhole: true }, 'notes', options);
}

const day = z.string().refine(isSessionDate);
const stored = z.array(z.object({ listId: z.string(), from: day, to: day, text: z.string(), knownFrom: day, source: z.string() }));

/** The notes of every list that stand, or stood at a data version, by their days. */
export async function readNotes(store: Store, version: number = newestVersion): Promise<StoredNote[]> {
  return stored.parse(await store.reader.$queryRawUnsafe(store.dialect.toNative(selectNotes), version, version));
}

/** What stands of a list of notes. */
export interface NoteList {
  readonly id: string;
  readonly notes: number;
  readonly first: string;
  readonly last: string;
}

/** The lists of notes that stand, by name. */
export async function listNotes(store: Store): Promise<NoteList[]> {
  const groups = await store.reader.note.groupBy({
    by: ['listId'],
    where: { removedVersion: null },
    _count: { text: true },
    _min: { from: true },
    _max: { to: true },
    orderBy: { listId: 'asc' },
  });
  return groups.map(({ listId, _count, _min, _max }) => ({ id: listId, notes: _count.text, first: _min.from ?? '', last: _max.to ?? '' }));
}
